/** Answers of the core for tests: as small as they can be and whole. */
import type { Changed, OperationView, ReleaseBar, StatusView } from '../../backend'

export function aStatus(part: Partial<StatusView> = {}): StatusView {
  return {
    path: '/plans/bank.slipway', name: 'Bank', zone: 'Europe/Berlin', read_only: false, scenario: null, seq: 7, undo: null, redo: null,
    hard: 0, soft: 0, releases: 3, services: 2, now: '2026-11-24T09:00:00Z', ...part,
  }
}

export function anOperation(part: Partial<OperationView> = {}): OperationView {
  return { id: '0193', seq: 8, at: '2026-11-24T09:00:00Z', actor: 'mia', use_case: 'release_move', label: 'Move R-1', ...part }
}

export function aChange(part: Partial<Changed> = {}): Changed {
  return { operation: anOperation(), status: aStatus({ seq: 8, undo: { seq: 8, label: 'Move R-1' } }), releases: [], removed: [], everything: false, ...part }
}

export function aBar(part: Partial<ReleaseBar> = {}): ReleaseBar {
  return {
    key: 'R-1', title: 'Payments 4.2', type: 'normal', state: 'scheduled', services: ['payments'], environment: 'production', team: 'core',
    train: null, regions: [], risk: 'moderate', version: '4.2', start: '2026-11-28T21:00:00Z', end: '2026-11-29T00:00:00Z', zone: 'Europe/Berlin',
    segments: { validation: 30, rollback: 45, stabilisation: 1440 }, depends_on: [], hard: 0, soft: 0, can_move: true, ...part,
  }
}
