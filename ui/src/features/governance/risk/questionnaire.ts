/** The questionnaire of risk while it is changed: its questions in order, and the bands of the sum in hundredths. Pure. */
import type { QuestionCard, RiskModelCard } from '../../../backend'
import { suggestKey } from '../../../shared/following'
import { nextId } from '../lines'
import type { Line } from '../lines'
import { cardsOf, linesOf } from './bands'
import type { BandLine, Scale } from './bands'
import { readHundredths, sayHundredths } from './hundredths'

export type QuestionnaireCard = Extract<RiskModelCard, { model: 'questionnaire' }>

export interface QuestionLine extends Line {
  readonly question: QuestionCard
}

export interface QuestionnaireForm {
  readonly questions: readonly QuestionLine[]
  readonly bands: readonly BandLine[]
}

type Weighed = Pick<QuestionCard, 'weight' | 'answers'>

/** The least and the most that a question adds, in hundredths. */
export function adds({ weight, answers }: Weighed): readonly [number, number] {
  const values = answers.map(({ value }) => value * weight)
  return values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)]
}

/** The sums that there can be. */
export function scaleOf(questions: readonly QuestionLine[]): Scale {
  const ends = questions.map(({ question }) => adds(question))
  const sum = (end: 0 | 1): number => ends.reduce((all, one) => all + one[end], 0)
  return { lowest: sum(0), highest: sum(1), read: readHundredths, write: sayHundredths }
}

export function weightOf(questions: readonly QuestionLine[]): number {
  return questions.reduce((sum, { question }) => sum + question.weight, 0)
}

export function formOf({ questions, bands }: QuestionnaireCard): QuestionnaireForm {
  return { questions: questions.map((question, index) => ({ id: index + 1, question })), bands: linesOf(bands, { write: sayHundredths }) }
}

/** The form as the core reads it; `null` while it cannot be read. */
export function cardOf({ questions, bands }: QuestionnaireForm): QuestionnaireCard | null {
  const cards = cardsOf(bands, scaleOf(questions))
  return cards && questions.length > 0 ? { model: 'questionnaire', questions: questions.map(({ question }) => question), bands: cards } : null
}

/** A question as it was taken over from its form, in its place; behind the others where it is new. */
export function written(lines: readonly QuestionLine[], index: number | null, question: QuestionCard): readonly QuestionLine[] {
  return index === null ? [...lines, { id: nextId(lines), question }] : lines.map((line, at) => (at === index ? { ...line, question } : line))
}

/** Another question like one, with a key of its own. */
export function copied(lines: readonly QuestionLine[], { question }: QuestionLine): QuestionLine {
  const text = `${question.text} (copy)`
  return { id: nextId(lines), question: { ...question, text, key: suggestKey(text, lines.map((line) => line.question.key)) } }
}
