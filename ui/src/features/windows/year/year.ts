/**
 * A year as a wall planner: twelve months under each other, the days of the week aligned, and in each month one line for each
 * kind of window. Days are measured on the wall, so one of 23 or 25 hours is as wide as the others. Pure.
 */
import type { WindowBand } from '../../../backend'
import { dateStart, dayBoundaries, toMillis } from '../../../shared/dates'
import type { DayBoundary, Millis } from '../../../shared/dates'
import { KINDS } from '../layers'
import type { WindowKind } from '../layers'

/** Six Mondays at most, and the rest of a week: more no month needs. */
export const COLUMNS = 37

export interface Stretch {
  readonly start: Millis
  readonly end: Millis
}

export interface Month extends Stretch {
  /** From 1. */
  readonly number: number
  readonly days: readonly DayBoundary[]
  /** The column of its first day; 0 is a Monday. */
  readonly first: number
}

export function yearStretch(year: number, zone: string): Stretch {
  return { start: dateStart(`${year}-01-01`, zone), end: dateStart(`${year + 1}-01-01`, zone) }
}

export function monthsOf(year: number, zone: string): Month[] {
  const { start, end } = yearStretch(year, zone)
  const days = dayBoundaries(start, end, zone)
  return Array.from({ length: 12 }, (_, at) => {
    const own = days.filter((day) => day.month === at + 1)
    const after = days.find((day) => day.month === at + 2)
    return { number: at + 1, days: own, first: (own[0]?.weekday ?? 1) - 1, start: own[0]?.at ?? start, end: after?.at ?? end }
  })
}

/** The place of an instant in a month, in columns. */
export function columnOf(month: Month, at: Millis): number {
  if (at <= month.start) return month.first
  if (at >= month.end) return month.first + month.days.length
  const index = month.days.findLastIndex((day) => day.at <= at)
  const from = month.days[index]?.at ?? month.start
  const to = month.days[index + 1]?.at ?? month.end
  return month.first + index + (at - from) / (to - from)
}

/** One occurrence, or several of a kind that are drawn as one, inside a month. */
export interface Span extends Stretch {
  readonly id: string
  readonly kind: WindowKind
  readonly windows: readonly WindowBand[]
  /** In columns. */
  readonly from: number
  readonly to: number
}

export interface Line {
  readonly kind: WindowKind
  readonly spans: readonly Span[]
}

/** Freezes and peaks are few, and each has its name; of the others, what overlaps is drawn as one. */
const NAMED: ReadonlySet<WindowKind> = new Set(['freeze-hard', 'freeze-soft', 'peak'])

interface Piece extends Stretch {
  readonly windows: readonly WindowBand[]
}

function piecesOf(bands: readonly WindowBand[]): Piece[] {
  return bands.flatMap((band) => band.occurrences.map(({ start, end }) => ({ start: toMillis(start), end: toMillis(end), windows: [band] })))
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

function merged(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = []
  for (const piece of pieces) {
    const last = found.at(-1)
    if (last && piece.start < last.end) {
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, piece.end), windows: [...new Set([...last.windows, ...piece.windows])] }
    } else found.push(piece)
  }
  return found
}

/** Lines in which nothing overlaps. */
function packed(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = []
  for (const span of spans) {
    const line = lines.find((others) => (others.at(-1)?.to ?? 0) <= span.from)
    if (line) line.push(span)
    else lines.push([span])
  }
  return lines
}

/** The lines of every month, from above. A kind that does not occur in a month has no line there. */
export function linesOf(months: readonly Month[], bands: readonly WindowBand[]): Line[][] {
  const byKind = KINDS.map((kind) => {
    const pieces = piecesOf(bands.filter((band) => band.kind === kind))
    return { kind, pieces: NAMED.has(kind) ? pieces : merged(pieces) }
  })
  return months.map((month) =>
    byKind.flatMap(({ kind, pieces }) => {
      const spans = pieces.filter((piece) => piece.start < month.end && piece.end > month.start).map((piece) => ({
        ...piece, kind, id: `${month.number}/${kind}/${piece.windows[0]?.key ?? ''}@${piece.start}`, from: columnOf(month, piece.start), to: columnOf(month, piece.end),
      }))
      return packed(spans).map((line) => ({ kind, spans: line }))
    }),
  )
}

/** Where an arrow leads: along the line of a kind through the year, or to the line above or below. `null` for any other key. */
export function walk(lines: readonly (readonly Line[])[], id: string, key: string): Span | null {
  const rows = lines.flat()
  const row = rows.findIndex((line) => line.spans.some((span) => span.id === id))
  const span = rows[row]?.spans.find((one) => one.id === id)
  if (!span) return null
  const middle = (one: Span): number => (one.from + one.to) / 2
  const nearest = (line: Line | undefined): Span | null => line?.spans.toSorted((a, b) => Math.abs(middle(a) - middle(span)) - Math.abs(middle(b) - middle(span)))[0] ?? span
  const along = rows.flatMap((line) => (line.kind === span.kind ? line.spans : []))
  const at = along.indexOf(span)
  switch (key) {
    case 'ArrowRight': return along[at + 1] ?? span
    case 'ArrowLeft': return along[at - 1] ?? span
    case 'ArrowDown': return nearest(rows[row + 1])
    case 'ArrowUp': return nearest(rows[row - 1])
    case 'Home': return rows[0]?.spans[0] ?? span
    case 'End': return rows.at(-1)?.spans.at(-1) ?? span
    default: return null
  }
}

/** `Shop nights, Payments nights`. */
export function titlesOf({ windows }: Span): string {
  return windows.map((window) => window.title).join(', ')
}
