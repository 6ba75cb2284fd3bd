/** The arrows between bars, one for each link: upright and level lines with round corners. Pure. */
import type { MapLink } from '../../../backend'
import type { Point } from '../lines'
import { idOf } from '../where'
import type { Row } from './rows'
import { toX } from './scale'
import type { Scale } from './scale'

export const ROW = 32
/** Pixels that a line goes straight on where it leaves a bar and where it arrives. */
const STUB = 12
const RADIUS = 5
const HEAD = 7
/** The least width of a bar; its arrows leave where it is drawn, not where it would end. */
export const LEAST_BAR = 6

/** Edges of a drawn bar, in pixels. */
export interface Ends {
  readonly start: number
  readonly end: number
}

export interface Arrow {
  readonly link: MapLink
  /** From what is waited for to what waits. */
  readonly points: readonly Point[]
  /** Whether its head points to the right. */
  readonly forward: boolean
  /** Where its minutes stand. */
  readonly label: Point
}

export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export function endsOf(row: Row, scale: Scale): Ends {
  const start = toX(scale, row.start)
  return { start, end: Math.max(start + LEAST_BAR, toX(scale, row.end)) }
}

const middleOf = (index: number): number => index * ROW + ROW / 2

/** The way of a link. Its relation says which edges it ties: the first letter that of what is waited for, the second that of what waits. */
export function route(link: MapLink, first: Ends & { readonly index: number }, then: Ends & { readonly index: number }): Arrow {
  const out = link.kind.startsWith('S') ? -1 : 1
  const side = link.kind.endsWith('F') ? 1 : -1
  const [x1, y1] = [out > 0 ? first.end : first.start, middleOf(first.index)]
  const [x2, y2] = [side > 0 ? then.end : then.start, middleOf(then.index)]
  const [a, b] = [x1 + out * STUB, x2 + side * STUB]
  // Between two rows and beside what is waited for: there no bar is in the way, and no two labels of one release meet.
  const between = y1 + (y2 < y1 ? -ROW / 2 : ROW / 2)
  const arrow = (points: readonly Point[], label: Point): Arrow => ({ link, points, forward: side < 0, label })
  if (out === side || (b - a) * out >= 0) {
    const x = out === side ? (out > 0 ? Math.max(a, b) : Math.min(a, b)) : a
    return arrow([[x1, y1], [x, y1], [x, y2], [x2, y2]], [x, between])
  }
  return arrow([[x1, y1], [a, y1], [a, between], [b, between], [b, y2], [x2, y2]], [(a + b) / 2, between])
}

/** The arrows of all links whose two ends are rows. */
export function arrowsOf(rows: readonly Row[], links: readonly MapLink[], scale: Scale): readonly Arrow[] {
  const byKey = new Map(rows.map((row) => [row.key, { ...endsOf(row, scale), index: row.index }]))
  return links.flatMap((link) => {
    const [first, then] = [byKey.get(link.to), byKey.get(link.from)]
    return first && then && first !== then ? [route(link, first, then)] : []
  })
}

export function frameOf(points: readonly Point[]): Frame {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

/** Whether any of an arrow could be in the window. */
export function isIn({ points }: Arrow, window: Frame): boolean {
  const { left, right, top, bottom } = frameOf(points)
  return left < window.right && right > window.left && top < window.bottom && bottom > window.top
}

/** How much an arrow must be seen: the selected link before all, then what is violated, what is selected, and what is critical. */
export function weightOf({ link }: Arrow, selected: string | null, linkId: string | null): number {
  if (idOf(link) === linkId) return 4
  if (link.violated_minutes > 0) return 3
  if (link.from === selected || link.to === selected) return 2
  return link.critical ? 1 : 0
}

/** The same arrow with what lies outside of the window drawn up to its edge: all lines are level or upright, so that what is inside stays. */
export function clipped(arrow: Arrow, window: Frame): Arrow {
  const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
  const at = ([x, y]: Point): Point => [clamp(x, window.left, window.right), clamp(y, window.top, window.bottom)]
  const { left, right, top, bottom } = frameOf(arrow.points)
  // Most lie inside as a whole, and what is the same is not drawn anew.
  if (left >= window.left && right <= window.right && top >= window.top && bottom <= window.bottom) return arrow
  return { ...arrow, points: arrow.points.map(at) }
}

const round = (value: number): string => String(Math.round(value * 10) / 10)
const text = ([x, y]: Point): string => `${round(x)} ${round(y)}`

/** From `a` towards `b`, so many pixels. */
function towards([ax, ay]: Point, [bx, by]: Point, reach: number): Point {
  return [ax + Math.sign(bx - ax) * Math.min(reach, Math.abs(bx - ax)), ay + Math.sign(by - ay) * Math.min(reach, Math.abs(by - ay))]
}

const lengthOf = ([ax, ay]: Point, [bx, by]: Point): number => Math.abs(bx - ax) + Math.abs(by - ay)

/** The line of an arrow, its corners rounded as far as the lines beside them are long. */
export function path(points: readonly Point[]): string {
  const [first] = points
  if (!first) return ''
  let drawn = `M${text(first)}`
  points.forEach((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    if (!before) return
    if (!after) {
      drawn += ` L${text(point)}`
      return
    }
    const radius = Math.min(RADIUS, lengthOf(before, point) / 2, lengthOf(point, after) / 2)
    drawn += ` L${text(towards(point, before, radius))} Q${text(point)} ${text(towards(point, after, radius))}`
  })
  return drawn
}

/** The head of an arrow, at its last point. */
export function headOf({ points, forward }: Arrow): string {
  const end = points.at(-1)
  if (!end) return ''
  const back = end[0] + (forward ? -HEAD : HEAD)
  return `M${text(end)} L${text([back, end[1] - 4])} L${text([back, end[1] + 4])} Z`
}
