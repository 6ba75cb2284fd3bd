/** The columns of a week: releases side by side where they overlap, their stabilisation in a gutter beside them. Pure. */
import type { Bar } from '../bars'
import { leading } from '../stops'
import type { Stop } from '../stops'
import { pieces } from '../timeline-core'
import type { Day, Stretch, WeekRuler } from '../timeline-core'

/** The part of a release that stands in a column, in minutes down the ruler. */
export interface Block {
  readonly bar: Bar
  readonly from: number
  readonly to: number
  readonly column: number
  readonly columns: number
  /** The part of the work that it stands for. */
  readonly part: Stretch
}

export interface Tail {
  readonly bar: Bar
  readonly from: number
  readonly to: number
  readonly column: number
}

export interface Column {
  readonly day: Day
  readonly blocks: readonly Block[]
  readonly tails: readonly Tail[]
  /** How many tails stand beside each other at most. */
  readonly gutter: number
  /** What found no place beside the others. */
  readonly more: readonly Bar[]
}

export interface Room {
  /** Minutes that even the shortest block takes, so that it can be read and hit. */
  readonly shortest: number
  /** How many blocks can stand beside each other. */
  readonly most: number
}

/** More stabilisations than this beside each other are not told apart any more. */
const MOST_TAILS = 3

interface Lasting extends Stretch {
  readonly bar: Bar
}

export function layOutDay(bars: readonly Bar[], days: readonly Day[], index: number, ruler: WeekRuler, { shortest, most }: Room, must: (bar: Bar) => boolean): Column | null {
  const day = days[index]
  if (!day) return null
  const down = (start: number, end: number): Stretch => ({
    start: start <= day.start ? 0 : ruler.place(index, start),
    end: end >= day.end ? ruler.minutes : ruler.place(index, end),
  })
  const lasting: Lasting[] = []
  const settling: Lasting[] = []
  for (const bar of bars) {
    if (bar.start >= day.end) break
    if (bar.workEnd > day.start || bar.start >= day.start) {
      const { start, end } = down(bar.start, bar.workEnd)
      lasting.push({ bar, start, end: Math.max(end, start + shortest) })
    }
    if (bar.end > bar.workEnd && bar.end > day.start && bar.workEnd < day.end) settling.push({ bar, ...down(bar.workEnd, bar.end) })
  }
  const whole = { start: 0, end: Infinity }
  const laid = pieces(lasting.toSorted((a, b) => a.start - b.start), whole)
  const tails = pieces(settling.toSorted((a, b) => a.start - b.start), whole)
    .filter((one) => one.column < MOST_TAILS)
    .map(({ item, part, column }): Tail => ({ bar: item.bar, from: part.start, to: part.end, column }))
  const { shown, more } = squeeze(
    laid.map(({ item, part, column, columns }): Block => ({
      bar: item.bar, from: part.start, to: part.end, column, columns: Math.min(columns, most),
      part: { start: Math.max(day.start, item.bar.start), end: Math.min(day.end, item.bar.workEnd) },
    })),
    most, must,
  )
  return { day, blocks: shown, tails, gutter: tails.reduce((wide, tail) => Math.max(wide, tail.column + 1), 0), more }
}

/** Leaves out what has no column; what must be seen takes the last column from those with which it overlaps. */
function squeeze(blocks: readonly Block[], most: number, must: (bar: Bar) => boolean): { shown: Block[]; more: Bar[] } {
  let shown = blocks.filter((one) => one.column < most)
  const more = blocks.filter((one) => one.column >= most)
  const left = new Set(more)
  for (const wanted of more.filter((one) => must(one.bar))) {
    const last = most - 1
    const inTheWay = shown.filter((one) => one.column === last && one.from < wanted.to && wanted.from < one.to)
    if (inTheWay.some((one) => must(one.bar))) continue
    for (const one of inTheWay) left.add(one)
    left.delete(wanted)
    shown = [...shown.filter((one) => !inTheWay.includes(one)), { ...wanted, column: last }]
  }
  return { shown, more: [...left].map((one) => one.bar) }
}

/** Blocks and "+n" as places of the focus. A release that goes on stands where it begins. */
export function stopsOf(columns: readonly Column[]): Stop[] {
  const parts = columns.flatMap(({ blocks }, day) => blocks.map(({ bar, from, column }) => ({ key: bar.key, day, down: from + column / 100 })))
  const bars = leading(parts).filter((part) => part.leads).map(({ key, day, down }): Stop => ({ spot: { lane: '', key }, from: day, to: day, down }))
  const rest = columns.flatMap(({ day, more }, at): Stop[] => (more.length === 0 ? [] : [{ spot: { lane: day.date, key: '' }, from: at, to: at, down: -1 }]))
  return [...bars, ...rest]
}
