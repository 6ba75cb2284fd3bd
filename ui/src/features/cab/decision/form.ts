/** What the form of a decision holds, and what the core is told of it. Pure. */
import type { ApprovalView, Input, QuorumView } from '../../../backend'
import { conditionsOf, emptyLine, linesOf, wrongLines } from '../../../shared/approvals/conditions'
import type { ConditionLine, LineComplaints } from '../../../shared/approvals/conditions'
import type { Outcome } from '../../../shared/approvals/outcomes'
import { isDate } from '../../../shared/dates'
import { count } from '../../../shared/words'
import { tidyDay } from '../../../shared/widgets/wall-text'

export type VoteOf = 'votesFor' | 'against' | 'abstained'

export interface DecisionForm extends Readonly<Record<VoteOf, string>> {
  /** Nothing until somebody has chosen. */
  readonly outcome: Outcome | null
  readonly conditions: readonly ConditionLine[]
  readonly until: string
  /** Why it is deferred or rejected. */
  readonly reason: string
  /** What must be known, and who finds it out. */
  readonly what: string
  readonly byWhom: string
  readonly interests: readonly string[]
  readonly verbal: boolean
  readonly heardBy: string
  readonly comments: string
}

export const EMPTY_FORM: DecisionForm = {
  outcome: null, conditions: [emptyLine([])], until: '', reason: '', what: '', byWhom: '', votesFor: '', against: '', abstained: '',
  interests: [], verbal: false, heardBy: '', comments: '',
}

/** The form of what was decided before, to decide it otherwise. */
export function formOf(decision: ApprovalView | null): DecisionForm {
  if (!decision) return EMPTY_FORM
  const { outcome, reason, until, conditions, ballot, verbal } = decision
  const asks = outcome === 'more-information'
  return {
    outcome, conditions: linesOf(conditions), until: until ?? '', reason: asks ? '' : reason, what: asks ? reason : '', byWhom: '',
    votesFor: ballot ? String(ballot.votes_for) : '', against: ballot ? String(ballot.against) : '', abstained: ballot ? String(ballot.abstained) : '',
    interests: ballot?.interests ?? [], verbal: verbal !== null, heardBy: verbal?.heard_by ?? '', comments: ballot?.comments ?? '',
  }
}

export interface Complaints {
  readonly outcome?: string
  readonly until?: string
  readonly reason?: string
  readonly what?: string
  readonly heardBy?: string
  readonly votes: Readonly<Partial<Record<VoteOf, string>>>
  readonly conditions: LineComplaints
}

const VOTES: readonly VoteOf[] = ['votesFor', 'against', 'abstained']
const readVotes = (text: string): number | null => (text.trim() === '' ? 0 : /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : null)

/** What is wrong with the fields themselves; the rest is the core's to say. */
export function complaints(form: DecisionForm, today: string): Complaints {
  const votes = Object.fromEntries(VOTES.filter((vote) => readVotes(form[vote]) === null).map((vote) => [vote, 'Write a number']))
  const conditions = form.outcome === 'conditional' ? wrongLines(form.conditions, today) : {}
  return { ...wrongOutcome(form, today), ...(form.verbal && form.heardBy.trim() === '' ? { heardBy: 'Say who heard it' } : {}), votes, conditions }
}

function wrongOutcome(form: DecisionForm, today: string): Omit<Complaints, 'votes' | 'conditions'> {
  const why = form.reason.trim() === '' ? { reason: 'Say why' } : {}
  switch (form.outcome) {
    case null: return { outcome: 'Choose what is decided' }
    case 'deferred': return { ...(isDate(tidyDay(form.until, today)) ? {} : { until: 'Write a day as 2026-12-18' }), ...why }
    case 'rejected': return why
    case 'more-information': return form.what.trim() === '' ? { what: 'Say what must be known' } : {}
    default: return {}
  }
}

export function isRight({ votes, conditions, ...rest }: Complaints): boolean {
  return [votes, conditions, rest].every((part) => Object.keys(part).length === 0)
}

export interface Question {
  readonly meeting: string
  readonly release: string
  readonly today: string
}

/** The decision as the core reads it, which has counted itself for how long it was talked about; `null` while nothing is chosen. What belongs to another outcome is left out. */
export function inputOf(form: DecisionForm, { meeting, release, today }: Question): Input<'cab_decide'> | null {
  const { outcome } = form
  if (outcome === null) return null
  return {
    meeting, release, outcome, reason: reasonOf(form), until: outcome === 'deferred' ? tidyDay(form.until, today) : null,
    conditions: outcome === 'conditional' ? conditionsOf(form.conditions, today) : [],
    heard_by: form.verbal ? form.heardBy.trim() : null,
    minutes: null,
    ballot: {
      votes_for: readVotes(form.votesFor) ?? 0, against: readVotes(form.against) ?? 0, abstained: readVotes(form.abstained) ?? 0,
      interests: [...form.interests], comments: form.comments.trim(),
    },
  }
}

function reasonOf({ outcome, reason, what, byWhom }: DecisionForm): string {
  if (outcome === 'more-information') return [what.trim(), byWhom.trim()].filter((part) => part !== '').join(' – by ')
  return outcome === 'deferred' || outcome === 'rejected' ? reason.trim() : ''
}

/** A vote that more take part in than are there, in a sentence; empty where it is not so. */
export function tellVotes(form: DecisionForm, { present }: Pick<QuorumView, 'present'>): string {
  const cast = VOTES.reduce((sum, vote) => sum + (readVotes(form[vote]) ?? 0), 0)
  return cast > present ? `${count(cast, 'vote')} of ${count(present, 'voting member')} who ${present === 1 ? 'is' : 'are'} there` : ''
}
