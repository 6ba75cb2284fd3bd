/** The room of releases: the list, and one page for each. */
import Package from '@lucide/svelte/icons/package'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'
import { toasts } from '../../shared/toasts.svelte'
import { card } from './rollback/card.svelte'

/** The card is of the release that is open; its dialog stands on the page of it. */
function printCard(): void {
  const { room, path: [key] } = router.place
  if (room !== 'releases' || key === undefined || key === 'new' || key === 'templates') {
    router.go('releases')
    toasts.show('note', 'Open a release, then print its escalation card.')
    return
  }
  router.go('releases', [key])
  card.ask(key)
}

export default {
  id: 'releases',
  label: 'Releases',
  icon: Package,
  order: 30,
  load: () => import('./Releases.svelte'),
  actions: [
    { id: 'release-new', label: 'New release', words: 'draw create add', keys: 'n', run: () => router.go('releases', ['new']) },
    { id: 'release-templates', label: 'Templates of releases', words: 'pattern kept again edit remove', run: () => router.go('releases', ['templates']) },
    { id: 'escalation-card-print', label: 'Print the escalation card of this release…', words: 'pdf paper rollback way back phone chain', run: printCard },
  ],
} satisfies Room
