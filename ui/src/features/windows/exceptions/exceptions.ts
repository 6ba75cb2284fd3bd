/** Exceptions from freezes: their words, their form, and what can be done with one. Pure. */
import type { CriterionCard, ExceptionView, Input, LayerView, Stretch } from '../../../backend'
import { toMillis } from '../../../shared/dates'

/** So many occurrences of a layer the core tells at most. */
const KNOWN = 5

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

/** Those that somebody still has to do something about first; of each the newest first. The core tells them by key. */
export function byWaiting(all: readonly ExceptionView[]): ExceptionView[] {
  const rank = ({ stage }: ExceptionView): number => (stage === 'requested' ? 0 : stage === 'approved' ? 1 : 2)
  return all.toReversed().sort((a, b) => rank(a) - rank(b))
}

/** Whether there is anything to be let out of: a freeze that was ended binds nobody again. */
export function canBind({ phase, binds }: LayerView): boolean {
  return binds || phase !== 'ended'
}

/** Whether a release stands in none of the occurrences that are known. */
export function standsOutside(bar: Stretch, next: readonly Stretch[]): boolean {
  const [start, end] = [toMillis(bar.start), toMillis(bar.end)]
  const last = next.at(-1)
  // Further away than what is known, it is not known.
  if (!last || start >= toMillis(last.end)) return next.length < KNOWN
  return !next.some((one) => toMillis(one.start) < end && start < toMillis(one.end))
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
