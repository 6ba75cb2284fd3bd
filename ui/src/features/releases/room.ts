/** The room of releases: the list, and one page for each. */
import Package from '@lucide/svelte/icons/package'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'

export default {
  id: 'releases',
  label: 'Releases',
  icon: Package,
  order: 30,
  load: () => import('./Releases.svelte'),
  actions: [
    { id: 'release-new', label: 'New release', words: 'draw create add', keys: 'n', run: () => router.go('releases', ['new']) },
    { id: 'release-templates', label: 'Templates of releases', words: 'pattern kept again edit remove', run: () => router.go('releases', ['templates']) },
  ],
} satisfies Room
