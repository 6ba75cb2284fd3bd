/** Answers of the core for the tests of this room: a board of four that meets on a Tuesday. */
import type { ActionView, ApprovalView, CatalogueView, MeetingView, MinutesView, PersonCard, PointView, SeatView, SinceRow, SinceView, WorkbenchView } from '../../backend'
import { fakeCore } from '../../backend/fake'
import type { FakeCore, Handlers } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { aBar, aChange, aStatus } from '../../shared/testing/samples'

export const MEETING = 'CAB@2026-11-24T10:00'

export function aPoint(part: Partial<PointView> = {}): PointView {
  return {
    id: 'R-1', number: '4.1', section: 'decision', heading: 'For decision', title: 'Payments 4.2', release: 'R-1', risk: 'high',
    starts_at: '2026-11-28T21:00:00Z', hard: 0, presenter: 'Ada', at: '2026-11-24T09:05:00Z', minutes: 10, seconds: 0, asks: true, late: false,
    justification: '', why: 'It starts before the next meeting.', own: false, off: false, decision: null, blocks: [], ...part,
  }
}

export function aDecision(part: Partial<ApprovalView> = {}): ApprovalView {
  return {
    id: 'A-1', route: 'cab', role: null, by: 'mia', deputy_for: null, at: '2026-11-24T09:12:00Z', outcome: 'approved', provisional: false,
    reason: '', until: null, conditions: [], counts: true, voided: [], bound: 'bound to version 4.2, 28 Nov 2026', snapshot: 7, stamp: null,
    meeting: MEETING, ballot: { votes_for: 3, against: 0, abstained: 1, interests: [], comments: 'All good', seconds: 240 }, verbal: null, ...part,
  }
}

export function aSeat(part: Partial<SeatView> = {}): SeatView {
  return { person: 'ada', name: 'Ada', group: 'Change', chair: true, votes: true, guest: false, presence: null, deputy: null, stands_in: null, expected: '', ...part }
}

export function anAction(part: Partial<ActionView> = {}): ActionView {
  return {
    key: 'ACT-1', board: 'CAB', meeting: 'CAB@2026-11-17T10:00', release: 'R-1', kind: 'task', text: 'Test the rollback', owner: 'ben', owner_name: 'Ben',
    due: '2026-11-20', age_days: 7, overdue: true, done_by: null, ...part,
  }
}

export const SEATS: readonly SeatView[] = [
  aSeat({ stands_in: 'ben' }),
  aSeat({ person: 'ben', name: 'Ben', chair: false, presence: 'accepted' }),
  aSeat({ person: 'cy', name: 'Cy', group: 'Security', chair: false, expected: 'away until 27 Nov 2026', stands_in: 'dee' }),
  aSeat({ person: 'eve', name: 'Eve', group: '', chair: false, votes: false, guest: true, presence: 'accepted' }),
]

export const POINTS: readonly PointView[] = [
  aPoint({ id: '~Previous minutes', number: '1.1', section: 'previous-minutes', heading: 'Previous minutes and open actions', title: 'Previous minutes', release: null, risk: null, starts_at: null, presenter: null, minutes: 5, asks: false, at: '2026-11-24T09:00:00Z', why: '' }),
  aPoint(),
  aPoint({ id: 'R-2', number: '4.2', title: 'Web shop', release: 'R-2', risk: 'low', hard: 1, late: true, at: '2026-11-24T09:15:00Z', blocks: ['the rollback was never tested'] }),
  aPoint({ id: '~Coffee', number: '10.1', section: 'process', heading: 'Process, figures and any other business', title: 'Coffee', release: null, risk: null, starts_at: null, presenter: null, minutes: 5, asks: false, own: true, at: '2026-11-24T09:25:00Z', why: 'somebody put it on' }),
]

