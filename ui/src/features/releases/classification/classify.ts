/** Finding the type of a release by answers: the questions, what was answered, and what the core is asked and told. Pure. */
import type { ClassificationView, ClassifyOutcome, Input, TypeRuleView } from '../../../backend'

export type ReleaseType = ClassificationView['type']
export type Answers = Readonly<Record<string, Readonly<Record<string, boolean>>>>
export type Answer = 'yes' | 'no' | 'open'

/** The order in which types are tried; the last one is what remains. */
const TRIED: readonly ReleaseType[] = ['emergency', 'standard', 'normal']

export const isType = (text: string): text is ReleaseType => TRIED.some((type) => type === text)

/** The types as they are tried, so that what decides is asked first. */
export function inOrder(types: readonly TypeRuleView[]): readonly TypeRuleView[] {
  return types.toSorted((a, b) => TRIED.indexOf(a.rule.type) - TRIED.indexOf(b.rule.type))
}

export interface ClassifyForm {
  readonly answers: Answers
  readonly reference: string
  /** The type that it shall have; empty for the one that is found. */
  readonly choose: ReleaseType | ''
  readonly reason: string
  readonly approver: string
}

export function formOf({ answers, reference }: Pick<ClassificationView, 'answers' | 'reference'>): ClassifyForm {
  return { answers, reference, choose: '', reason: '', approver: '' }
}

export function answerOf(answers: Answers, type: string, key: string): Answer {
  const said = answers[type] ?? {}
  return Object.hasOwn(said, key) ? (said[key] === true ? 'yes' : 'no') : 'open'
}

/** The answers with one more, or with one taken back. */
export function answered(answers: Answers, type: string, key: string, answer: Answer): Answers {
  const others = Object.fromEntries(Object.entries(answers[type] ?? {}).filter(([other]) => other !== key))
  return { ...answers, [type]: answer === 'open' ? others : { ...others, [key]: answer === 'yes' } }
}

/** The answers to questions that are still asked; the others speak for nothing. */
export function askedOnly(answers: Answers, types: readonly TypeRuleView[]): Record<string, Record<string, boolean>> {
  const kept = types.map(({ rule }) => {
    const keys = new Set(rule.criteria.map(({ key }) => key))
    return [rule.type, Object.fromEntries(Object.entries(answers[rule.type] ?? {}).filter(([key]) => keys.has(key)))] as const
  })
  return Object.fromEntries(kept.filter(([, said]) => Object.keys(said).length > 0))
}

/** What the core is asked while the form is filled in. Reason and approver change nothing of what it finds. */
export function questionOf({ answers, reference, choose }: ClassifyForm, release: string, types: readonly TypeRuleView[]): Input<'release_classify'> {
  return { release, answers: askedOnly(answers, types), reference: reference.trim(), choose: choose === '' ? null : choose, reason: null, approver: null, mode: 'preview' }
}

export interface Complaints {
  readonly reason?: string
  readonly approver?: string
}

export function complaints({ reason, approver }: ClassifyForm, { needs_approver }: Pick<ClassifyOutcome, 'needs_approver'>): Complaints {
  if (!needs_approver) return {}
  return {
    ...(reason.trim() === '' ? { reason: 'Say why it has another type' } : {}),
    ...(approver.trim() === '' ? { approver: 'Name who approved that' } : {}),
  }
}

/** The same question with what is needed to write it. */
export function orderOf(form: ClassifyForm, release: string, types: readonly TypeRuleView[], { needs_approver }: Pick<ClassifyOutcome, 'needs_approver'>): Input<'release_classify'> {
  const said = (text: string): string | null => (needs_approver ? text.trim() || null : null)
  return { ...questionOf(form, release, types), reason: said(form.reason), approver: said(form.approver), mode: 'commit' }
}

/** `2 questions are open, and count as no`; nothing where all are answered. */
export function sayOpen(open: number): string | null {
  return open === 0 ? null : `${open} ${open === 1 ? 'question is' : 'questions are'} open, and ${open === 1 ? 'counts' : 'count'} as no.`
}
