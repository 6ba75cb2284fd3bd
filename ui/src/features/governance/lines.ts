/** Lists that a person keeps in order, line by line. Pure. */

/** A line of a form that keeps its name while it moves. */
export interface Line {
  readonly id: number
}

/** The list with one line moved; the same list where it would leave it. */
export function moved<T>(lines: readonly T[], index: number, by: number): readonly T[] {
  const to = index + by
  if (index < 0 || index >= lines.length || to < 0 || to >= lines.length) return lines
  const rest = lines.filter((_, at) => at !== index)
  return [...rest.slice(0, to), ...lines.slice(index, index + 1), ...rest.slice(to)]
}

export function without<T>(lines: readonly T[], index: number): readonly T[] {
  return lines.filter((_, at) => at !== index)
}

export function changed<T>(lines: readonly T[], index: number, part: Partial<T>): readonly T[] {
  return lines.map((line, at) => (at === index ? { ...line, ...part } : line))
}

/** An id that no line has. */
export function nextId(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map(({ id }) => id)) + 1
}
