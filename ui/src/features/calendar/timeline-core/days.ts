/**
 * Month and week on the same ground as the timeline: stretches cut into days, packed into rows or columns,
 * and the ruler of a week in which clocks change.
 */
import { dateStart, dayBoundaries, offset, shiftDate, zoneAbbreviation } from '../../../shared/dates'
import { DAY, MINUTE } from './scale'
import { common, firstIndex, pack } from './stretch'
import type { Millis, Stretch } from './stretch'

/** A day of a grid. */
export interface Day extends Stretch {
  readonly date: string
  readonly week: number
  readonly weekday: number
}

/** So many days from a date on, as the wall of a zone has them. */
export function daysFrom(date: string, count: number, zone: string): Day[] {
  const end = dateStart(shiftDate(date, count), zone)
  const days = dayBoundaries(dateStart(date, zone), end, zone)
  return days.map((day, at) => ({ start: day.at, end: days[at + 1]?.at ?? end, date: day.date, week: day.week, weekday: day.weekday }))
}

/** The day in which an instant lies, or the nearest. */
export function dayIndex(days: readonly Day[], at: Millis): number {
  return Math.max(0, firstIndex(days.length, (index) => (days[index]?.start ?? 0) > at) - 1)
}

export interface Span<T> {
  readonly item: T
  /** The first and the last column, both inside. */
  readonly from: number
  readonly to: number
  readonly row: number
  /** Whether it goes on beyond the first or the last day. */
  readonly before: boolean
  readonly after: boolean
}

/**
 * Items of some days as bars across whole days, each on the first row that is free in all of them: what has a right to be
 * seen first, then earlier and longer ones.
 */
export function spans<T extends Stretch>(items: readonly T[], days: readonly Day[], isFirst: (item: T) => boolean = () => false): Span<T>[] {
  const whole: Stretch = { start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0 }
  const taken: boolean[][] = []
  return items
    .filter((item) => common(item, whole) !== null)
    .map((item) => ({ item, from: dayIndex(days, item.start), to: dayIndex(days, item.end - 1) }))
    .sort((a, b) => Number(isFirst(b.item)) - Number(isFirst(a.item)) || a.from - b.from || b.to - a.to || a.item.start - b.item.start)
    .map(({ item, from, to }) => {
      let row = 0
      while (taken[row]?.slice(from, to + 1).includes(true)) row += 1
      const columns = (taken[row] ??= days.map(() => false))
      columns.fill(true, from, to + 1)
      return { item, from, to, row, before: item.start < whole.start, after: item.end > whole.end }
    })
}

export interface Fitted<T> {
  readonly shown: readonly Span<T>[]
  /** For each day, what of it found no row. */
  readonly more: readonly (readonly T[])[]
}

/** As many as there are rows for. What must be seen takes the place of others only where it would otherwise be left out. */
export function fit<T extends Stretch>(items: readonly T[], days: readonly Day[], rows: number, must: (item: T) => boolean): Fitted<T> {
  let all = spans(items, days)
  if (all.some((span) => span.row >= rows && must(span.item))) all = spans(items, days, must)
  const over = all.filter((span) => span.row >= rows)
  return {
    shown: all.filter((span) => span.row < rows),
    more: days.map((_, day) => over.filter((span) => span.from <= day && day <= span.to).map((span) => span.item)),
  }
}

export interface Piece<T> {
  readonly item: T
  readonly part: Stretch
  /** Its column inside the day, and how many stand beside each other there. */
  readonly column: number
  readonly columns: number
  readonly first: boolean
  readonly last: boolean
}

/** Items of one day, sorted by start, side by side where they overlap. */
export function pieces<T extends Stretch>(items: readonly T[], day: Stretch): Piece<T>[] {
  const parts = items.flatMap((item) => {
    const part = common(item, day)
    return part ? [{ item, part }] : []
  })
  const found: Piece<T>[] = []
  for (let from = 0; from < parts.length; ) {
    // A cluster ends where nothing of it lasts any longer; only those inside share the width.
    let to = from
    let until = -Infinity
    while (to < parts.length && (to === from || (parts[to]?.part.start ?? 0) < until)) {
      until = Math.max(until, parts[to]?.part.end ?? 0)
      to += 1
    }
    const cluster = parts.slice(from, to)
    const { rowOf, rows } = pack(cluster.map(({ part }) => part))
    cluster.forEach(({ item, part }, at) => {
      found.push({ item, part, column: rowOf[at] ?? 0, columns: rows, first: part.start === item.start, last: part.end === item.end })
    })
    from = to
  }
  return found
}

