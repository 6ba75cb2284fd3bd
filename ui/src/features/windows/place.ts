/** Addresses inside this room that keep the year which is shown. */
import { placeHref, router } from '../../shared/router.svelte'

export function hrefHere(path: readonly string[] = []): string {
  return placeHref('windows', path, query())
}

export function goHere(path: readonly string[] = []): void {
  router.go('windows', path, query())
}

function query(): Readonly<Record<string, string>> {
  const { year } = router.place.query
  return year === undefined ? {} : { year }
}
