/** Answers of the core for the tests of this room. */
import type { BudgetView, BundleView, ChangeCard, ChangeView, ProposedView } from '../../backend'
import { fakeCore } from '../../backend/fake'
import type { FakeCore, Handlers } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { aBar, aStatus } from '../../shared/testing/samples'

export function aCandidate(card: Partial<ChangeCard> = {}, part: Partial<ChangeView> = {}): ChangeView {
  return {
    change: { key: 'CH-1', title: 'Faster search', service: 'search', value: 8, urgency: 5, deadline: null, effort: '2.5', impact: 2, likelihood: 3, mandatory: 'none', ...card },
    service_name: 'Search', tier: 2, points: 6, band: 'moderate', score: 'impact 2 × likelihood 3 = 6, moderate', worth: '16.0', place: 'open', release: null,
    deferrals: [], escalated: false, ...part,
  }
}

export function aBudget(part: Partial<BudgetView> = {}): BudgetView {
  return { release: 'R-1', sum: 14, cap: 20, left: 6, breaches: [], accepted: null, refused: false, ...part }
}

/** Fourteen points where there may be ten, which nobody accepted. */
export function tooMuch(part: Partial<BudgetView> = {}): BudgetView {
  return aBudget({ cap: 10, left: 0, breaches: ['14 points are 4 more than the 10 of its budget'], refused: true, ...part })
}

export function aProposed(part: Partial<ProposedView> = {}): ProposedView {
  return { change: 'CH-1', title: 'Faster search', outcome: 'in', moves: true, points: 6, sum: 20, sentence: 'Its worth of 16.0 is the greatest that fits: 14 + 6 = 20 of 20.', foreign: false, urgent: false, escalated: false, ...part }
}

const putOff = (times: number): ChangeView['deferrals'] =>
  Array.from({ length: times }, (_, at) => ({ from: 'R-0', to: null, reason: `no room, ${at + 1}`, by: 'mia', at: '2026-11-20T09:00:00Z' }))

export function aBundle(part: Partial<BundleView> = {}): BundleView {
  return {
    release: 'R-1', title: 'Payments 4.2', told: 'Sat 28 Nov 2026 22:00–01:00 Europe/Berlin', takes_changes: true,
    next: { key: 'R-3', title: 'Payments 4.3', told: 'Sat 12 Dec 2026 22:00–01:00 Europe/Berlin' }, budget: aBudget(),
    candidates: [aCandidate(), aCandidate({ key: 'CH-2', title: 'New colours' }, { points: 1, band: 'low' })],
    inside: [aCandidate({ key: 'CH-3', title: 'Close the hole', deadline: '2026-12-01', mandatory: 'security' }, { points: 14, band: 'high', place: 'in', release: 'R-1', service_name: 'Payments', tier: 1 })],
    deferred: [aCandidate({ key: 'CH-4', title: 'Old report' }, { place: 'put-off', deferrals: putOff(3), escalated: true })],
    waiting: [], escalated: 1,
    proposal: {
      sentence: '20 of 20 points are proposed: 2 changes in, 1 put off.', sum: 20, overflows: false,
      lines: [
        aProposed({ change: 'CH-3', title: 'Close the hole', moves: false, sentence: 'It is mandatory: security.' }), aProposed(),
        aProposed({ change: 'CH-2', title: 'New colours', outcome: 'put-off', sum: 21, sentence: 'There is no room: 20 + 1 = 21 of 20.', urgent: true }),
      ],
    },
    ...part,
  }
}

/** What the room reads before it shows anything. */
export function aBoard(bundle: Partial<BundleView> = {}, more: Handlers = {}): FakeCore {
  plan.take(aStatus())
  const shown = aBundle(bundle)
  return fakeCore({
    changes_list: () => ({ items: [...shown.candidates, ...shown.inside, ...shown.deferred, ...shown.waiting] }),
    release_list: () => ({
      items: [
        aBar(), aBar({ key: 'R-2', title: 'Web shop', can_move: false, state: 'deployed' }),
        aBar({ key: 'R-4', title: 'Search', version: null, start: '2026-12-20T21:00:00Z' }), aBar({ key: 'R-3', title: 'Payments 4.3', version: null, start: '2026-12-12T21:00:00Z' }),
      ],
    }),
    catalogue_show: () => ({ services: [{ key: 'search', name: 'Search', tier: 2, team: null, region: null, environments: [] }] }),
    bundle_show: () => shown,
    ...more,
  })
}
