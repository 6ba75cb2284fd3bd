/** A year as one thin strip: how full its weeks are, what forbids, and where in it the timeline stands. Pure. */
import { dateStart, dayBoundaries, formatDay } from '../../../shared/dates'
import { ANCHOR } from '../place.svelte'
import { clampSpan, DAY, HOUR, NARROWEST, WIDEST } from '../timeline-core'
import type { Millis, Stretch } from '../timeline-core'
import { bandsOf, weighs } from '../windows'
import type { Band, Occurrence } from '../windows'

export interface Week extends Stretch {
  readonly number: number
}

/** The ISO weeks of a year, the first and the last cut where the year ends. */
export function weeksOf(year: Stretch, zone: string): Week[] {
  const weeks: Week[] = []
  for (const day of dayBoundaries(year.start, year.end, zone)) {
    if (weeks.length === 0 || day.weekday === 1) weeks.push({ number: day.week, start: day.at, end: year.end })
    const before = weeks.at(-2)
    const last = weeks.at(-1)
    if (before && last && before.end > last.start) weeks[weeks.length - 2] = { ...before, end: last.start }
  }
  return weeks
}

/** The first instant of each month, with a name as short as the strip is low. */
export function monthsOf(year: number, zone: string): readonly { readonly start: Millis; readonly name: string }[] {
  return Array.from({ length: 12 }, (_, at) => {
    const start = dateStart(`${year}-${String(at + 1).padStart(2, '0')}-01`, zone)
    return { start, name: formatDay(start + DAY, zone).replace(/[\d\s.]+/g, '') }
  })
}

/** Where an instant of the year stands on a strip of a width. */
export function placeOf(at: Millis, year: Stretch, width: number): number {
  return ((at - year.start) / (year.end - year.start)) * width
}

/** All weeks as one path of columns: one thing to draw, however many releases there are. */
export function densityPath(weeks: readonly Week[], counts: readonly number[], year: Stretch, width: number, height: number): string {
  const most = counts.reduce((high, count) => Math.max(high, count), 0)
  return weeks.flatMap((week, at) => {
    const count = counts[at] ?? 0
    if (count === 0) return []
    const [from, to] = [placeOf(week.start, year, width), placeOf(week.end, year, width)]
    // One release in a week is seen even beside a week of hundreds.
    const tall = Math.max(2, Math.round((count / most) * height))
    return [`M${round(from)} ${height}V${height - tall}H${round(Math.max(from + 1, to - 1))}V${height}Z`]
  }).join('')
}

const round = (px: number): number => Math.round(px * 10) / 10

/** What forbids by itself, and peaks of a day and more: a peak of some hours each Sunday would be a fence along the whole strip. */
export function bandsOnStrip(occurrences: readonly Occurrence[]): Band[] {
  return bandsOf(occurrences.filter((one) => weighs(one) || (one.window.kind === 'peak' && one.end - one.start >= DAY)))
}

/** What of the window is taken: the whole of it, or one of its ends. */
export type Hold = 'move' | 'start' | 'end'

/** What the timeline shows after the window went so far. The zoom has its ends: neither less than an hour nor more than a quarter. */
export function dragged(range: Stretch, hold: Hold, by: Millis): Stretch {
  if (hold === 'move') return { start: range.start + by, end: range.end + by }
  if (hold === 'start') return { start: Math.min(Math.max(range.start + by, range.end - WIDEST), range.end - NARROWEST), end: range.end }
  return { start: range.start, end: Math.max(Math.min(range.end + by, range.start + WIDEST), range.start + NARROWEST) }
}

/** As near to where the hand is as the year allows: a strip that turned to another year below the hand would lose it. */
export function inside({ start, end }: Stretch, year: Stretch): Stretch {
  const span = end - start
  const at = Math.min(Math.max(start, year.start - span * ANCHOR), Math.max(year.start, year.end - span))
  return { start: at, end: at + span }
}

/** A step of the arrows: a tenth of what is seen, in whole hours. */
export function stepOf({ start, end }: Stretch): Millis {
  return Math.max(HOUR, Math.round((end - start) / 10 / HOUR) * HOUR)
}

/** Where a key leads; `null` for any other key. */
export function keyed(range: Stretch, year: Stretch, key: string, shift: boolean): Stretch | null {
  const span = range.end - range.start
  const from = (start: Millis): Stretch => ({ start, end: start + span })
  const step = stepOf(range)
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp': return dragged(range, shift ? 'end' : 'move', step)
    case 'ArrowLeft':
    case 'ArrowDown': return dragged(range, shift ? 'end' : 'move', -step)
    case 'PageUp': return dragged(range, 'move', span)
    case 'PageDown': return dragged(range, 'move', -span)
    // The instant around which the timeline stands tells the year, so it stays inside.
    case 'Home': return from(year.start - span * ANCHOR)
    case 'End': return from(year.end - span)
    case '+':
    case '=': return around(range, 1 / 1.5)
    case '-': return around(range, 1.5)
    default: return null
  }
}

function around(range: Stretch, factor: number): Stretch {
  const middle = (range.start + range.end) / 2
  const span = clampSpan((range.end - range.start) * factor)
  return { start: middle - span / 2, end: middle + span / 2 }
}
