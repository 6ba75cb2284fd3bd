/** Half-open stretches of instants, and how they are put on rows. Pure. */

/** Milliseconds since 1970-01-01T00:00Z. */
export type Millis = number

/** `[start, end)`. */
export interface Stretch {
  readonly start: Millis
  readonly end: Millis
}

export function overlaps(a: Stretch, b: Stretch): boolean {
  return a.start < b.end && b.start < a.end
}

/** The part that two stretches share; `null` when they share nothing. */
export function common(a: Stretch, b: Stretch): Stretch | null {
  const start = Math.max(a.start, b.start)
  const end = Math.min(a.end, b.end)
  return start < end ? { start, end } : null
}

export interface Packing {
  /** The row of each item, in the order in which they came. */
  readonly rowOf: readonly number[]
  readonly rows: number
}

/**
 * Puts stretches, sorted by start, on as few rows as will hold them: each on the first row that is free again.
 * Two stretches on one row never overlap.
 */
export function pack(sorted: readonly Stretch[]): Packing {
  const free: Millis[] = []
  const rowOf = sorted.map(({ start, end }) => {
    let row = 0
    while (row < free.length && (free[row] ?? 0) > start) row += 1
    // An empty stretch still takes its place, or two of them would share one.
    free[row] = Math.max(end, start + 1)
    return row
  })
  return { rowOf, rows: free.length }
}

/** The first index at which `holds` is true, in a list where it is false, …, false, true, …, true. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
