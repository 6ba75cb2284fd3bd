/** How a link is drawn through the points that the core placed. Pure. */

import type { Box } from './camera'

export type Point = readonly [number, number]

/** The reach of a bend on both sides of a point. */
const BEND = 28

/** Room for a label around a line. */
const LABEL = 24

const half = ([ax, ay]: Point, [bx, by]: Point): Point => [(ax + bx) / 2, (ay + by) / 2]
const round = (value: number): string => String(Math.round(value * 10) / 10)
const at = ([x, y]: Point): string => `${round(x)} ${round(y)}`

/** A line through points: level where it leaves and arrives, so that it reads as running from layer to layer. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let path = `M${at(first)}`
  let before = first
  for (const point of rest) {
    const bend = Math.max(Math.min(BEND, Math.abs(point[0] - before[0]) / 2), Math.abs(point[0] - before[0]) * 0.45)
    const sign = point[0] < before[0] ? -1 : 1
    path += ` C${at([before[0] + sign * bend, before[1]])} ${at([point[0] - sign * bend, point[1]])} ${at(point)}`
    before = point
  }
  return path
}

/** The box in which a line lies, with its label. */
export function boxOf(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x: x - LABEL, y: y - LABEL, width: Math.max(...xs) - x + 2 * LABEL, height: Math.max(...ys) - y + 2 * LABEL }
}

/** The place in the middle of a line, for its label. */
export function middleOf(points: readonly Point[]): Point {
  const first = points[0] ?? [0, 0]
  const index = Math.floor((points.length - 1) / 2)
  const [a, b] = [points[index] ?? first, points[index + 1] ?? points[index] ?? first]
  return points.length % 2 === 0 ? half(a, b) : a
}

/** The head of the arrow at the last point; lines arrive level, so it only looks left or right. */
export function head(points: readonly Point[]): string {
  const [end, before] = [points.at(-1), points.at(-2)]
  if (end === undefined || before === undefined) return ''
  const back = before[0] >= end[0] ? 1 : -1
  return `M${at(end)} L${at([end[0] + back * 8, end[1] - 3.5])} L${at([end[0] + back * 8, end[1] + 3.5])} Z`
}
