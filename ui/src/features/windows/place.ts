/** Addresses inside this room that keep the year which is shown. */
import { placeHref, router } from '../../shared/router.svelte'

export function hrefHere(path: readonly string[] = []): string {
  const { year } = router.place.query
  return placeHref('windows', path, year === undefined ? {} : { year })
}
