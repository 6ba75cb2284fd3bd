/** Answers of the core for the tests of this room. */
import type { MilestoneView } from '../../backend'
import { fakeCore } from '../../backend/fake'
import type { FakeCore, Handlers } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { aBar, aStatus } from '../../shared/testing/samples'

export function aMilestone(card: Partial<MilestoneView['milestone']> = {}, part: Partial<MilestoneView> = {}): MilestoneView {
  return {
    milestone: { key: 'ERP-1', title: 'Interface is there', project: 'ERP', release: 'R-1', baseline: '2026-11-24', forecast: '2026-11-26', actual: null, ...card },
    standing: 'in-time', sentence: 'Expected 26 Nov 2026, 2 working days before the last day in time for R-1: 30 Nov 2026 (Code freeze of CORE on 12 Dec 2026).',
    freeze: '2026-11-30', variance: 2, overdue: false, next: null, slips: [], source: '', ...part,
  }
}

/** Three working days after the code freeze of its train, which was told in two steps. */
export function aLateOne(): MilestoneView {
  return aMilestone({ forecast: '2026-12-03' }, {
    standing: 'late', variance: 7, next: { train: 'CORE', departure: '2026-12-19' }, source: 'milestones.csv',
    sentence: 'Expected 3 Dec 2026, 3 working days after the last day in time for R-1: 30 Nov 2026. The earliest feasible train is CORE of 19 Dec 2026.',
    slips: [{ from: null, to: '2026-11-24', at: '2026-11-01T09:00:00Z' }, { from: '2026-11-24', to: '2026-12-03', at: '2026-11-20T13:30:00Z' }],
  })
}

/** As the core tells them: late ones first, then those of which nobody says when, then by day. */
export function someMilestones(): MilestoneView[] {
  return [
    aLateOne(),
    aMilestone({ key: 'CRM-4', title: 'Contract', project: 'CRM', baseline: null, forecast: null }, { standing: 'unknown', freeze: null, variance: null, sentence: 'Nobody says when it will be reached, and R-1 waits for it.' }),
    aMilestone({ key: 'ERP-2', title: 'Budget', release: null, actual: '2026-11-20' }, { standing: 'apart', freeze: null, variance: -2, sentence: 'No release waits for it.' }),
    aMilestone({ key: 'ERP-3', title: 'Test data' }, { variance: 0 }),
  ]
}

/** What the room reads before it shows anything. */
export function aProject(items: readonly MilestoneView[] = someMilestones(), more: Handlers = {}): FakeCore {
  plan.take(aStatus())
  return fakeCore({ milestone_list: () => ({ items }), release_list: () => ({ items: [aBar(), aBar({ key: 'R-2', title: 'Web shop' })] }), ...more })
}
