/** The conditions of an approval as they are written in a form, a line for each. Pure. */
import type { ConditionCard } from '../../backend'
import { isDate } from '../dates'
import { tidyDay } from '../widgets/wall-text'

export interface ConditionLine {
  /** Tells the lines of the form apart. */
  readonly id: number
  readonly text: string
  readonly owner: string
  readonly due: string
  readonly verifier: string
}

export interface LineComplaint {
  readonly text?: string
  readonly due?: string
}

/** What is wrong, by the id of a line. */
export type LineComplaints = Readonly<Partial<Record<number, LineComplaint>>>

export function emptyLine(lines: readonly ConditionLine[]): ConditionLine {
  return { id: Math.max(0, ...lines.map(({ id }) => id)) + 1, text: '', owner: '', due: '', verifier: '' }
}

/** Conditions that were kept before, to be written anew; one empty line where there are none. */
export function linesOf(conditions: readonly ConditionCard[]): readonly ConditionLine[] {
  if (conditions.length === 0) return [emptyLine([])]
  return conditions.map(({ text, owner, due, verifier }, at) => ({ id: at + 1, text, owner: owner ?? '', due: due ?? '', verifier: verifier ?? '' }))
}

/** The lines that say something. */
function written(lines: readonly ConditionLine[]): readonly ConditionLine[] {
  return lines.filter(({ text, owner, due, verifier }) => [text, owner, due, verifier].some((part) => part.trim() !== ''))
}

/** One condition at least, each with what must be done, and a day that exists where there is one. */
export function wrongLines(lines: readonly ConditionLine[], today: string): LineComplaints {
  const [first] = lines
  if (first && written(lines).length === 0) return { [first.id]: { text: 'Name a condition' } }
  const wrong = written(lines).map(({ id, text, due }): readonly [number, LineComplaint] => {
    const day = tidyDay(due, today)
    return [id, { ...(text.trim() === '' ? { text: 'Say what must be done' } : {}), ...(day !== '' && !isDate(day) ? { due: 'Write a day as 2026-12-18' } : {}) }]
  })
  return Object.fromEntries(wrong.filter(([, found]) => Object.keys(found).length > 0))
}

/** The conditions as the core reads them; empty lines are left out. */
export function conditionsOf(lines: readonly ConditionLine[], today: string): ConditionCard[] {
  const orNull = (text: string): string | null => text.trim() || null
  return written(lines).map(({ text, owner, due, verifier }) => ({ text: text.trim(), owner: orNull(owner), due: orNull(tidyDay(due, today)), verifier: orNull(verifier) }))
}
