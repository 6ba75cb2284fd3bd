/** What can be decided about a release, by a board or by one person, in words. Pure. */
import type { ApprovalView } from '../../backend'

export type Outcome = ApprovalView['outcome']

export interface OutcomeWords {
  readonly id: Outcome
  readonly label: string
  /** What has become of the release then. */
  readonly past: string
}

/** In the order of the forms, and of the keys 1 to 5. */
export const OUTCOMES: readonly OutcomeWords[] = [
  { id: 'approved', label: 'Approve', past: 'Approved' },
  { id: 'conditional', label: 'Approve with conditions', past: 'Approved with conditions' },
  { id: 'deferred', label: 'Defer', past: 'Deferred' },
  { id: 'rejected', label: 'Reject', past: 'Rejected' },
  { id: 'more-information', label: 'Ask for more information', past: 'More information asked for' },
]

export function approves(outcome: Outcome | null): boolean {
  return outcome === 'approved' || outcome === 'conditional'
}

export function sayOutcome(outcome: Outcome): string {
  return OUTCOMES.find(({ id }) => id === outcome)?.past ?? outcome
}
