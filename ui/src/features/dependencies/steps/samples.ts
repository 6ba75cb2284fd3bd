/** Two runbooks on one map, for tests: that of R-1, and a step of R-2 with a key of its own. */
import type { Input, RunbookView } from '../../../backend'
import { SlipwayError } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { FakeCore, Handlers } from '../../../backend/fake'
import { aRunbook, aStep, aStepView } from '../../../shared/runbook/samples'
import { aBar, aChange } from '../../../shared/testing/samples'
import { aMap, aMapLink, aMapNode } from '../samples'

export const other: RunbookView = { release: 'R-2', steps: [aStepView(aStep('ledger', { release: 'R-2', title: 'Close the ledger' }))], takes_minutes: 10, room_minutes: 60, over_minutes: 0 }

const node = ({ card, at, total_float, critical }: RunbookView['steps'][number]) =>
  aMapNode({ key: card.key ?? '', title: card.title, kind: 'step', tier: null, start: at.start, end: at.end, total_float, critical })

export const own = aMap({
  nodes: aRunbook().steps.map(node).map((one, index) => ({ ...one, x: index * 272 })),
  links: [aMapLink('R-1.3', 'R-1.1', { kind: 'SS', lag: '5m' }), aMapLink('R-1.2', 'R-1.1', { kind: 'FS', lag: '0m', critical: true })],
})
export const all = { ...own, nodes: [...own.nodes, ...other.steps.map(node).map((one) => ({ ...one, y: 88 }))] }

export function aRoom(more: Handlers = {}): FakeCore {
  return fakeCore({
    dependency_map: ({ focus }: Input<'dependency_map'>) => (focus === 'R-1' ? own : focus === 'R-3' ? aMap() : all),
    catalogue_show: () => ({ services: [], teams: [], people: [{ key: 'mia', name: 'Mia', team: null, email: null, deputy: null }] }),
    release_list: () => ({ items: [aBar(), aBar({ key: 'R-2', title: 'Web shop', start: '2026-11-28T20:30:00Z' }), aBar({ key: 'R-3', title: 'Empty', start: '2026-12-28T20:30:00Z' })] }),
    runbook_show: ({ key, step }: Input<'runbook_show'>) => {
      const found = [aRunbook(), other].find(({ release, steps }) => release === key || steps.some(({ card }) => card.key === step))
      if (found) return found
      throw new SlipwayError({ code: 'step.unknown', message: `there is no step ${step ?? ''}` })
    },
    step_save: () => aChange(), step_remove: () => aChange(), ...more,
  })
}
