/** Where in the window the person is. The place is in the address, so that back, forward and a reload keep it. */

import { parsePlace, placeHref } from './place'
import type { Place } from './place'

export { placeHref }
export type { Place }

class Router {
  place = $state.raw<Place>(parsePlace(globalThis.location.hash))

  constructor() {
    globalThis.addEventListener('hashchange', () => (this.place = parsePlace(globalThis.location.hash)))
  }

  go(room: string, path: readonly string[] = [], query: Readonly<Record<string, string>> = {}): void {
    globalThis.location.hash = placeHref(room, path, query)
    this.place = parsePlace(globalThis.location.hash)
  }

  /** Changes the address without a step in the history: filters, scroll positions. */
  replace(room: string, path: readonly string[] = [], query: Readonly<Record<string, string>> = {}): void {
    globalThis.history.replaceState(null, '', placeHref(room, path, query))
    this.place = parsePlace(globalThis.location.hash)
  }
}

export const router = new Router()
