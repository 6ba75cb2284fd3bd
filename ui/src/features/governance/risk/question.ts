/** The form of a question of the questionnaire: its words, its weight, its answers from the lightest. Pure. */
import type { QuestionCard } from '../../../backend'
import { isTaken } from '../../../shared/following'
import { nextId } from '../lines'
import type { Line } from '../lines'
import { readHundredths, sayHundredths } from './hundredths'

export interface AnswerLine extends Line {
  readonly value: string
  readonly text: string
}

export interface QuestionForm {
  readonly key: string
  readonly text: string
  readonly weight: string
  readonly answers: readonly AnswerLine[]
}

const FEWEST = 2
/** As the usual questions have them: every answer two heavier than the one before. */
const STEP = 2

export function formOf(question: QuestionCard | null): QuestionForm {
  if (!question) return { key: '', text: '', weight: sayHundredths(10), answers: [1, 2, 3, 4, 5].map((id) => ({ id, value: String(id * STEP), text: '' })) }
  const { key, text, weight, answers } = question
  return { key, text, weight: sayHundredths(weight), answers: answers.map((answer, index) => ({ id: index + 1, value: String(answer.value), text: answer.text })) }
}

const readValue = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null)

/** An answer behind the others, heavier than the last. */
export function nextAnswer(answers: readonly AnswerLine[]): AnswerLine {
  const last = readValue(answers.at(-1)?.value ?? '0')
  return { id: nextId(answers), value: last === null ? '' : String(last + STEP), text: '' }
}

export interface Complaints {
  readonly text?: string
  readonly key?: string
  readonly weight?: string
  /** About how many answers there are. */
  readonly answers?: string
  /** By the id of an answer. */
  readonly value: Readonly<Partial<Record<number, string>>>
  readonly answer: Readonly<Partial<Record<number, string>>>
}

export const NOTHING: Complaints = { value: {}, answer: {} }

/** `taken` are the keys of other questions. */
export function complaints({ key, text, weight, answers }: QuestionForm, taken: readonly string[]): Complaints {
  const value: Partial<Record<number, string>> = {}
  const answer: Partial<Record<number, string>> = {}
  answers.forEach((line, index) => {
    const [mine, before] = [readValue(line.value), readValue(answers[index - 1]?.value ?? '')]
    if (mine === null) value[line.id] = 'Write a whole number'
    else if (before !== null && mine <= before) value[line.id] = `Must be more than ${before}`
    if (line.text.trim() === '') answer[line.id] = 'Say what it means'
  })
  return {
    value, answer,
    ...(text.trim() === '' ? { text: 'A question is needed' } : {}),
    ...(key.trim() === '' ? { key: 'A key is needed' } : isTaken(key, taken) ? { key: 'Another question has this key' } : {}),
    ...((readHundredths(weight) ?? 0) > 0 ? {} : { weight: 'Write a weight of at least 0.01' }),
    ...(answers.length < FEWEST ? { answers: `${FEWEST} answers at least make a choice` } : {}),
  }
}

/** The form as the core reads it; `null` while it cannot be read. */
export function questionOf(form: QuestionForm, taken: readonly string[]): QuestionCard | null {
  const { value, answer, ...rest } = complaints(form, taken)
  if (Object.keys(value).length + Object.keys(answer).length + Object.keys(rest).length > 0) return null
  return {
    key: form.key.trim(), text: form.text.trim(), weight: readHundredths(form.weight) ?? 0,
    answers: form.answers.map((line) => ({ value: readValue(line.value) ?? 0, text: line.text.trim() })),
  }
}
