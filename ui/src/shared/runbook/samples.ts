/** A runbook for tests: stop, migrate, warm up beside, over by nothing. */
import type { RunbookView, StepCard, StepView } from '../../backend'

export function aStep(key: string, part: Partial<StepCard> = {}): StepCard {
  return { key, release: 'R-1', title: 'Stop the workers', minutes: 10, owner: null, waits: [], ...part }
}

export function aStepView(card: StepCard, part: Partial<Omit<StepView, 'card'>> = {}): StepView {
  return { card, at: { start: '2026-11-28T21:00:00Z', end: '2026-11-28T21:10:00Z' }, total_float: 0, free_float: 0, critical: true, ...part }
}

export function aRunbook(part: Partial<RunbookView> = {}): RunbookView {
  return {
    release: 'R-1', takes_minutes: 105, room_minutes: 120, over_minutes: 0,
    steps: [
      aStepView(aStep('R-1.1')),
      aStepView(aStep('R-1.3', { title: 'Warm the caches', minutes: 15, owner: 'mia', waits: [{ step: 'R-1.1', relation: 'SS', lag: '5m' }] }), {
        at: { start: '2026-11-28T21:05:00Z', end: '2026-11-28T21:20:00Z' }, total_float: 85, free_float: 85, critical: false,
      }),
      aStepView(aStep('R-1.2', { title: 'Migrate', minutes: 95, waits: [{ step: 'R-1.1', relation: 'FS', lag: '0m' }] }), {
        at: { start: '2026-11-28T21:10:00Z', end: '2026-11-28T22:45:00Z' },
      }),
    ],
    ...part,
  }
}
