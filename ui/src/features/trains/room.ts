/** The room of trains: when each leaves, who rides, who boards, and who stays behind. */
import TrainFront from '@lucide/svelte/icons/train-front'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'

export default {
  id: 'trains',
  label: 'Trains',
  icon: TrainFront,
  order: 60,
  load: () => import('./Trains.svelte'),
  actions: [
    { id: 'train-board', label: 'Board a release on a train…', words: 'departure ride carriage', run: () => router.go('trains', ['board']) },
    { id: 'train-new', label: 'New train…', words: 'timetable cadence departure create add', run: () => router.go('trains', ['new']) },
  ],
} satisfies Room
