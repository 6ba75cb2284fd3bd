/** The float behind a bar: how late it can be before another moves, and before the end of everything does. Pure. */
import type { CriticalItem } from '../../../backend'
import { MINUTE } from '../../../shared/dates'
import type { Millis } from '../../../shared/dates'
import type { Row, Stretch } from './rows'

export interface Tail extends Stretch {
  /** Until here it is late and nobody else moves. */
  readonly free: Millis
}

/**
 * The tail of a row; `null` where there is no float. It begins at the bar's end. Where what it waits for makes a release
 * later than planned, its float counts from the time at which it can end at the earliest.
 */
export function tailOf({ start, end, item }: Stretch & { readonly item: CriticalItem }, projectStart: Millis | null): Tail | null {
  if (item.total_float <= 0) return null
  const earliest = projectStart === null ? end : Math.max(end, projectStart + item.early_start * MINUTE + (end - start))
  const total = earliest + item.total_float * MINUTE
  return { start: earliest, free: Math.min(total, earliest + Math.max(0, item.free_float) * MINUTE), end: total }
}

/** What a row takes up on the axis, with its tail. */
export function reachOf(row: Row, projectStart: Millis | null): Stretch {
  return { start: row.start, end: tailOf(row, projectStart)?.end ?? row.end }
}

/** A stretch of pixels cut at the window, so that what is long is not painted where nobody sees it; `null` where nothing is left. */
export function cut(from: number, to: number, window: { readonly from: number; readonly to: number }): { readonly x: number; readonly width: number } | null {
  const x = Math.max(from, window.from)
  const end = Math.min(to, window.to)
  return end > x ? { x, width: end - x } : null
}
