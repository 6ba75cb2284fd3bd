/**
 * A card in the hand of a pointer. A press that hardly moves is a click and is left to what was clicked; the list is
 * never changed during a drag, so that giving up needs no way back.
 */
import type { ChangeView } from '../../backend'
import { columnAt } from './board'
import type { Column, Place } from './board'

/** How far a pointer moves before a press is a drag, in pixels. */
const SLACK = 4

export interface Lifted {
  readonly view: ChangeView
  readonly from: Column
  readonly x: number
  readonly y: number
  /** The column on which it would be dropped; `null` outside of them and where it came from. */
  readonly over: Column | null
}

interface Press {
  readonly pointer: number
  readonly x: number
  readonly y: number
  readonly view: ChangeView
  readonly from: Column
}

export class Hand {
  lifted = $state.raw<Lifted | null>(null)
  #press: Press | null = null
  #places: readonly Place[] = []
  readonly #measure: () => readonly Place[]
  readonly #drop: (view: ChangeView, to: Column) => void

  constructor(measure: () => readonly Place[], drop: (view: ChangeView, to: Column) => void) {
    this.#measure = measure
    this.#drop = drop
  }

  down(event: PointerEvent, view: ChangeView, from: Column): void {
    if (event.button !== 0 || this.#press) return
    // What is pressed inside a card keeps its own meaning.
    if (event.target instanceof Element && event.target.closest('button, a, [role=menu]')) return
    this.#press = { pointer: event.pointerId, x: event.clientX, y: event.clientY, view, from }
  }

  /** Answers whether the drag began with this, so that the pointer can be captured. */
  move(event: PointerEvent): boolean {
    const press = this.#press
    if (press?.pointer !== event.pointerId) return false
    const begins = this.lifted === null
    if (begins && Math.hypot(event.clientX - press.x, event.clientY - press.y) <= SLACK) return false
    // Columns keep their place while something is in the hand, so they are measured once.
    if (begins) this.#places = this.#measure()
    const over = columnAt(this.#places, event.clientX, event.clientY)
    this.lifted = { view: press.view, from: press.from, x: event.clientX, y: event.clientY, over: over === press.from ? null : over }
    return begins
  }

  up(event: PointerEvent): void {
    if (this.#press?.pointer !== event.pointerId) return
    const lifted = this.lifted
    this.cancel()
    if (lifted !== null && lifted.over !== null) this.#drop(lifted.view, lifted.over)
  }

  cancel(): void {
    this.#press = null
    this.lifted = null
  }
}
