/** The room of milestones: what projects promised to releases, and whether it comes in time for their trains. */
import Milestone from '@lucide/svelte/icons/milestone'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'
import { filterHere } from './place'

export default {
  id: 'milestones',
  label: 'Milestones',
  icon: Milestone,
  order: 65,
  load: () => import('./Milestones.svelte'),
  actions: [
    { id: 'milestone-new', label: 'New milestone…', words: 'project promise baseline forecast create add', keys: 'n', run: () => router.go('milestones', ['new'], filterHere()) },
    { id: 'milestone-late', label: 'Show late milestones', words: 'project slip delay train freeze', run: () => router.go('milestones', [], { late: 'yes' }) },
    { id: 'milestone-import', label: 'Import milestones…', words: 'project jira microsoft xml csv ics calendar', run: () => router.go('exchange', ['import'], { kind: 'milestones' }) },
  ],
} satisfies Room
