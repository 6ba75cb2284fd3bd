/** The page of a month: its weeks, what stands on their days, and what a point of it means. Pure. */
import { monthGrid } from '../../../shared/dates'
import type { Bar } from '../bars'
import { leading } from '../stops'
import type { Stop } from '../stops'
import { daysFrom, fit } from '../timeline-core'
import type { Day, Fitted, Millis, Span, Stretch } from '../timeline-core'
import { bandsOf, forbids, weighs } from '../windows'
import type { Band, Occurrence } from '../windows'

/** The weeks that have a day of the month, Monday first. */
export function weeksOf(date: string, zone: string): Day[][] {
  const grid = monthGrid(date).filter((week) => week.some((day) => day.slice(0, 7) === date.slice(0, 7)))
  const days = daysFrom(grid[0]?.[0] ?? date, grid.length * 7, zone)
  return grid.map((_, at) => days.slice(at * 7, at * 7 + 7))
}

/** A release without its stabilisation, which would fill the days behind it. */
export interface Work extends Stretch {
  readonly bar: Bar
}

export function workOf(bar: Bar): Work {
  return { bar, start: bar.start, end: Math.max(bar.workEnd, bar.start + 1) }
}

/** Stabilisation behind the work, along the foot of a row, as far as that row is free. */
export interface Tail {
  readonly bar: Bar
  readonly row: number
  /** The column in which it begins. */
  readonly from: number
  /** The instant at which it is over, or another release begins in its row. */
  readonly end: Millis
}

export interface Week extends Fitted<Work> {
  readonly tails: readonly Tail[]
  readonly days: readonly Day[]
  /** The names of what forbids, in the line of the day numbers: freezes before the rest. */
  readonly named: readonly Span<Occurrence>[]
  readonly bands: readonly Band[]
}

export function layOutWeek(days: readonly Day[], works: readonly Work[], occurrences: readonly Occurrence[], rows: number, must: (bar: Bar) => boolean): Week {
  const whole = { start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0 }
  const inside = occurrences.filter((one) => one.start < whole.end && one.end > whole.start)
  const fitted = fit(works, days, rows, ({ bar }) => must(bar))
  return {
    days,
    ...fitted,
    tails: tailsOf(fitted.shown, works, days, rows),
    named: fit(inside.filter(forbids), days, 1, weighs).shown,
    bands: bandsOf(inside),
  }
}

function tailsOf(shown: readonly Span<Work>[], works: readonly Work[], days: readonly Day[], rows: number): Tail[] {
  const whole = { start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0 }
  /** The first instant from a column on at which a row is taken. */
  const freeUntil = (row: number, column: number): Millis => {
    const next = shown.filter((span) => span.row === row && span.from >= column).reduce((first, span) => Math.min(first, span.from), days.length)
    return days[next]?.start ?? whole.end
  }
  const behind = shown.flatMap(({ item: { bar }, to, row }): Tail[] => {
    const after = days[to + 1]
    return after && bar.end > after.start ? [{ bar, row, from: to + 1, end: Math.min(bar.end, freeUntil(row, to + 1)) }] : []
  })
  // What was worked on in the weeks before has no row here: it takes one that is free on Monday, as far as there are any.
  const free = Array.from({ length: rows }, (_, row) => row).filter((row) => freeUntil(row, 0) > whole.start)
  const before = works.filter(({ bar, end }) => end <= whole.start && bar.end > whole.start).slice(0, free.length)
  const carried = before.flatMap(({ bar }, at): Tail[] => {
    const row = free[at]
    return row === undefined ? [] : [{ bar, row, from: 0, end: Math.min(bar.end, freeUntil(row, 0)) }]
  })
  return [...behind, ...carried].filter((tail) => tail.end > (days[tail.from]?.start ?? whole.end))
}

/** Bars and "+n more" as places of the focus. A bar that goes on stands where it begins. */
export function stopsOf(weeks: readonly Week[]): Stop[] {
  const parts = weeks.flatMap(({ shown }, week) => shown.map(({ item, from, to, row }) => ({ key: item.bar.key, from: week * 7 + from, to: week * 7 + to, down: row })))
  const bars = leading(parts).filter((part) => part.leads).map(({ key, from, to, down }): Stop => ({ spot: { lane: '', key }, from, to, down }))
  const rest = weeks.flatMap(({ days, more }, week) => days.flatMap(({ date }, day): Stop[] => {
    const at = week * 7 + day
    return more[day]?.length ? [{ spot: { lane: date, key: '' }, from: at, to: at, down: -1 }] : []
  }))
  return [...bars, ...rest]
}

/** In pixels. */
export interface Measures {
  readonly width: number
  readonly week: number
  /** The line of the day numbers. */
  readonly line: number
  readonly row: number
}

/** Where a column begins: whole pixels, so that hairlines stay sharp. */
export function columnX({ width }: Measures, column: number): number {
  return Math.round((column * width) / 7)
}

/** Where an instant of a week stands, each day as wide as every other. */
export function instantX(measures: Measures, days: readonly Day[], at: number): number {
  const index = days.findIndex((day) => at < day.end)
  const day = days[index]
  if (!day) return columnX(measures, 7)
  return columnX(measures, index) + Math.max(0, (at - day.start) / (day.end - day.start)) * (columnX(measures, index + 1) - columnX(measures, index))
}

export interface Hit {
  readonly day: Day
  readonly span: Span<Work> | null
}

/** What is at a point; a point beside the page means its nearest day. */
export function hitMonth(weeks: readonly Week[], measures: Measures, x: number, y: number): Hit | null {
  const week = weeks[Math.min(weeks.length - 1, Math.max(0, Math.floor(y / measures.week)))]
  const column = Math.min(6, Math.max(0, Math.floor((x * 7) / measures.width)))
  const day = week?.days[column]
  if (!week || !day) return null
  const row = Math.floor(((y % measures.week) - measures.line) / measures.row)
  return { day, span: week.shown.find((one) => one.row === row && one.from <= column && column <= one.to) ?? null }
}
