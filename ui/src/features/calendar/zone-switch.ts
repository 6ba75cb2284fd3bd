/** Another zone on the same time: what is seen stays what is seen. Pure. */
import { addMonths, dateStart, DAY, HOUR, localParts, monthStart, wallMillis, weekStart } from '../../shared/dates'
import type { Millis } from '../../shared/dates'

/** The part of the calendar that each view shows at a time; the timeline has none, it stands on instants. */
export type Period = 'week' | 'month' | 'year' | null

function bounds(at: Millis, period: Exclude<Period, null>, zone: string): { readonly start: Millis; readonly end: Millis } {
  const start = period === 'week' ? weekStart(at, zone) : period === 'month' ? monthStart(at, zone) : dateStart(`${localParts(at, zone).date.slice(0, 4)}-01-01`, zone)
  const end = period === 'week' ? weekStart(start + 7.5 * DAY, zone) : addMonths(start, period === 'month' ? 1 : 12, zone)
  return { start, end }
}

/**
 * The instant around which the calendar is shown in the new zone. A week that begins at midnight on one wall is still the
 * week before on another: then the middle of what was seen is taken, or nearly everything in view would be other days.
 */
export function keptInstant(at: Millis, period: Period, from: string, to: string): Millis {
  if (period === null || from === to || Number.isNaN(at)) return at
  const before = bounds(at, period, from)
  const middle = (before.start + before.end) / 2
  const after = bounds(middle, period, to)
  return at >= after.start && at < after.end ? at : middle
}

/** How many hours later it is on the wall of one zone than on that of another. */
export function hoursApart(at: Millis, from: string, to: string): number {
  return Number.isNaN(at) ? 0 : (wallMillis(at, to) - wallMillis(at, from)) / HOUR
}
