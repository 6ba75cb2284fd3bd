/** From pixels to instants and back, zoom, windows of tiles, and the steps to which a drag holds. Pure. */
import type { Millis, Stretch } from './stretch'

export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000

/** A linear axis: `origin` stands at pixel 0. */
export interface Scale {
  readonly origin: Millis
  readonly msPerPx: number
}

export function toX(scale: Scale, at: Millis): number {
  return (at - scale.origin) / scale.msPerPx
}

export function toInstant(scale: Scale, x: number): Millis {
  return scale.origin + x * scale.msPerPx
}

/** From an hour to a quarter across the whole view. */
export const NARROWEST: Millis = HOUR
export const WIDEST: Millis = 92 * DAY

export function clampSpan(span: Millis): Millis {
  return Math.min(WIDEST, Math.max(NARROWEST, span))
}

/** The range after a zoom, with the instant at `share` (0 left, 1 right) left where it is. */
export function zoomAround(range: Stretch, factor: number, share: number): Stretch {
  const span = clampSpan((range.end - range.start) * factor)
  const fixed = range.start + (range.end - range.start) * share
  const start = fixed - span * share
  return { start, end: start + span }
}

/** Scrolling inside a tile of this size changes nothing that is drawn. They are small, so that no frame has much to add. */
export const TILE_X = 128
export const TILE_Y = 64
/** The ground behind the bars is wide and made of little, so it is laid in long strips, and rarely. */
export const TILE_GROUND = 512

/** The window of whole tiles around what is seen, with some to spare on each side. */
export function tiles(scroll: number, viewport: number, tile: number, spare = 1): { readonly from: number; readonly to: number } {
  return { from: (Math.floor(scroll / tile) - spare) * tile, to: (Math.ceil((scroll + viewport) / tile) + spare) * tile }
}

/** The nearest multiple of a step. Every zone of today is a multiple of 15 minutes from UTC, so this is right on all walls. */
export function snap(at: Millis, step: Millis): Millis {
  return Math.round(at / step) * step
}

export type SnapStep = 'quarter-hour' | 'hour' | 'day'

export const SNAP_MS: Readonly<Record<SnapStep, Millis>> = { 'quarter-hour': 15 * MINUTE, hour: HOUR, day: DAY }

/** The finest step that a hand can still choose at this zoom. */
export function snapStep(msPerPx: number): SnapStep {
  if (msPerPx <= 30 * MINUTE) return 'quarter-hour'
  return msPerPx <= 75 * MINUTE ? 'hour' : 'day'
}