/** A change of clocks inside a day. */
interface Turn {
  /** Minutes after midnight at which it happens, as they elapse. */
  readonly at: number
  /** Minutes by which the wall jumps: +60 in spring, −60 in autumn. */
  readonly jump: number
}

function turnOf(day: Day, zone: string): Turn | null {
  const jump = (DAY - (day.end - day.start)) / MINUTE
  if (jump === 0) return null
  const first = offset(day.start, zone)
  const minutes = (day.end - day.start) / MINUTE
  return { at: firstIndex(minutes, (minute) => offset(day.start + minute * MINUTE, zone) !== first), jump }
}

/**
 * Minutes down the side of a week, so that equal wall times stand on one line in all seven days. In autumn the hour that
 * comes twice has two places, of which the other days use one; in spring the day that lacks an hour leaves its place empty.
 */
export class WeekRuler {
  readonly minutes: number
  readonly #days: readonly Day[]
  readonly #turns: readonly (Turn | null)[]
  readonly #extra: Turn | null
  readonly #zone: string

  constructor(days: readonly Day[], zone: string) {
    this.#days = days
    this.#zone = zone
    this.#turns = days.map((day) => turnOf(day, zone))
    this.#extra = this.#turns.find((turn) => turn !== null && turn.jump < 0) ?? null
    this.minutes = 1440 - (this.#extra?.jump ?? 0)
  }

  /** How far down an instant of a day stands. */
  place(index: number, at: Millis): number {
    const day = this.#days[index]
    if (!day) return 0
    const elapsed = (at - day.start) / MINUTE
    const turn = this.#turns[index] ?? null
    if (turn) return turn.jump < 0 || elapsed < turn.at ? elapsed : elapsed + turn.jump
    return this.#extra && elapsed >= this.#extra.at ? elapsed - this.#extra.jump : elapsed
  }

  /** The instant that stands so far down; in a place that this day leaves empty, the instant behind it. */
  instant(index: number, place: number): Millis {
    const day = this.#days[index]
    if (!day) return 0
    const turn = this.#turns[index] ?? null
    let elapsed = place
    if (turn && turn.jump > 0 && place >= turn.at) elapsed = Math.max(turn.at, place - turn.jump)
    else if (!turn && this.#extra && place >= this.#extra.at) elapsed = Math.max(this.#extra.at, place + this.#extra.jump)
    return Math.min(day.end, day.start + elapsed * MINUTE)
  }

  /** Minutes down the columns of the whole week, one column after the other; `null` outside the week. */
  along(at: Millis): number | null {
    const first = this.#days[0]
    const last = this.#days.at(-1)
    if (!first || !last || at < first.start || at > last.end) return null
    const index = dayIndex(this.#days, at)
    return index * this.minutes + this.place(index, at)
  }

  /** The instant that stands so far along; `null` outside the week. */
  fromAlong(along: number): Millis | null {
    const index = Math.floor(along / this.minutes)
    return index < 0 || index >= this.#days.length ? null : this.instant(index, along - index * this.minutes)
  }

  /** The empty place of a day, if it has one. */
  empty(index: number): { readonly from: number; readonly to: number } | null {
    const turn = this.#turns[index] ?? null
    if (turn && turn.jump > 0) return { from: turn.at, to: turn.at + turn.jump }
    if (!turn && this.#extra) return { from: this.#extra.at, to: this.#extra.at - this.#extra.jump }
    return null
  }

  /** Each hour line with its wall time; where one comes twice, with the zone that tells them apart. */
  lines(): { readonly place: number; readonly label: string; readonly zone: string | null }[] {
    const extra = this.#extra
    const day = this.#turns.findIndex((turn) => turn === extra)
    return Array.from({ length: Math.ceil(this.minutes / 60) }, (_, hour) => {
      const place = hour * 60
      const wall = extra !== null && place >= extra.at ? place + extra.jump : place
      const twice = extra !== null && place >= extra.at + extra.jump && place < extra.at - extra.jump
      return {
        place,
        label: `${String(Math.floor(wall / 60)).padStart(2, '0')}:${String(wall % 60).padStart(2, '0')}`,
        zone: twice ? zoneAbbreviation(this.instant(day, place), this.#zone) : null,
      }
    })
  }
}
