/** Parts of the page of a release to which something on it leads. */

export type PagePart = 'approvals' | 'people' | 'type'

export const PART_WORDS: Readonly<Record<PagePart, string>> = { approvals: 'the approvals', people: 'the people', type: 'the type' }

/** The id of the element around a part. */
export const partId = (part: PagePart): string => `release-${part}`

/** Shows a part and puts the focus on it, so that Tab goes on from there. */
export function leadTo(part: PagePart): void {
  const element = document.getElementById(partId(part))
  element?.scrollIntoView({ block: 'start' })
  element?.focus({ preventScroll: true })
}
