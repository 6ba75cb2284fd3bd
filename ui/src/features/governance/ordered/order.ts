/** Lines of a table that stand in an order: where one goes that is dragged, copied or put back. Pure. */
import { nextId } from '../lines'
import type { Line } from '../lines'

export interface Span {
  readonly top: number
  readonly bottom: number
}

/** The gap between rows to which a height on the screen belongs: 0 before the first row, as many as there are behind the last. */
export function gapAt(rows: readonly Span[], y: number): number {
  return rows.filter(({ top, bottom }) => y > (top + bottom) / 2).length
}

/** By how many places a line moves that is dropped into a gap: taken out above the gap, the rest moves up. */
export function stepsTo(index: number, gap: number): number {
  return gap > index ? gap - 1 - index : gap - index
}

/** The list with one more line at a place; it keeps its id unless another has it by now. */
export function inserted<T extends Line>(lines: readonly T[], index: number, line: T): readonly T[] {
  const id = lines.some((other) => other.id === line.id) ? nextId(lines) : line.id
  return [...lines.slice(0, index), { ...line, id }, ...lines.slice(index)]
}
