/** The room of dependencies: what needs what, drawn, listed, put in order. */
import Workflow from '@lucide/svelte/icons/workflow'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'

export default {
  id: 'dependencies',
  label: 'Dependencies',
  icon: Workflow,
  order: 20,
  load: () => import('./Dependencies.svelte'),
  actions: [
    { id: 'link-services', label: 'Link two services', words: 'dependency needs graph map', run: () => router.go('dependencies', ['services'], { do: 'link' }) },
    { id: 'link-releases', label: 'Link two releases', words: 'dependency waits predecessor successor', run: () => router.go('dependencies', ['releases'], { do: 'link' }) },
    { id: 'deployment-order', label: 'Deployment order', words: 'waves sequence copy', run: () => router.go('dependencies', ['releases'], { view: 'order' }) },
    { id: 'gantt', label: 'Gantt of the releases', words: 'sequence bars arrows', run: () => router.go('dependencies', ['releases'], { view: 'gantt' }) },
    { id: 'runbooks', label: 'Runbooks: steps as a map', words: 'runbook step night order wait', run: () => router.go('dependencies', ['steps']) },
    { id: 'critical-path', label: 'Critical path', words: 'float slack', run: () => router.go('dependencies', ['releases'], { view: 'critical' }) },
  ],
  hints: [
    { keys: ']', label: 'Gantt: the next arrow of the row' },
    { keys: '[', label: 'Gantt: the arrow before it' },
    { keys: 'Enter', label: 'Gantt: open the arrow, or select the release' },
    { keys: 'm', label: 'Gantt: pick up the release' },
    { keys: 'arrows', label: 'Gantt: move what is picked up, with Shift by a day' },
    { keys: 'n', label: 'Gantt: put what is picked up on its next valid slot' },
    { keys: 'r', label: 'Gantt: another time in a form' },
  ],
} satisfies Room
