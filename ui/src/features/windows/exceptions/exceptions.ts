/** Exceptions from freezes: their words, their form, and what can be done with one. Pure. */
import type { CriterionCard, ExceptionView, Input } from '../../../backend'

export const EXCEPTION_STAGES: Readonly<Record<ExceptionView['stage'], string>> = {
  requested: 'Requested', approved: 'Approved', refused: 'Refused', used: 'Used', withdrawn: 'Withdrawn',
}

/** How an exception stands, with what ran out said. */
export function standing({ stage, expired }: ExceptionView): string {
  return expired ? 'Expired' : EXCEPTION_STAGES[stage]
}

/** Whether somebody still has to do something about it. */
export function isOpen({ stage }: ExceptionView): boolean {
  return stage === 'requested' || stage === 'approved'
}

/** What most boards ask before they let something through; each can be taken out. */
export const USUAL: readonly CriterionCard[] = [
  { text: 'The release cannot wait until the freeze is over', met: false },
  { text: 'The way back was rehearsed', met: false },
  { text: 'Support is on duty until the end of stabilisation', met: false },
]

export interface AskFields {
  readonly freeze: string
  readonly release: string
  readonly criteria: readonly CriterionCard[]
  readonly reason: string
  readonly risk: string
  readonly rollback: string
}

export type AskComplaints = Partial<Record<keyof AskFields, string>>

/** What a decision would need anyway is asked for at once. */
export function askComplaints(form: AskFields): AskComplaints {
  const found: AskComplaints = {}
  if (form.freeze === '') found.freeze = 'Say from which freeze'
  if (form.release === '') found.release = 'Say for which release'
  if (form.reason.trim() === '') found.reason = 'Say why the release cannot wait'
  if (form.rollback.trim() === '') found.rollback = 'Say how the release is taken back'
  const texts = form.criteria.map((criterion) => criterion.text.trim()).filter((text) => text !== '')
  if (new Set(texts).size < texts.length) found.criteria = 'Two criteria say the same'
  return found
}

/** The request as the core reads it; a criterion without words is left out. */
export function requestOf(form: AskFields): Input<'exception_request'> | null {
  if (Object.keys(askComplaints(form)).length > 0) return null
  return {
    freeze: form.freeze, release: form.release, reason: form.reason.trim(), risk: form.risk.trim(), rollback: form.rollback.trim(),
    criteria: form.criteria.map(({ text, met }) => ({ text: text.trim(), met })).filter(({ text }) => text !== ''),
  }
}
