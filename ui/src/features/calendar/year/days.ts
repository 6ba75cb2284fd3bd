/** The days of a year: how many releases each has, what forbids or fills it, and where an arrow leads. Pure. */
import { localParts, shiftDate, shiftMonth } from '../../../shared/dates'
import type { Bar } from '../bars'
import { cellsOf, countIn, daysFrom } from '../timeline-core'
import type { Day } from '../timeline-core'
import { bandsOf, forbids, nameOfBand } from '../windows'
import type { Occurrence } from '../windows'

/** What a day is drawn with: freezes are hatched, peaks dotted; the rest is only said. */
export type Pattern = 'freeze-hard' | 'freeze-soft' | 'peak'

export interface YearDay extends Day {
  readonly count: number
  /** How many of them have a hard conflict. */
  readonly hard: number
  readonly pattern: Pattern | null
  /** The windows that forbid something on it, by name. */
  readonly windows: readonly string[]
  /** 0 of nothing, 1 to 4 of more and more: the shade. The number is written beside it. */
  readonly level: number
}

export interface YearMonth {
  /** From 1. */
  readonly number: number
  /** Its ISO weeks, Monday first; the first and the last may lack days. */
  readonly weeks: readonly (readonly YearDay[])[]
}

const workOf = (bar: Bar): { start: number; end: number } => ({ start: bar.start, end: Math.max(bar.workEnd, bar.start + 1) })

/** Every day of a year, with what is on it. Each release is looked at once, however long it lasts. */
export function daysOf(year: number, zone: string, bars: readonly Bar[], occurrences: readonly Occurrence[]): YearDay[] {
  const days = daysFrom(`${year}-01-01`, isLeap(year) ? 366 : 365, zone)
  const counts = countIn(days, bars, workOf)
  const hard = countIn(days, bars.filter((bar) => bar.release.hard > 0), workOf)
  const windows = windowsOn(days, occurrences.filter(forbids))
  const most = counts.reduce((high, count) => Math.max(high, count), 0)
  return days.map((day, at): YearDay => {
    const count = counts[at] ?? 0
    const on = windows[at] ?? []
    return { ...day, count, hard: hard[at] ?? 0, level: levelOf(count, most), pattern: patternOf(on.map((one) => one.kind)), windows: on.map((one) => one.name) }
  })
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

interface On {
  readonly kind: Occurrence['window']['kind']
  readonly name: string
}

function windowsOn(days: readonly Day[], occurrences: readonly Occurrence[]): On[][] {
  const found: On[][] = days.map(() => [])
  // Heavy ones are said first.
  for (const band of bandsOf(occurrences).reverse()) {
    const touched = cellsOf(days, band)
    const on = { kind: band.kind, name: nameOfBand(band) }
    for (let at = touched?.from ?? 0; touched && at <= touched.to; at += 1) found[at]?.push(on)
  }
  return found
}

const PATTERNS: readonly Pattern[] = ['freeze-hard', 'freeze-soft', 'peak']

function patternOf(kinds: readonly string[]): Pattern | null {
  return PATTERNS.find((pattern) => kinds.includes(pattern)) ?? null
}

/** Four shades: one release is seen, and the fullest day of the year is the darkest. */
export function levelOf(count: number, most: number): number {
  if (count === 0) return 0
  return most <= 4 ? count : Math.max(1, Math.min(4, Math.ceil((count / most) * 4)))
}

/** The months as a calendar on the wall has them. */
export function monthsOf(days: readonly YearDay[]): YearMonth[] {
  return Array.from({ length: 12 }, (_, at): YearMonth => {
    const own = days.filter((day) => Number(day.date.slice(5, 7)) === at + 1)
    const weeks: YearDay[][] = []
    for (const day of own) {
      if (day.weekday === 1 || weeks.length === 0) weeks.push([])
      weeks.at(-1)?.push(day)
    }
    return { number: at + 1, weeks }
  })
}

/** The date to which a key leads, which may lie in another year; `null` for any other key. */
export function walkDay(date: string, weekday: number, key: string): string | null {
  switch (key) {
    case 'ArrowLeft': return shiftDate(date, -1)
    case 'ArrowRight': return shiftDate(date, 1)
    case 'ArrowUp': return shiftDate(date, -7)
    case 'ArrowDown': return shiftDate(date, 7)
    case 'Home': return shiftDate(date, 1 - weekday)
    case 'End': return shiftDate(date, 7 - weekday)
    case 'PageUp': return shiftMonth(date, -1)
    case 'PageDown': return shiftMonth(date, 1)
    default: return null
  }
}

/** The day on which an instant falls; of another year the first or the last. */
export function dayAt(days: readonly YearDay[], at: number, zone: string): YearDay | null {
  const { date } = localParts(at, zone)
  return days.find((day) => day.date === date) ?? (date < (days[0]?.date ?? '') ? days[0] : days.at(-1)) ?? null
}
