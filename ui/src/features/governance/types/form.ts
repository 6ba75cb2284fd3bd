/** The form of what a type of release asks: what it starts with, what it complains about, what it tells the core. Pure. */
import type { TypeQuestionCard, TypeRuleCard } from '../../../backend'
import { isTaken, suggestKey } from '../../../shared/following'
import { readMinutes, writeMinutes } from '../../../shared/widgets/wall-text'
import { nextId } from '../lines'
import type { Line } from '../lines'

export const FEWEST = 5
export const MOST = 8

export interface QuestionLine extends Line {
  readonly key: string
  readonly question: string
  readonly weighs: TypeQuestionCard['weighs']
  /** Whether releases may have answered it already: its key stays then. */
  readonly kept: boolean
}

export interface TypeForm {
  readonly definition: string
  readonly questions: readonly QuestionLine[]
  readonly mandatory: readonly string[]
  readonly gates: readonly string[]
  readonly stabilisation: string
  readonly reason: string
}

export function formOf(rule: TypeRuleCard): TypeForm {
  return {
    definition: rule.definition, mandatory: rule.mandatory, gates: rule.gates, stabilisation: writeMinutes(rule.stabilisation_minutes), reason: '',
    questions: rule.criteria.map((one, index) => ({ ...one, id: index + 1, kept: true })),
  }
}

export function emptyQuestion(lines: readonly QuestionLine[]): QuestionLine {
  return { id: nextId(lines), key: '', question: '', weighs: 'required', kept: false }
}

/** A question after it was written anew; the key of a new one follows, until another is written. */
export function rephrased(line: QuestionLine, question: string, lines: readonly QuestionLine[]): QuestionLine {
  const taken = lines.filter(({ id }) => id !== line.id).map(({ key }) => key)
  const follows = !line.kept && (line.key === '' || line.key === suggestKey(line.question, taken))
  return { ...line, question, ...(follows ? { key: suggestKey(question, taken) } : {}) }
}

/** A list with a value put in or taken out. */
export function ticked(values: readonly string[], value: string, is: boolean): readonly string[] {
  return is ? [...values.filter((one) => one !== value), value] : values.filter((one) => one !== value)
}

export interface Complaints {
  readonly definition?: string
  /** About how many there are. */
  readonly questions?: string
  /** By the id of a line. */
  readonly question: Readonly<Partial<Record<number, string>>>
  readonly key: Readonly<Partial<Record<number, string>>>
  readonly stabilisation?: string
}

export function complaints(form: TypeForm): Complaints {
  const question: Partial<Record<number, string>> = {}
  const key: Partial<Record<number, string>> = {}
  for (const line of form.questions) {
    const others = form.questions.filter(({ id }) => id !== line.id).map((one) => one.key.trim())
    if (line.question.trim() === '') question[line.id] = 'A question is needed'
    if (line.key.trim() === '') key[line.id] = 'A key is needed'
    else if (isTaken(line.key, others)) key[line.id] = 'Another question has this key'
  }
  const found = form.questions.length
  return {
    question, key,
    ...(form.definition.trim() === '' ? { definition: 'Say what the type is for' } : {}),
    ...(found < FEWEST ? { questions: `${found} are too few: ask ${FEWEST} to ${MOST} questions` } : {}),
    ...(found > MOST ? { questions: `${found} are too many: ask ${FEWEST} to ${MOST} questions` } : {}),
    ...(readMinutes(form.stabilisation) === null ? { stabilisation: 'Write a length as 24h, 3d or 90m' } : {}),
  }
}

export function isRight({ question, key, ...rest }: Complaints): boolean {
  return Object.keys(question).length + Object.keys(key).length + Object.keys(rest).length === 0
}

/** The form as the core reads it; `null` while it cannot be read. */
export function cardOf(type: TypeRuleCard['type'], form: TypeForm): TypeRuleCard | null {
  const minutes = readMinutes(form.stabilisation)
  if (minutes === null || !isRight(complaints(form))) return null
  return {
    type, definition: form.definition.trim(), criteria: form.questions.map(({ key, question, weighs }) => ({ key: key.trim(), question: question.trim(), weighs })),
    mandatory: [...form.mandatory], gates: [...form.gates], stabilisation_minutes: minutes, reason: form.reason.trim() === '' ? null : form.reason.trim(),
  }
}
