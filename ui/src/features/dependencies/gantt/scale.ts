/** The time axis of the sequence view: from instants to pixels and back, zoom, and what part of it is shown first. Pure. */
import { DAY, HOUR, MINUTE } from '../../../shared/dates'
import type { Millis } from '../../../shared/dates'
import type { Stretch } from './rows'

/** A linear axis: `origin` stands at pixel 0. */
export interface Scale {
  readonly origin: Millis
  readonly msPerPx: number
}

/** What is seen: how near, and which instant stands at the left edge. */
export interface View {
  readonly msPerPx: number
  readonly at: Millis
}

export const NEAREST = MINUTE / 3
export const FARTHEST = 2 * DAY
/** No nearer than this where everything is fitted: a lone release of an hour would fill the window. */
const NEAREST_FIT = 2 * MINUTE
/** Farther away than this, neighbouring days could not be told apart. */
const LEGIBLE = 2 * HOUR
/** How near it opens where the whole would not be legible. */
const OPENING = HOUR
/** Pixels between an edge of the window and what is fitted into it. */
export const EDGE = 32
/** Beyond this a browser lays nothing out any more, and a pixel of a drawing is no longer exact. */
const WIDEST = 4_000_000
const LEAST_PAD = 480
/** Pixels by which the part in the page grows. Scrolling inside of a tile draws nothing anew. */
const TILE = 256

export function toX(scale: Scale, at: Millis): number {
  return (at - scale.origin) / scale.msPerPx
}

export function toInstant(scale: Scale, x: number): Millis {
  return scale.origin + x * scale.msPerPx
}

/** From the first start to the last end, floats included. */
export function extentOf(stretches: readonly Stretch[]): Stretch | null {
  let [start, end] = [Infinity, -Infinity]
  for (const one of stretches) {
    if (one.start < start) start = one.start
    if (one.end > end) end = one.end
  }
  return start <= end ? { start, end } : null
}

export function clampZoom(msPerPx: number, extent: Stretch): number {
  return Math.min(FARTHEST, Math.max(NEAREST, (extent.end - extent.start) / WIDEST, msPerPx))
}

/** Free pixels before the first and behind the last, so that anything can be carried there, and each can stand at the left edge. */
export function padOf(width: number): number {
  return Math.max(LEAST_PAD, width)
}

export function scaleOf(extent: Stretch, msPerPx: number, width: number): Scale {
  return { origin: extent.start - padOf(width) * msPerPx, msPerPx }
}

/** Pixels of the whole axis. */
export function surfaceWidth(extent: Stretch, msPerPx: number, width: number): number {
  return Math.ceil((extent.end - extent.start) / msPerPx) + 2 * padOf(width)
}

/** Everything, in the middle of the window. */
export function whole(extent: Stretch, width: number): View {
  const length = extent.end - extent.start
  const msPerPx = clampZoom(Math.max(NEAREST_FIT, length / Math.max(1, width - 2 * EDGE)), extent)
  const spare = Math.max(EDGE, (width - length / msPerPx) / 2)
  return { msPerPx, at: extent.start - spare * msPerPx }
}

/** Everything where it is legible then; else near enough to read, at the first that is still ahead. */
export function opening(extent: Stretch, width: number, first: Stretch | null): View {
  const all = whole(extent, width)
  if (all.msPerPx <= LEGIBLE) return all
  return { msPerPx: OPENING, at: (first ?? extent).start - EDGE * OPENING }
}

/** Nearer or farther around the place at `share` (0 left, 1 right), which stays where it is. */
export function zoomed({ msPerPx, at }: View, factor: number, share: number, width: number, extent: Stretch): View {
  const next = clampZoom(msPerPx * factor, extent)
  return { msPerPx: next, at: at + share * width * (msPerPx - next) }
}

/** The window of whole tiles around what is seen. */
export function tiles(scroll: number, size: number): { readonly from: number; readonly to: number } {
  return { from: (Math.floor(scroll / TILE) - 1) * TILE, to: (Math.ceil((scroll + size) / TILE) + 1) * TILE }
}
