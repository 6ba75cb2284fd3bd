/** Walks the arrows of a row by keyboard, and knows the one that Enter opens. */
import type { MapLink } from '../../../backend'
import { announce } from '../../../shared/announcer.svelte'
import { idOf } from '../where'
import type { Ends } from '../where'
import { sentence } from '../words'
import type { Row } from './rows'
import { tiesOf } from './ties'
import { sayLink } from './words'

export class Ties {
  #at = $state.raw<{ readonly row: string; readonly ends: Ends } | null>(null)

  /** The arrow that was walked to, while the focus is on its row. */
  of(row: string | undefined): Ends | null {
    return this.#at !== null && this.#at.row === row ? this.#at.ends : null
  }

  step(row: Row, links: readonly MapLink[], rows: readonly Row[], by: 1 | -1): void {
    const ties = tiesOf(row.key, links, rows)
    const here = this.of(row.key)
    const at = here === null ? -1 : ties.findIndex((one) => idOf(one) === idOf(here))
    const next = at < 0 ? (by > 0 ? 0 : ties.length - 1) : (at + by + ties.length) % ties.length
    const tie = ties[next]
    if (!tie) {
      announce(`${row.key} has no arrow.`)
      return
    }
    this.#at = { row: row.key, ends: { from: tie.from, to: tie.to } }
    announce(`Arrow ${next + 1} of ${ties.length}: ${sentence('releases', tie)}, ${sayLink(tie)}. Enter opens the link.`)
  }

  leave(): void {
    this.#at = null
  }
}
