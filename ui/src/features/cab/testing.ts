/** The room as the frame shows it, for its tests: in the main part of the page, at the place that the address names. */
import { render } from '@testing-library/svelte'
import { router } from '../../shared/router.svelte'
import { toasts } from '../../shared/toasts.svelte'
import Cab from './Cab.svelte'
import { drafts } from './decision/drafts.svelte'
import { texts } from './minutes/texts.svelte'
import { papers, printing } from './printing.svelte'
import { projector } from './projector.svelte'
import { MEETING } from './samples'

/** Nothing of the test before. */
export function clean(): void {
  router.go('cab')
  toasts.clear()
  drafts.clear()
  texts.clear()
  projector.on = false
  printing.press.open = false
  papers.press.open = false
}

export function enter(path: readonly string[] = [MEETING], query: Readonly<Record<string, string>> = {}) {
  for (const old of document.querySelectorAll('main')) old.remove()
  router.go('cab', path, query)
  const view = render(Cab, { target: document.body.appendChild(document.createElement('main')), props: { path: router.place.path } })
  /** Shows what the address names by now. */
  const follow = () => view.rerender({ path: router.place.path })
  return { ...view, follow }
}
