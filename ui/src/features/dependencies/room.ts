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
    { id: 'critical-path', label: 'Critical path', words: 'float slack', run: () => router.go('dependencies', ['releases'], { view: 'critical' }) },
  ],
} satisfies Room
