/** A runbook in words and as strips: when each step starts, and where its bar and its float lie within the whole. Pure. */
import type { RunbookView, StepView } from '../../../backend'
import { daysBetween, formatMinutes, formatTime, localParts, MINUTE, toMillis } from '../../../shared/dates'
import type { Millis } from '../../../shared/dates'

/** `[start, end)` of a whole runbook, as long as it takes. */
export interface Whole {
  readonly start: Millis
  readonly end: Millis
}

/** Parts of the whole, from 0 to 100. */
export interface Strip {
  readonly left: number
  readonly width: number
  /** The float behind the bar. */
  readonly tail: number
}

/** `null` where there is no step, and so nothing that lasts. */
export function wholeOf({ steps, takes_minutes }: RunbookView): Whole | null {
  if (steps.length === 0) return null
  const start = Math.min(...steps.map(({ at }) => toMillis(at.start)))
  return { start, end: start + Math.max(1, takes_minutes) * MINUTE }
}

const within = (part: number): number => Math.min(100, Math.max(0, part))

function share(at: Millis, { start, end }: Whole): number {
  return within(((at - start) / (end - start)) * 100)
}

export function stripOf({ at, total_float }: Pick<StepView, 'at' | 'total_float'>, whole: Whole): Strip {
  const end = toMillis(at.end)
  const [left, right] = [share(toMillis(at.start), whole), share(end, whole)]
  return { left, width: right - left, tail: share(end + Math.max(0, total_float) * MINUTE, whole) - right }
}

/** Where the rollback reserve begins; `null` where the runbook ends before. */
export function reserveAt({ room_minutes }: RunbookView, whole: Whole): number | null {
  const at = share(whole.start + room_minutes * MINUTE, whole)
  return at < 100 ? at : null
}

/** `22:05`, and `00:10 (+1)` on the day after the runbook began. */
export function sayStart(at: string, whole: Whole, zone: string): string {
  const days = daysBetween(localParts(whole.start, zone).date, localParts(at, zone).date)
  return `${formatTime(at, zone)}${days > 0 ? ` (+${days})` : ''}`
}

export function sayTakes({ takes_minutes, room_minutes }: RunbookView): string {
  return `Takes ${formatMinutes(takes_minutes)} of ${formatMinutes(Math.max(0, room_minutes))} before the rollback reserve.`
}

/** By how much it takes too long; nothing where it ends in time. */
export function sayOver({ over_minutes }: RunbookView): string | null {
  return over_minutes > 0 ? `${formatMinutes(over_minutes)} too long: it runs into the rollback reserve. Shorten steps, let them run side by side, or give the release more time.` : null
}

export function sayFloat({ total_float, critical }: Pick<StepView, 'total_float' | 'critical'>): string {
  return critical ? 'critical' : formatMinutes(total_float)
}
