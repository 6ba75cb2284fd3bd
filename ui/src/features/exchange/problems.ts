/** The places of what is wrong in a file, out of the details of a refusal. Pure. */

export interface Problem {
  readonly line: number
  readonly column: string | null
  readonly message: string
}

export interface Problems {
  readonly list: readonly Problem[]
  /** How many there are in all; the list holds the first of them. */
  readonly count: number
}

/** `null` where the details tell of no place in a file. */
export function readProblems(details: unknown): Problems | null {
  if (typeof details !== 'object' || details === null || !('problems' in details) || !Array.isArray(details.problems)) return null
  const list = details.problems.map(readProblem).filter((problem) => problem !== null)
  if (list.length === 0) return null
  const count = 'count' in details && typeof details.count === 'number' ? details.count : list.length
  return { list, count }
}

function readProblem(value: unknown): Problem | null {
  if (typeof value !== 'object' || value === null) return null
  if (!('line' in value) || typeof value.line !== 'number' || !('message' in value) || typeof value.message !== 'string') return null
  const column = 'column' in value && typeof value.column === 'string' ? value.column : null
  return { line: value.line, column, message: value.message }
}
