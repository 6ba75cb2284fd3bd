/** The risk of a release in words, and the form in which it is assessed. Pure. */
import type { AssessmentView, ContributionView, Input, RiskView } from '../../backend'
import { formatDate, formatDateTime, toMillis } from '../../shared/dates'
import { tidyDate } from '../../shared/widgets/wall-text'
import { RISKS, say } from '../../shared/words'

export type Schema = AssessmentView['schema']

export const SCHEMAS: Readonly<Record<Schema, string>> = {
  none: 'No change',
  compatible: 'Compatible: the version before still works on it',
  incompatible: 'Incompatible: the version before does not work on it',
}

/** `+1`, `−1`, `0`: with a real minus, and never a colour alone. */
export function saySteps(change: number): string {
  return change === 0 ? '0' : `${change > 0 ? '+' : '−'}${Math.abs(change)}`
}

/** What adds or takes away stands first; what adds nothing was looked at all the same. */
export function inWeight(contributions: readonly ContributionView[]): readonly ContributionView[] {
  return contributions.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
}

export function sayHeld({ held }: Pick<RiskView, 'held'>): string {
  return held === null ? 'No band yet' : say(RISKS, held)
}

/** `Assessed by mia, 24 Nov 2026, 10:00: impact 3, likelihood 2; rollback tested on …; …`. */
export function sayAssessment({ impact, likelihood, rollback_tested, schema, canary, by, at }: AssessmentView, zone: string): string {
  const facts = [
    `impact ${impact}, likelihood ${likelihood}`,
    rollback_tested === null ? 'no tested rollback' : `rollback tested on ${formatDate(toMillis(`${rollback_tested}T12:00:00Z`), 'UTC')}`,
    schema === 'none' ? 'no schema change' : `${schema} schema change`,
    ...(canary ? ['canary with automatic abort'] : []),
  ]
  return `Assessed by ${by}, ${formatDateTime(at, zone)}: ${facts.join('; ')}.`
}

export interface RiskForm {
  readonly impact: string
  readonly likelihood: string
  readonly tested: string
  readonly schema: Schema
  readonly canary: boolean
}

export function riskForm(before: AssessmentView | null): RiskForm {
  return {
    impact: `${before?.impact ?? 3}`, likelihood: `${before?.likelihood ?? 3}`, tested: before?.rollback_tested ?? '',
    schema: before?.schema ?? 'none', canary: before?.canary ?? false,
  }
}

export const isSchema = (text: string): text is Schema => text in SCHEMAS

/** What is wrong with the day that was typed; the rest can only be chosen. */
export function wrongDay({ tested }: RiskForm, today: string): string | null {
  return tested.trim() === '' || tidyDate(tested, today) !== null ? null : 'Write a day as 2026-12-18'
}

export function assessOf(form: RiskForm, release: string, today: string): Input<'risk_assess'> {
  return {
    release, impact: Number(form.impact), likelihood: Number(form.likelihood), rollback_tested: form.tested.trim() === '' ? null : tidyDate(form.tested, today),
    schema: form.schema, canary: form.canary, mode: 'commit', reason: null,
  }
}
