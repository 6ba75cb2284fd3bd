/** Which rows of a long list of equal rows are worth drawing. Pure. */

export interface Slice {
  /** The first row to draw. */
  readonly from: number
  /** The row after the last. */
  readonly to: number
  /** Pixels above the first drawn row. */
  readonly top: number
  /** Height of all rows together. */
  readonly height: number
}

/** Rows drawn beyond each edge, so that a quick scroll does not show the ground. */
const SPARE = 8

export function slice(count: number, row: number, scrollTop: number, viewport: number): Slice {
  // Steps of eight rows, so that a scroll of a few pixels draws nothing new.
  const first = Math.floor(Math.max(0, scrollTop) / row / SPARE) * SPARE - SPARE
  const shown = Math.ceil(viewport / row) + 3 * SPARE
  const from = Math.max(0, Math.min(first, Math.max(0, count - 1)))
  const to = Math.min(count, Math.max(first, 0) + shown)
  return { from, to, top: from * row, height: count * row }
}

/** How far to scroll so that a row is in sight; `null` when it is. */
export function reveal(index: number, row: number, scrollTop: number, viewport: number): number | null {
  const top = index * row
  if (top < scrollTop) return top
  if (top + row > scrollTop + viewport) return top + row - viewport
  return null
}
