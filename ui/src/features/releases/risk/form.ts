/** The form in which the risk of a release is assessed, its questionnaire included. Pure. */
import type { AssessmentView, Input, QuestionCard, RiskModelView } from '../../../backend'
import { tidyDate } from '../../../shared/widgets/wall-text'

export type Schema = AssessmentView['schema']

export const SCHEMAS: Readonly<Record<Schema, string>> = {
  none: 'No change',
  compatible: 'Compatible: the version before still works on it',
  incompatible: 'Incompatible: the version before does not work on it',
}

export const isSchema = (text: string): text is Schema => text in SCHEMAS

export type Answers = Readonly<Record<string, number>>

export interface RiskForm {
  readonly impact: string
  readonly likelihood: string
  readonly tested: string
  readonly schema: Schema
  readonly canary: boolean
  /** By the key of the question. */
  readonly answers: Answers
}

export function riskForm(before: AssessmentView | null): RiskForm {
  return {
    impact: `${before?.impact ?? 3}`, likelihood: `${before?.likelihood ?? 3}`, tested: before?.rollback_tested ?? '',
    schema: before?.schema ?? 'none', canary: before?.canary ?? false, answers: before?.answers ?? {},
  }
}

/** The questions of the questionnaire; nothing until they are read. */
export function questionsOf(models: readonly RiskModelView[] | undefined): readonly QuestionCard[] | null {
  for (const { model } of models ?? []) if (model.model === 'questionnaire') return model.questions
  return null
}

/** The answers with one more, or with one taken back. */
export function answered(answers: Answers, key: string, value: number | null): Answers {
  if (value !== null) return { ...answers, [key]: value }
  return Object.fromEntries(Object.entries(answers).filter(([other]) => other !== key))
}

/** What was answered to the questions that are still asked, with answers that there still are. */
export function askedOnly(answers: Answers, questions: readonly QuestionCard[]): Record<string, number> {
  const kept = questions.flatMap(({ key, answers: choices }) => {
    const value = answers[key]
    return value !== undefined && choices.some((choice) => choice.value === value) ? [[key, value] as const] : []
  })
  return Object.fromEntries(kept)
}

/** `3 of 10 answered`. */
export function sayAnswered(answers: Answers, questions: readonly QuestionCard[]): string {
  return `${Object.keys(askedOnly(answers, questions)).length} of ${questions.length} answered`
}

/** What is wrong with the day that was typed; the rest can only be chosen. */
export function wrongDay({ tested }: Pick<RiskForm, 'tested'>, today: string): string | null {
  return tested.trim() === '' || tidyDate(tested, today) !== null ? null : 'Write a day as 2026-12-18'
}

/** The assessment as the core reads it. Where the questions could not be read, the answers stay as they were. */
export function assessOf(form: RiskForm, release: string, today: string, questions: readonly QuestionCard[] | null): Input<'risk_assess'> {
  return {
    release, impact: Number(form.impact), likelihood: Number(form.likelihood), rollback_tested: form.tested.trim() === '' ? null : tidyDate(form.tested, today),
    schema: form.schema, canary: form.canary, ...(questions ? { answers: askedOnly(form.answers, questions) } : {}), mode: 'commit', reason: null,
  }
}
