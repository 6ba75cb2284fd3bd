/**
 * What a pointer does on the map: over the ground it moves the map, from one node to another it draws a link.
 * A press that hardly moves is a click and is left to what was clicked.
 */
import type { MapNode } from '../../backend'
import { toDrawing } from './camera'
import type { Sight } from './camera'
import type { Point } from './lines'
import type { Ends } from './where'

/** How far a pointer moves before a press is a drag, in pixels. */
const SLACK = 4

export interface Ground {
  readonly sight: Sight
  readonly canLink: boolean
  /** The node at a place of the drawing. */
  nodeAt(place: Point): MapNode | null
  look(sight: Sight): void
  connect(ends: Ends, at: { readonly x: number; readonly y: number }): void
}

interface Press {
  readonly pointer: number
  readonly from: Point
  readonly sight: Sight
  readonly node: MapNode | null
}

export interface Drawn {
  readonly from: MapNode
  readonly place: Point
  /** The node on which it would be dropped. */
  readonly over: MapNode | null
}

export class Hand {
  /** The link in the hand. */
  drawn = $state.raw<Drawn | null>(null)
  panning = $state(false)
  /** Whether the click that follows was the end of a drag. */
  dragged = false
  readonly #ground: Ground
  #press: Press | null = null

  constructor(ground: Ground) {
    this.#ground = ground
  }

  down(event: PointerEvent, at: Point): void {
    this.dragged = false
    if (event.button !== 0 || this.#press) return
    const { sight, canLink } = this.#ground
    const node = canLink ? this.#ground.nodeAt(toDrawing(at, sight)) : null
    this.#press = { pointer: event.pointerId, from: at, sight, node }
  }

  /** Answers whether a drag began, so that the pointer can be captured. */
  move(event: PointerEvent, at: Point): boolean {
    const press = this.#press
    if (press?.pointer !== event.pointerId) return false
    const [dx, dy] = [at[0] - press.from[0], at[1] - press.from[1]]
    const begins = !this.dragged && Math.hypot(dx, dy) > SLACK
    if (begins) this.dragged = true
    if (!this.dragged) return false
    if (press.node === null) {
      this.panning = true
      this.#ground.look({ ...press.sight, x: press.sight.x + dx, y: press.sight.y + dy })
    } else {
      const place = toDrawing(at, this.#ground.sight)
      const over = this.#ground.nodeAt(place)
      this.drawn = { from: press.node, place, over: over?.key === press.node.key ? null : over }
    }
    return begins
  }

  up(event: PointerEvent, at: Point): void {
    if (this.#press?.pointer !== event.pointerId) return
    const drawn = this.drawn
    this.cancel()
    if (drawn?.over) this.#ground.connect({ from: drawn.from.key, to: drawn.over.key }, { x: at[0], y: at[1] })
  }

  /** Gives up what is in the hand. */
  cancel(): void {
    this.#press = null
    this.drawn = null
    this.panning = false
  }
}
