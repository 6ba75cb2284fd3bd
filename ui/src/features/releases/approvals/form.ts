/** The form of a decision about a release: what it starts with, what it complains about, what it tells the core. Pure. */
import type { Input } from '../../../backend'
import { conditionsOf, emptyLine, wrongLines } from '../../../shared/approvals/conditions'
import type { ConditionLine, LineComplaints } from '../../../shared/approvals/conditions'
import type { Outcome } from '../../../shared/approvals/outcomes'
import { isDate } from '../../../shared/dates'
import { tidyDay } from '../../../shared/widgets/wall-text'
import type { Decider } from './words'

export interface DecisionForm {
  /** Nothing until somebody has chosen. */
  readonly outcome: Outcome | null
  /** Why it is deferred or rejected, or what must be known, and by whom. */
  readonly reason: string
  readonly until: string
  readonly conditions: readonly ConditionLine[]
  /** Whether it was said and not signed. */
  readonly said: boolean
  readonly heardBy: string
  readonly note: string
}

export const EMPTY_FORM: DecisionForm = { outcome: null, reason: '', until: '', conditions: [emptyLine([])], said: false, heardBy: '', note: '' }

/** Whether an outcome is asked why. */
export function asksWhy(outcome: Outcome | null): boolean {
  return outcome === 'deferred' || outcome === 'rejected' || outcome === 'more-information'
}

export interface Complaints {
  readonly outcome?: string
  readonly reason?: string
  readonly until?: string
  readonly heardBy?: string
  readonly conditions: LineComplaints
}

/** What is wrong with the fields themselves; the rest is the core's to say. */
export function complaints(form: DecisionForm, today: string): Complaints {
  const { outcome } = form
  return {
    ...(outcome === null ? { outcome: 'Choose what is decided' } : {}),
    ...(asksWhy(outcome) && form.reason.trim() === '' ? { reason: outcome === 'more-information' ? 'Say what must be known, and by whom' : 'Say why' } : {}),
    ...(outcome === 'deferred' && !isDate(tidyDay(form.until, today)) ? { until: 'Write a day as 2026-12-18' } : {}),
    ...(form.said && form.heardBy.trim() === '' ? { heardBy: 'Say who heard it' } : {}),
    conditions: outcome === 'conditional' ? wrongLines(form.conditions, today) : {},
  }
}

export function isRight({ conditions, ...rest }: Complaints): boolean {
  return Object.keys(conditions).length === 0 && Object.keys(rest).length === 0
}

/** The decision as the core reads it; `null` while nothing is chosen. What belongs to another outcome is left out. */
export function inputOf(form: DecisionForm, release: string, { role, person }: Pick<Decider, 'role' | 'person'>, today: string): Input<'approval_give'> | null {
  const { outcome } = form
  if (outcome === null) return null
  return {
    release, role, person, outcome,
    reason: asksWhy(outcome) ? form.reason.trim() : '',
    until: outcome === 'deferred' ? tidyDay(form.until, today) : null,
    conditions: outcome === 'conditional' ? conditionsOf(form.conditions, today) : [],
    heard_by: form.said ? form.heardBy.trim() : null,
    note: form.note.trim() || null,
  }
}
