/** The panel of conflicts, beside any room. */
import type { SidePanel } from '../../shared/room'

export default { id: 'conflicts', label: 'Conflicts', load: () => import('./Conflicts.svelte') } satisfies SidePanel
