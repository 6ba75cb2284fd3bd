/** Places inside a page of the guide, and the way to them for the eye and for the keyboard. */
import { router } from '../../shared/router.svelte'

/** The id of what a section's address leads to. */
export function anchor(section: string): string {
  return `guide-${section}`
}

/** Follows a link inside the guide, also to where the address stands already. */
export function follow(event: MouseEvent, page: string, section?: string): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  router.go('guide', section === undefined ? [page] : [page, section])
}

/** How far below the edge a section stands that was gone to, in pixels. */
const ABOVE = 12

/** Brings a section of a page into sight and the keyboard to it; the top of the page where there is none of that name. */
export function arrive(page: HTMLElement, section: string | undefined): void {
  const place = section === undefined ? null : document.getElementById(anchor(section))
  place?.focus({ preventScroll: true })
  // The page alone moves: to scroll a place into view would move the frame too.
  const top = place === null ? 0 : page.scrollTop + place.getBoundingClientRect().top - page.getBoundingClientRect().top - ABOVE
  page.scrollTo({ top })
}
