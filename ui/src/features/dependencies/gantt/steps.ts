/** How a bar steps along the axis, by pointer and by keyboard. Pure. */
import { addDays, DAY, HOUR, MINUTE } from '../../../shared/dates'
import type { Millis } from '../../../shared/dates'
import type { Stretch } from './rows'

export const QUARTER = 15 * MINUTE

export function same(a: Stretch, b: Stretch): boolean {
  return a.start === b.start && a.end === b.end
}

const startingAt = ({ start, end }: Stretch, at: Millis): Stretch => ({ start: at, end: at + (end - start) })

/** The nearest multiple of a step. Every zone of today is a multiple of 15 minutes from UTC, so this is right on all walls. */
function snap(at: Millis, step: Millis): Millis {
  return Math.round(at / step) * step
}

/** The same wall time some days later, as long as before. */
function byDays(from: Stretch, days: number, zone: string): Stretch {
  return days === 0 ? from : startingAt(from, addDays(from.start, days, zone))
}

/**
 * Where a bar goes that was pulled so far. A hand that is near steps by quarters of an hour. From afar no hand could choose
 * them: there it steps by hours, and farther away by days on the wall, as it does on the calendar.
 */
export function pulled(from: Stretch, by: Millis, msPerPx: number, zone: string): Stretch {
  const step = msPerPx <= 30 * MINUTE ? QUARTER : msPerPx <= 75 * MINUTE ? HOUR : DAY
  if (step === DAY) return byDays(from, Math.round(by / DAY), zone)
  // What is off the grid stays where it is until the hand has gone a step.
  return Math.abs(by) < step / 2 ? from : startingAt(from, snap(from.start + by, step))
}

/** Where a bar goes by an arrow key: to the next quarter of an hour, or by a day on the wall. */
export function stepped(from: Stretch, by: 1 | -1, unit: 'quarter' | 'day', zone: string): Stretch {
  if (unit === 'day') return byDays(from, by, zone)
  // 22:07 goes to 22:15 and not to 22:22.
  const nearest = snap(from.start, QUARTER)
  return startingAt(from, Math.sign(nearest - from.start) === by ? nearest : nearest + by * QUARTER)
}
