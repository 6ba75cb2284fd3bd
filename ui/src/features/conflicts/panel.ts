/** The panel of conflicts, beside any room. */
import type { SidePanel } from '../../shared/room'
import { rules } from './rules-open.svelte'

export default {
  id: 'conflicts',
  label: 'Conflicts',
  load: () => import('./Conflicts.svelte'),
  actions: [{ id: 'conflict-rules', label: 'How much conflicts weigh…', words: 'rules severity hard soft off codes', run: () => (rules.open = true) }],
} satisfies SidePanel
