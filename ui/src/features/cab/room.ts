/** The room of the change advisory board: its meetings, what each decides, and the pack on paper. */
import Gavel from '@lucide/svelte/icons/gavel'
import type { Room } from '../../shared/room'
import { printing } from './printing.svelte'

export default {
  id: 'cab',
  label: 'CAB',
  icon: Gavel,
  order: 40,
  load: () => import('./Cab.svelte'),
  actions: [{ id: 'cab-print', label: 'Print the CAB pack…', words: 'pdf paper export board meeting', keys: 'mod+p', run: () => printing.ask() }],
} satisfies Room
