/** Addresses inside this room: `#/bundles/RELEASE?to=NEXT`. */
import { router } from '../../shared/router.svelte'

/** Shows a release; whom it puts off to is asked anew, because what comes later differs. */
export function choose(release: string): void {
  router.go('bundles', release === '' ? [] : [release])
}

/** Names the release to which others are put off; the next one of the train where nothing is said. */
export function putOffTo(release: string, next: string): void {
  router.replace('bundles', [release], next === '' ? {} : { to: next })
}
