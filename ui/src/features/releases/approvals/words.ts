/** Approvals in words: what was decided, whether it counts, and who may decide. Pure. */
import type { ApprovalView, ApproverView, PersonCard, StandingView } from '../../../backend'
import { approves, sayOutcome } from '../../../shared/approvals/outcomes'

export interface Verdict {
  readonly mark: 'ok' | 'soft' | 'hard'
  readonly text: string
  /** Whether it counts, in a word or two; nothing for what is no approval and still about this release. */
  readonly weight: 'counts' | 'void' | 'provisional' | 'lapsed' | 'does not count' | null
}

export function verdictOf({ outcome, counts, provisional, voided, verbal }: Pick<ApprovalView, 'outcome' | 'counts' | 'provisional' | 'voided' | 'verbal'>): Verdict {
  const text = sayOutcome(outcome)
  if (!approves(outcome)) return { mark: outcome === 'rejected' ? 'hard' : 'soft', text, weight: provisional ? 'provisional' : voided.length > 0 ? 'void' : null }
  if (counts) return { mark: 'ok', text, weight: 'counts' }
  const weight = provisional ? 'provisional' : voided.length > 0 ? 'void' : verbal?.overdue ? 'lapsed' : 'does not count'
  return { mark: 'soft', text, weight }
}

/** The standing without what blocks, which stands below it sentence by sentence. */
export function sayStanding({ sentence, blocks }: Pick<StandingView, 'sentence' | 'blocks'>): string {
  return blocks.reduce((said, block) => said.replace(block, ''), sentence).replaceAll(/\s+/g, ' ').trim()
}

/** `1 of 2 given`; nothing where nobody is asked. */
export function sayGiven({ given, needed }: Pick<StandingView, 'given' | 'needed'>): string | null {
  return needed === 0 ? null : `${given} of ${needed} given`
}

export function nameOf(people: readonly PersonCard[], key: string): string {
  return people.find((person) => person.key === key)?.name ?? key
}

/** Somebody who decides: whoever holds a role, or the deputy. */
export interface Decider {
  readonly role: string
  readonly person: string
  readonly name: string
  /** The name of whoever holds the role, where a deputy decides. */
  readonly deputyFor: string | null
}

/** The holder of a role and then the deputy; nobody where nobody holds it. */
export function decidersOf({ role, person, name, deputy }: ApproverView, people: readonly PersonCard[]): readonly Decider[] {
  if (person === null) return []
  const holder = { role, person, name: name ?? nameOf(people, person), deputyFor: null }
  return deputy === null ? [holder] : [holder, { role, person: deputy, name: nameOf(people, deputy), deputyFor: holder.name }]
}

/** Whether an approval that counts was given by somebody in that role, or by the deputy. */
export function hasApproved({ role, name }: Pick<ApproverView, 'role' | 'name'>, approvals: readonly ApprovalView[]): boolean {
  return name !== null && approvals.some((approval) => approval.counts && approval.role === role && (approval.deputy_for ?? approval.by) === name)
}
