/** The meetings of the list: what comes, what was held, and which of them one comes for. Pure. */
import type { MeetingView } from '../../backend'

export interface Meetings {
  /** What is open, then what comes, the next first. */
  readonly coming: readonly MeetingView[]
  /** What has ended, the newest first. */
  readonly held: readonly MeetingView[]
}

const hasEnded = ({ stage }: MeetingView): boolean => stage === 'ended' || stage === 'locked'
const byStart = (one: MeetingView, other: MeetingView): number => one.start.localeCompare(other.start) || one.board.localeCompare(other.board)

/** A meeting that runs over its time is still open, and one that ended before its time was held. */
export function sortMeetings(meetings: readonly MeetingView[]): Meetings {
  const rest = meetings.filter((meeting) => !hasEnded(meeting)).toSorted(byStart)
  return {
    coming: [...rest.filter(({ stage }) => stage === 'open'), ...rest.filter(({ stage }) => stage !== 'open')],
    held: meetings.filter(hasEnded).toSorted(byStart).toReversed(),
  }
}

/** The meeting that is shown where none is named: the newest that is open, the next one, or the last that was held. */
export function usualMeeting({ coming, held }: Meetings, now: string): MeetingView | undefined {
  return coming.findLast(({ stage }) => stage === 'open') ?? coming.find(({ end }) => end >= now) ?? coming[0] ?? held[0]
}