export function aBench(part: Partial<WorkbenchView> = {}): WorkbenchView {
  return {
    id: MEETING, board: 'CAB', title: 'Change board, week 48', start: '2026-11-24T09:00:00Z', end: '2026-11-24T09:30:00Z', zone: 'Europe/London',
    place: 'Room 4', link: '', stage: 'open', opened: '2026-11-24T09:00:00Z', ended: null, locked_by: null,
    quorum: { met: true, sentence: '3 of 3 voting members are there.', rule: 'at least 2 with a vote, and the chair', present: 3, needed: 2, seats: [...SEATS] },
    points: [...POINTS], minutes: 30, over_minutes: 0, at_point: null, actions: [anAction()], packs: [], pack_is_stale: null, next: '2026-12-01T09:00:00Z', ...part,
  }
}

export function aMeeting(part: Partial<MeetingView> = {}): MeetingView {
  return {
    id: MEETING, board: 'CAB', title: 'Change board, week 48', stage: 'planned', start: '2026-11-24T09:00:00Z', end: '2026-11-24T09:30:00Z',
    for_decision: [aBar(), aBar({ key: 'R-2' })], for_information: 1, late: ['R-2'], ...part,
  }
}

export function someMinutes(part: Partial<MinutesView> = {}): MinutesView {
  return { id: MEETING, title: 'Minutes', text: '# Minutes\n\n- R-1 approved\n- R-2 **deferred**\n', edited: false, locked_by: null, locked_at: null, snapshots: [5, 7], ...part }
}

export function aChangedThing(part: Partial<SinceRow> = {}): SinceRow {
  return { kind: 'moved', subject: 'R-1', title: 'Payments 4.2', sentence: '', shift_minutes: null, by: null, reason: null, ...part }
}

export function someChanges(part: Partial<SinceView> = {}): SinceView {
  return {
    from: 3, to: 7, label: 'the pack of 17 Nov 2026',
    changes: [
      aChangedThing({ kind: 'freeze-added', subject: 'F-1', title: 'Year end', sentence: 'from 18 Dec 2026', by: 'mia' }),
      aChangedThing({ sentence: 'R-1 Payments 4.2 moved 3 days later, from 25 Nov to 28 Nov', shift_minutes: 4_320, by: 'ada', reason: 'the supplier is late' }),
    ], ...part,
  }
}

export const PEOPLE: readonly PersonCard[] = ['Ada', 'Ben', 'Cy', 'Dee', 'Eve'].map((name) => ({ key: name.toLowerCase(), name, team: null, email: null, deputy: null }))

export function aCatalogue(): CatalogueView {
  return { services: [], teams: [], environments: [], regions: [], people: [...PEOPLE], trains: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [] }
}

const CHANGES = [
  'cab_meeting_open', 'cab_meeting_end', 'cab_pack_issue', 'cab_agenda_order', 'cab_point_mark', 'cab_point_take', 'cab_decide', 'cab_attendance_mark',
  'cab_minutes_save', 'cab_minutes_lock', 'action_save', 'action_remove', 'approval_confirm',
]

/** The core behind a meeting; each change counts one operation further, so that everything is read again. */
export function aBoardroom(bench: WorkbenchView | (() => WorkbenchView) = aBench(), more: Handlers = {}): FakeCore {
  plan.take(aStatus())
  let seq = 7
  const change = () => {
    seq += 1
    return aChange({ status: aStatus({ seq }) })
  }
  return fakeCore({
    cab_meetings: () => ({ items: [aMeeting({ stage: 'open' }), aMeeting({ id: 'CAB@2026-12-01T10:00', start: '2026-12-01T09:00:00Z', end: '2026-12-01T09:30:00Z', late: [] }), aMeeting({ id: 'CAB@2026-11-17T10:00', stage: 'locked', start: '2026-11-17T09:00:00Z', end: '2026-11-17T09:30:00Z', late: [] })] }),
    cab_workbench_show: () => (typeof bench === 'function' ? bench() : bench),
    catalogue_show: aCatalogue,
    cab_minutes_show: () => someMinutes(),
    cab_since_show: () => someChanges(),
    ...Object.fromEntries(CHANGES.map((name) => [name, change])),
    ...more,
  })
}

/** What the core was told by a command, in order. */
export function told(core: FakeCore, name: string): unknown[] {
  return core.asked.filter((one) => one.name === name).map((one) => one.input)
}
