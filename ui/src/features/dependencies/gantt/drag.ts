/** Ties the pointer to the mover: a press that goes far enough carries the bar beneath it, and Escape gives it back. */
import type { Millis } from '../../../shared/dates'
import type { Mover } from './mover.svelte'
import type { Row } from './rows'
import { pulled } from './steps'

/** Pixels that a press may tremble before it is a drag. */
const THRESHOLD = 4

/** What the view knows about its surface. */
export interface Ground {
  readonly rowOf: (key: string) => Row | undefined
  /** The instant under a place of the window. */
  readonly at: (clientX: number) => Millis
  readonly msPerPx: () => number
  readonly zone: () => string
}

interface Press {
  readonly pointer: number
  readonly x: number
  readonly at: Millis
  readonly row: Row
  carrying: boolean
}

export class Drag {
  /** Whether the last press was a drag, so that the click at its end means nothing. */
  dragged = false
  readonly #mover: Mover
  readonly #ground: Ground
  #press: Press | null = null

  constructor(mover: Mover, ground: Ground) {
    this.#mover = mover
    this.#ground = ground
  }

  readonly down = (event: PointerEvent): void => {
    // A second finger does not take over from the first.
    if (event.button !== 0 || this.#press !== null || this.#mover.held !== null) return
    this.dragged = false
    const bar = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-bar]') : null
    const row = this.#ground.rowOf(bar?.dataset['bar'] ?? '')
    if (row) this.#press = { pointer: event.pointerId, x: event.clientX, at: this.#ground.at(event.clientX), row, carrying: false }
  }

  readonly move = (event: PointerEvent): void => {
    const press = this.#press
    if (press?.pointer !== event.pointerId) return
    if (!press.carrying) {
      if (Math.abs(event.clientX - press.x) < THRESHOLD) return
      this.dragged = true
      if (!this.#mover.take(press.row, false)) {
        this.#press = null
        return
      }
      press.carrying = true
      if (event.currentTarget instanceof Element) capture(event.currentTarget, event.pointerId)
      globalThis.addEventListener('keydown', this.#key, true)
    }
    const by = this.#ground.at(event.clientX) - press.at
    this.#mover.carry(pulled(press.row, by, this.#ground.msPerPx(), this.#ground.zone()))
  }

  readonly up = (event: PointerEvent): void => {
    const press = this.#press
    if (press?.pointer !== event.pointerId) return
    this.move(event)
    this.#end()
    if (press.carrying) void this.#mover.drop()
  }

  readonly cancel = (): void => {
    const isCarrying = this.#press?.carrying === true
    this.#end()
    if (isCarrying) this.#mover.giveUp()
  }

  #end(): void {
    this.#press = null
    globalThis.removeEventListener('keydown', this.#key, true)
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.cancel()
  }
}

/** A pointer that was let go meanwhile cannot be captured; the drag is then simply without capture. */
function capture(element: Element, pointer: number): void {
  try {
    element.setPointerCapture(pointer)
  } catch {
    // Nothing is lost: the events still come while the pointer is over the surface.
  }
}
