/**
 * What of the sequence is seen: zoom and scroll position, and the window of tiles around it that is in the page. The instant
 * at the left edge is what stays, whatever happens to the axis beneath it.
 */
import type { Millis } from '../../../shared/dates'
import { reveal as revealRow } from '../../../shared/widgets/windowed'
import { ROW } from './arrows'
import type { Stretch } from './rows'
import { clampZoom, EDGE, opening, scaleOf, surfaceWidth, tiles, toInstant, toX, whole, zoomed } from './scale'
import type { Scale, View } from './scale'

/** The column of keys and titles, and the head with the names of days. */
export const NAMES = 248
export const HEAD = 41

const NOWHERE: Stretch = { start: 0, end: 1 }

export class Sight {
  /** Of the scroller, without its scroll bars. */
  outerWidth = $state(0)
  outerHeight = $state(0)
  scrollX = $state(0)
  scrollY = $state(0)
  scroller = $state.raw<HTMLElement | null>(null)
  #msPerPx = $state(Number.NaN)
  /** The instant at the left edge. */
  #at: Millis = Number.NaN
  readonly #reach: () => Stretch | null

  /** `reach` is everything that must have room on the axis. */
  constructor(reach: () => Stretch | null) {
    this.#reach = reach
  }

  readonly #extent: Stretch = $derived.by(() => this.#reach() ?? NOWHERE)
  /** The part of the scroller in which bars are. */
  readonly width: number = $derived(Math.max(0, this.outerWidth - NAMES))
  readonly height: number = $derived(Math.max(0, this.outerHeight - HEAD))
  readonly ready: boolean = $derived(this.width > 0 && !Number.isNaN(this.#msPerPx))
  readonly scale: Scale = $derived.by(() => scaleOf(this.#extent, this.ready ? this.#msPerPx : 1, this.width))
  readonly surface: number = $derived.by(() => surfaceWidth(this.#extent, this.scale.msPerPx, this.width))

  // Numbers, so that what is drawn is computed again only when another tile comes into sight.
  readonly left: number = $derived(tiles(this.scrollX, this.width).from)
  readonly right: number = $derived(tiles(this.scrollX, this.width).to)
  readonly top: number = $derived(tiles(this.scrollY, this.height).from)
  readonly bottom: number = $derived(tiles(this.scrollY, this.height).to)

  /** Shows the beginning: everything, or what is ahead where everything could not be read. */
  open(first: (Stretch & { readonly index: number }) | null): void {
    const view = opening(this.#extent, this.width, first)
    this.#show(view)
    const isPart = view.at > this.#extent.start
    if (isPart && first !== null && this.scroller) this.#scrollTo(Math.max(0, (first.index - 1) * ROW))
  }

  fit(): void {
    this.#show(whole(this.#extent, this.width))
  }

  zoom(factor: number, share = 0.5): void {
    if (this.ready) this.#show(zoomed({ msPerPx: this.#msPerPx, at: this.#at }, factor, share, this.width, this.#extent))
  }

  /** Where zooming ends. */
  canZoom(factor: number): boolean {
    return this.ready && Math.abs(clampZoom(this.#msPerPx * factor, this.#extent) / this.#msPerPx - 1) > 0.01
  }

  /** Puts the scroll position where the left edge stands on an axis. */
  settle(scale: Scale = this.scale): void {
    if (!this.ready || Number.isNaN(this.#at)) return
    this.scrollX = toX(scale, this.#at)
    if (!this.scroller) return
    this.scroller.scrollLeft = this.scrollX
    // At first there was nothing yet that could be scrolled.
    if (this.scroller.scrollTop !== this.scrollY) this.scroller.scrollTop = this.scrollY
  }

  scrolled(): void {
    const { scroller } = this
    if (!scroller || !this.ready) return
    this.scrollY = scroller.scrollTop
    // A browser rounds scroll positions; that alone moves nothing.
    if (Math.abs(scroller.scrollLeft - this.scrollX) < 1) return
    this.scrollX = scroller.scrollLeft
    this.#at = toInstant(this.scale, this.scrollX)
  }

  /** The instant under a place of the window. */
  instantAt(clientX: number): Millis {
    return toInstant(this.scale, this.shareAt(clientX) * this.width + this.scrollX)
  }

  /** Where a place of the window lies between the left edge (0) and the right one (1). */
  shareAt(clientX: number): number {
    return (clientX - (this.scroller?.getBoundingClientRect().left ?? 0) - NAMES) / Math.max(1, this.width)
  }

  /** Scrolls as little as brings a bar into sight. */
  reveal(index: number, { start, end }: Stretch): void {
    const to = revealRow(index, ROW, this.scrollY, Math.max(ROW, this.height))
    if (to !== null) this.#scrollTo(to)
    const [from, until] = [toX(this.scale, start), toX(this.scale, end)]
    if (until > this.scrollX + EDGE && from < this.scrollX + this.width - EDGE) return
    this.#at = start - this.scale.msPerPx * (this.width / 4)
    this.settle()
  }

  #scrollTo(top: number): void {
    this.scrollY = top
    if (this.scroller) this.scroller.scrollTop = top
  }

  #show({ msPerPx, at }: View): void {
    this.#msPerPx = msPerPx
    this.#at = at
    this.settle()
  }
}
