/**
 * The lines and names of the time axis, for one window of tiles at a time. Days are found once for each window,
 * in the zone that is shown; a day of 23 or 25 hours is as long as it is.
 */
import { dayBoundaries, formatDay, formatLongDate, formatMonth, formatTime, formatWeekday, localParts } from '../../../shared/dates'
import type { DayBoundary } from '../../../shared/dates'
import { DAY, HOUR, MINUTE } from './scale'
import type { Scale } from './scale'
import type { Millis, Stretch } from './stretch'

export interface Tick extends Stretch {
  readonly label: string
  /** Drawn stronger, through all lanes. */
  readonly major: boolean
}

export interface Axis {
  /** Months, weeks or days: what the row below is part of. */
  readonly upper: readonly Tick[]
  /** Weeks, days, hours or quarters of an hour. */
  readonly lower: readonly Tick[]
  readonly weekends: readonly Stretch[]
}

/** Pixels from one tick to the next, so that ticks laid beside each other stand where they belong. */
export function tickWidth({ lower }: Axis, at: number, { msPerPx }: Scale): number {
  const tick = lower[at]
  return tick ? ((lower[at + 1]?.start ?? tick.end) - tick.start) / msPerPx : 0
}

/** Pixels that a name needs beside its neighbour. */
const NAME = 46

export function axis(range: Stretch, msPerPx: number, zone: string): Axis {
  // A week early, so that the name of a week or month that began before the window is there.
  const days = dayBoundaries(range.start - 7 * DAY, range.end + DAY, zone)
  const ends = days.map((day, at) => days[at + 1]?.at ?? day.at + DAY)
  const pxPerDay = DAY / msPerPx
  const weekends = days.flatMap((day, at) => (day.weekday > 5 ? [{ start: day.at, end: ends[at] ?? day.at }] : []))
  if (pxPerDay < 20) return { upper: months(days, ends, zone), lower: weeks(days, ends, () => 'W'), weekends }
  if (pxPerDay < 6 * NAME) {
    return { upper: weeks(days, ends, (day) => `${formatMonth(day.at, zone)} · W`), lower: dayTicks(days, ends, pxPerDay, zone), weekends }
  }
  const upper = days.map((day, at) => ({ start: day.at, end: ends[at] ?? day.at, label: `${formatLongDate(day.at, zone)} · W${day.week}`, major: true }))
  return { upper, lower: hours(days, ends, range, msPerPx, zone), weekends }
}

function months(days: readonly DayBoundary[], ends: readonly Millis[], zone: string): Tick[] {
  return runs(days, ends, (day) => `${day.year}-${day.month}`, (day) => formatMonth(day.at, zone), (day) => day.day === 1)
}

function weeks(days: readonly DayBoundary[], ends: readonly Millis[], before: (day: DayBoundary) => string): Tick[] {
  const label = (day: DayBoundary): string => `${before(day)}${String(day.week).padStart(2, '0')}`
  return runs(days, ends, (day) => String(day.week), label, (day) => day.weekday === 1)
}

/** Days with the same group make one tick; it is major where `begins` says that a group truly begins. */
function runs(
  days: readonly DayBoundary[], ends: readonly Millis[],
  group: (day: DayBoundary) => string, label: (day: DayBoundary) => string, begins: (day: DayBoundary) => boolean,
): Tick[] {
  const found: Tick[] = []
  let current = ''
  days.forEach((day, at) => {
    const end = ends[at] ?? day.at
    const last = found.at(-1)
    if (last && group(day) === current) found[found.length - 1] = { ...last, end }
    else found.push({ start: day.at, end, label: label(day), major: begins(day) })
    current = group(day)
  })
  return found
}

function dayTicks(days: readonly DayBoundary[], ends: readonly Millis[], pxPerDay: number, zone: string): Tick[] {
  return days.map((day, at) => ({
    start: day.at,
    end: ends[at] ?? day.at,
    label: pxPerDay >= 96 ? `${formatWeekday(day.at, zone)} ${formatDay(day.at, zone)}` : pxPerDay >= NAME ? `${formatWeekday(day.at, zone)} ${day.day}` : String(day.day),
    major: day.weekday === 1,
  }))
}

const STEPS = [15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR, 6 * HOUR] as const

function hours(days: readonly DayBoundary[], ends: readonly Millis[], range: Stretch, msPerPx: number, zone: string): Tick[] {
  const step = STEPS.find((one) => one / msPerPx >= NAME) ?? 6 * HOUR
  const unit = Math.min(step, HOUR)
  const found: Tick[] = []
  days.forEach((day, index) => {
    const end = ends[index] ?? day.at
    if (end <= range.start || day.at >= range.end) return
    const marks: Millis[] = []
    for (let at = day.at; at < end; at += unit) {
      // On the wall and not from midnight: after clocks changed, 06:00 is still a line and 05:00 is not.
      const wall = localParts(at, zone).time
      const sinceMidnight = (Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3))) * MINUTE
      if (sinceMidnight % step === 0) marks.push(at)
    }
    marks.forEach((at, place) => found.push({ start: at, end: marks[place + 1] ?? end, label: formatTime(at, zone), major: at === day.at }))
  })
  return found
}
