/** The room of the change advisory board: its meetings, what each decides, and the pack on paper. */
import Gavel from '@lucide/svelte/icons/gavel'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'
import { printing } from './printing.svelte'

/** The dialog stands in the room, so the way from elsewhere leads through it. */
function print(): void {
  if (router.place.room !== 'cab') router.go('cab')
  printing.ask()
}

export default {
  id: 'cab',
  label: 'CAB',
  icon: Gavel,
  order: 40,
  load: () => import('./Cab.svelte'),
  actions: [{ id: 'cab-print', label: 'Print the CAB pack…', words: 'pdf paper export board meeting', keys: 'mod+p', run: print }],
} satisfies Room
