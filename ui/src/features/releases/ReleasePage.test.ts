import { render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ReleaseView } from '../../backend'
import { SlipwayError } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { aRunbook } from '../../shared/runbook/samples'
import { aBar, aStatus } from '../../shared/testing/samples'
import { aClassification, anOutage, aRisk, aRollback, aStanding } from './samples'
import ReleasePage from './ReleasePage.svelte'

const view: ReleaseView = {
  bar: aBar(), description: 'Why', local_start: '', local_end: '', told: '', point_of_no_return: '2026-11-28T23:15:00Z', next_states: [], people: [], stores: [], submitted: null,
  services: [], conflicts: [], readiness: [], milestones: [], deployments: [], predecessors: [], successors: [], notes: {}, log: [],
}
const PARTS: Readonly<Record<string, unknown>> = {
  risk_show: aRisk({ held: null, assessment: null, score: null, models: [], deciding: null, drift: null }), approval_show: aStanding(), classification_show: aClassification(),
  rollback_show: aRollback(), outage_show: anOutage(), gap_list: { items: [] },
}

/** Answers of which one waits until it is let go. */
function answered(late: string): () => void {
  let go = (): void => undefined
  const gate = new Promise<void>((resolve) => { go = resolve })
  const answers: Readonly<Record<string, unknown>> = { release_show: view, ...PARTS, runbook_show: aRunbook(), catalogue_show: { people: [], stores: [] } }
  fakeCore(Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, () => (name === late ? gate.then(() => answer) : answer)])))
  return go
}

beforeEach(() => plan.take(aStatus()))

describe('the page of a release', () => {
  it.each([...Object.keys(PARTS), 'runbook_show'])('is shown as a whole, once %s has answered, so that nothing jumps', async (late) => {
    const go = answered(late)
    render(ReleasePage, { key: 'R-1' })
    await waitFor(() => expect(screen.getByRole('article', { hidden: true })).toBeTruthy())
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(screen.getByRole('article', { hidden: true }).hidden).toBe(true)
    expect(screen.getByRole('status').textContent).toContain('Reading R-1')
    go()
    await waitFor(() => expect(screen.getByRole('article').hidden).toBe(false))
    expect(screen.getByRole('heading', { name: /Runbook/ })).toBeTruthy()
  })

  it('is shown where one of them cannot be had, too', async () => {
    fakeCore({ ...Object.fromEntries(Object.entries(PARTS).map(([name, answer]) => [name, () => answer])), release_show: () => view, runbook_show: () => { throw new SlipwayError({ code: 'step.cycle', message: 'these steps wait for each other in a circle: A → B → A' }) } })
    render(ReleasePage, { key: 'R-1' })
    await waitFor(() => expect(screen.getByRole('article').hidden).toBe(false))
    expect(screen.getByRole('alert').textContent).toContain('A → B → A')
  })
})
