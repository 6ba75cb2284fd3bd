/** The room of bundles: which changes a release takes along within its risk budget, and which are put off. */
import Boxes from '@lucide/svelte/icons/boxes'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'
import { asking } from './asking.svelte'

export default {
  id: 'bundles',
  label: 'Bundles',
  icon: Boxes,
  order: 67,
  load: () => import('./Bundles.svelte'),
  actions: [
    {
      id: 'change-new', label: 'New candidate change…', words: 'bundle risk budget points create add', keys: 'n',
      run: () => {
        if (router.place.room !== 'bundles') router.go('bundles')
        asking.change('new')
      },
    },
    { id: 'change-import', label: 'Import candidate changes…', words: 'bundle csv table', run: () => router.go('exchange', ['import'], { kind: 'changes' }) },
  ],
  hints: [{ keys: 'Enter', label: 'Edit the change of the card' }],
} satisfies Room
