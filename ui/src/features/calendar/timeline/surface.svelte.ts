/**
 * The surface under the timeline's scroll bars. It is a stretch of fixed width that moves along the endless axis: when the
 * person scrolls near one of its ends it is laid anew around what is seen, so that no zoom makes it too wide for the browser.
 */
import { tick } from 'svelte'
import { ANCHOR, place } from '../place.svelte'
import { TILE_GROUND, TILE_X, TILE_Y, tiles, toInstant } from '../timeline-core'
import type { Millis, Scale } from '../timeline-core'

export const SURFACE = 48_000
/** Nearer than this to an end, the surface is laid anew. */
const NEAR = 6_000
/** A scroll that has ended is not disturbed by a new surface. */
const REST_MS = 140
/** Tiles of bars that are drawn around what is seen, before anybody scrolls there. */
const SPARE = 2

export class Surface {
  /** The part of the view in which bars are: without the names of lanes. */
  width = $state(0)
  height = $state(0)
  scrollX = $state(SURFACE / 2)
  scrollY = $state(0)
  #origin = $state<Millis>(Number.NaN)
  /** At first only what is seen is drawn, so that it is there sooner. */
  #spare = $state(0)
  #timer: ReturnType<typeof setTimeout> | undefined
  #frame = 0
  scroller: HTMLElement | null = null

  readonly msPerPx: number = $derived(place.span / Math.max(320, this.width))
  readonly scale: Scale = $derived({ origin: this.#origin, msPerPx: this.msPerPx })
  readonly ready: boolean = $derived(this.width > 0 && !Number.isNaN(this.#origin))

  // Numbers, so that what is drawn is computed again only when another tile comes into sight.
  readonly fromX: number = $derived(tiles(this.scrollX, this.width, TILE_X, this.#spare).from)
  readonly toX: number = $derived(tiles(this.scrollX, this.width, TILE_X, this.#spare).to)
  readonly fromY: number = $derived(tiles(this.scrollY, this.height, TILE_Y, this.#spare).from)
  readonly toY: number = $derived(tiles(this.scrollY, this.height, TILE_Y, this.#spare).to)
  /** The stretch for which the ground behind the bars and the axis above them are laid. */
  readonly groundFrom: number = $derived(tiles(this.scrollX, this.width, TILE_GROUND).from)
  readonly groundTo: number = $derived(tiles(this.scrollX, this.width, TILE_GROUND).to)
  readonly groundTop: number = $derived(tiles(this.scrollY, this.height, TILE_GROUND).from)
  readonly groundBottom: number = $derived(tiles(this.scrollY, this.height, TILE_GROUND).to)

  /** Lays the surface around an instant, which then stands at the left edge. */
  lay(from: Millis): void {
    this.#origin = from - (SURFACE / 2) * this.msPerPx
    this.scrollX = SURFACE / 2
    if (this.#spare === 0) this.#frame = requestAnimationFrame(() => { this.#frame = requestAnimationFrame(() => { this.#spare = SPARE }) })
    if (!this.scroller) return
    this.scroller.scrollLeft = SURFACE / 2
    // The first time, there is nothing to scroll yet.
    if (this.scroller.scrollLeft === 0) void tick().then(() => this.scroller?.scrollTo({ left: this.scrollX }))
  }

  scrolled(): void {
    const { scroller } = this
    if (!scroller || !this.ready) return
    this.scrollX = scroller.scrollLeft
    this.scrollY = scroller.scrollTop
    const from = toInstant(this.scale, this.scrollX)
    place.at = from + place.span * ANCHOR
    clearTimeout(this.#timer)
    const atEnd = this.scrollX < 2 || this.scrollX > SURFACE - this.width - 2
    if (atEnd) this.lay(from)
    else if (this.scrollX < NEAR || this.scrollX > SURFACE - this.width - NEAR) this.#timer = setTimeout(() => this.lay(toInstant(this.scale, this.scrollX)), REST_MS)
  }

  stop(): void {
    clearTimeout(this.#timer)
    cancelAnimationFrame(this.#frame)
  }
}
