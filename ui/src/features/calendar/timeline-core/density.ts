/** How much is going on in each of many cells that follow each other: days of a year, weeks of a strip. Pure. */
import { firstIndex } from './stretch'
import type { Stretch } from './stretch'

/**
 * The first and the last cell that a stretch touches; `null` when it touches none. Cells are sorted and do not overlap.
 */
export function cellsOf(cells: readonly Stretch[], { start, end }: Stretch): { readonly from: number; readonly to: number } | null {
  const last = Math.max(end, start + 1)
  const from = firstIndex(cells.length, (at) => (cells[at]?.end ?? 0) > start)
  const to = firstIndex(cells.length, (at) => (cells[at]?.start ?? 0) >= last) - 1
  return from > to ? null : { from, to }
}

/** How many stretches touch each cell. One pass: a stretch is noted where it comes and where it goes, and never in between. */
export function countIn<T>(cells: readonly Stretch[], items: readonly T[], stretchOf: (item: T) => Stretch): readonly number[] {
  const comes: number[] = new Array<number>(cells.length + 1).fill(0)
  for (const item of items) {
    const touched = cellsOf(cells, stretchOf(item))
    if (!touched) continue
    comes[touched.from] = (comes[touched.from] ?? 0) + 1
    comes[touched.to + 1] = (comes[touched.to + 1] ?? 0) - 1
  }
  let there = 0
  return cells.map((_, at) => {
    there += comes[at] ?? 0
    return there
  })
}
