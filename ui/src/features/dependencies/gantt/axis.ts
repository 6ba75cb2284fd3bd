/** The lines and names of the time axis: years, months, weeks, days or hours, whichever can be read at the zoom. Pure. */
import { DAY, dayBoundaries, formatDay, formatLongDate, formatMonth, formatTime, formatWeekday, HOUR, localParts, MINUTE } from '../../../shared/dates'
import type { DayBoundary, Millis } from '../../../shared/dates'
import type { Stretch } from './rows'

export interface Tick extends Stretch {
  /** Empty where there is no room for a name. */
  readonly label: string
  /** Drawn through all rows. */
  readonly major: boolean
}

export interface Axis {
  /** What the row below is part of. */
  readonly upper: readonly Tick[]
  readonly lower: readonly Tick[]
  readonly weekends: readonly Stretch[]
}

interface Day extends DayBoundary {
  readonly end: Millis
}

/** Pixels that a name needs beside its neighbour. */
const NAME = 46
const SHORT_NAME = 30
const HOURS = [15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR] as const

export function axis(range: Stretch, msPerPx: number, zone: string): Axis {
  // A month early, so that the name of what began before the window is there.
  const found = dayBoundaries(range.start - 31 * DAY, range.end + DAY, zone)
  const days = found.map((day, at): Day => ({ ...day, end: found[at + 1]?.at ?? day.at + DAY }))
  const pxPerDay = DAY / msPerPx
  const weekends = pxPerDay < 3 ? [] : days.filter((day) => day.weekday > 5).map((day) => ({ start: day.at, end: day.end }))
  if (pxPerDay * 7 < SHORT_NAME + 4) {
    const months = runs(days, (day) => `${day.year}-${day.month}`, (day) => formatDay(day.at, zone), (day) => day.day === 1)
    // Only where the month itself is seen to begin can its first day be its name.
    const named = months.map((tick, at) => ({ ...tick, label: at > 0 && (tick.end - tick.start) / msPerPx >= NAME ? tick.label : '', major: tick.major && pxPerDay * 30 >= SHORT_NAME }))
    return { upper: runs(days, (day) => String(day.year), (day) => String(day.year), (day) => day.month === 1 && day.day === 1), lower: named, weekends }
  }
  if (pxPerDay < 20) {
    return {
      upper: runs(days, (day) => `${day.year}-${day.month}`, (day) => formatMonth(day.at, zone), (day) => day.day === 1),
      lower: runs(days, (day) => String(day.week), (day) => `W${twoDigits(day.week)}`, (day) => day.weekday === 1),
      weekends,
    }
  }
  if (pxPerDay < 6 * NAME) {
    const upper = runs(days, (day) => String(day.week), (day) => `${formatMonth(day.at, zone)} · W${twoDigits(day.week)}`, (day) => day.weekday === 1)
    return { upper, lower: days.map((day) => ({ start: day.at, end: day.end, label: nameOf(day, pxPerDay, zone), major: day.weekday === 1 })), weekends }
  }
  const upper = days.map((day) => ({ start: day.at, end: day.end, label: `${formatLongDate(day.at, zone)} · W${twoDigits(day.week)}`, major: true }))
  return { upper, lower: hours(days, range, msPerPx, zone), weekends }
}

const twoDigits = (week: number): string => String(week).padStart(2, '0')

function nameOf(day: Day, pxPerDay: number, zone: string): string {
  if (pxPerDay >= 2 * NAME) return `${formatWeekday(day.at, zone)} ${formatDay(day.at, zone)}`
  return pxPerDay >= NAME ? `${formatWeekday(day.at, zone)} ${day.day}` : String(day.day)
}

/** Neighbouring days of one group make one tick; it is major where `begins` says that a group truly begins. */
function runs(days: readonly Day[], group: (day: Day) => string, label: (day: Day) => string, begins: (day: Day) => boolean): readonly Tick[] {
  const found: Tick[] = []
  let current = ''
  for (const day of days) {
    const last = found.at(-1)
    const here = group(day)
    if (last && here === current) found[found.length - 1] = { ...last, end: day.end }
    else found.push({ start: day.at, end: day.end, label: label(day), major: begins(day) })
    current = here
  }
  return found
}

function hours(days: readonly Day[], range: Stretch, msPerPx: number, zone: string): readonly Tick[] {
  const step = HOURS.find((one) => one / msPerPx >= NAME) ?? 6 * HOUR
  const unit = Math.min(step, HOUR)
  return days.filter((day) => day.end > range.start && day.at < range.end).flatMap((day) => {
    const marks: Millis[] = []
    for (let at = day.at; at < day.end; at += unit) {
      // On the wall and not from midnight: after clocks changed, 06:00 is still a line and 05:00 is not.
      const wall = localParts(at, zone).time
      if (((Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3))) * MINUTE) % step === 0) marks.push(at)
    }
    return marks.map((at, place) => ({ start: at, end: marks[place + 1] ?? day.end, label: formatTime(at, zone), major: at === day.at }))
  })
}
