/** Answers of the core for the tests of this room. */
import type { ConflictView, DeskView, ScenarioDifference, ScenarioRow, StatusView } from '../../backend'
import { aStatus } from '../../shared/testing/samples'

export function aScenario(part: Partial<ScenarioRow> = {}): ScenarioRow {
  return { name: 'calm', path: '/plans/bank.scenario-calm.slipway', fork: 7, own: 3, behind: 1, open: false, ...part }
}

export function aDesk(part: Partial<StatusView> = {}): DeskView {
  return { plan: aStatus(part), version: '0.1.0', zones: ['Europe/Berlin'] }
}

/** How the desk stands with a scenario on it. */
export const WITH_SCENARIO: Partial<StatusView> = { path: '/plans/bank.scenario-calm.slipway', scenario: 'calm', seq: 10 }

export function aConflict(part: Partial<ConflictView> = {}): ConflictView {
  return {
    code: 'C03', cause: 'A freeze', severity: 'hard', release: 'R-1', other: { kind: 'window', key: 'F-1', title: 'Year end' },
    start: '2026-12-18T21:00:00Z', end: '2026-12-19T00:00:00Z', overlap_minutes: 180, path: [], sentence: 'R-1 is inside the hard freeze Year end.',
    remedy: 'Move it out of the freeze.', ...part,
  }
}

export function aDifference(part: Partial<ScenarioDifference> = {}): ScenarioDifference {
  return {
    name: 'calm', hard: { plan: 3, scenario: 1 }, soft: { plan: 4, scenario: 5 }, risk: { plan: 20, scenario: 20 }, critical: { plan: 1_680, scenario: 1_590 },
    critical_changes: [{ key: 'R-1', scenario: false }, { key: 'R-9', scenario: true }],
    moved: [{
      key: 'R-1', title: 'Payments 4.2', from: { start: '2026-12-18T21:00:00Z', end: '2026-12-19T00:00:00Z' }, to: { start: '2026-12-11T21:00:00Z', end: '2026-12-12T00:00:00Z' },
    }],
    added: ['R-9'], removed: ['R-4'], changed: ['R-2'], others: ['2 windows'],
    new_conflicts: [aConflict({ code: 'C01', severity: 'soft', release: 'R-1', other: { kind: 'release', key: 'R-2', title: 'Web shop' }, sentence: 'R-1 and R-2 share payments.' })],
    gone_conflicts: [aConflict()], diverged: [], ...part,
  }
}
