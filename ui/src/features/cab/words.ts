/** The words of this room: how far a meeting is, how somebody takes part, what was decided. Pure. */
import type { ApprovalView, PointView, SeatView, WorkbenchView } from '../../backend'
import { approves, sayOutcome } from '../../shared/approvals/outcomes'

export type Stage = WorkbenchView['stage']
export type Presence = NonNullable<SeatView['presence']>

export const STAGES: Readonly<Record<Stage, string>> = { planned: 'Planned', open: 'Open', ended: 'Ended', locked: 'Minutes locked' }

export const PRESENCES: Readonly<Record<Presence, string>> = {
  accepted: 'Accepted', tentative: 'Tentative', declined: 'Declined', present: 'Present', apologies: 'Apologies',
}

/** A point by its title, which may name its release already. */
export function sayPoint({ title, release }: Pick<PointView, 'title' | 'release'>): string {
  return release === null || title.includes(release) ? title : `${release} ${title}`
}

export interface Verdict {
  readonly mark: 'ok' | 'soft' | 'hard'
  readonly text: string
}

/** A decision as a mark and words. One without a quorum, and one that no longer counts, is no approval. */
export function verdictOf({ outcome, provisional, counts }: Pick<ApprovalView, 'outcome' | 'provisional' | 'counts'>): Verdict {
  const said = sayOutcome(outcome)
  if (provisional) return { mark: 'soft', text: `${said}, provisional` }
  if (approves(outcome) && !counts) return { mark: 'soft', text: `${said}, no longer counts` }
  return { mark: approves(outcome) ? 'ok' : outcome === 'rejected' ? 'hard' : 'soft', text: said }
}
