import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { RunbookView } from '../../../backend'
import { SlipwayError } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import type { Resource } from '../../../shared/resource.svelte'
import { aRunbook, aStep, aStepView } from '../../../shared/runbook/samples'
import { violations } from '../../../shared/testing/axe'
import { aChange, aStatus } from '../../../shared/testing/samples'
import { sized } from '../../../shared/testing/sizes'
import Runbook from './Runbook.svelte'
import { reserveAt, sayFloat, sayOver, sayStart, sayTakes, stripOf, wholeOf } from './strip'

const ZONE = 'Europe/Berlin'
const whole = wholeOf(aRunbook()) ?? { start: 0, end: 1 }

describe('a step within its runbook', () => {
  it('lies where it is, with its float behind it', () => {
    expect((whole.end - whole.start) / 60_000).toBe(105)
    const [first, warm, migrate] = aRunbook().steps.map((step) => stripOf(step, whole))
    expect(first).toMatchObject({ left: 0, tail: 0 })
    expect(first?.width).toBeCloseTo(9.52, 1)
    expect(warm?.left).toBeCloseTo(4.76, 1)
    expect(warm?.tail).toBeCloseTo(80.95, 1)
    expect((migrate?.left ?? 0) + (migrate?.width ?? 0)).toBeCloseTo(100)
  })

  it('stays within, and a check without minutes has a place', () => {
    const late = stripOf({ at: { start: '2026-11-28T22:40:00Z', end: '2026-11-28T22:40:00Z' }, total_float: 900 }, whole)
    expect(late.width).toBe(0)
    expect(late.left + late.tail).toBeCloseTo(100)
    expect(wholeOf(aRunbook({ steps: [] }))).toBeNull()
    const checks = aRunbook({ takes_minutes: 0, room_minutes: 0, steps: [aStepView(aStep('R-1.1', { minutes: 0 }))] })
    expect(wholeOf(checks)).toEqual({ start: whole.start, end: whole.start + 60_000 })
  })

  it('shows where the rollback reserve begins, once it is reached', () => {
    expect(reserveAt(aRunbook(), whole)).toBeNull()
    const over = aRunbook({ takes_minutes: 150, over_minutes: 30 })
    expect(reserveAt(over, wholeOf(over) ?? whole)).toBe(80)
  })

  it('is told in words', () => {
    expect([sayStart('2026-11-28T21:05:00Z', whole, ZONE), sayStart('2026-11-28T23:10:00Z', whole, ZONE)]).toEqual(['22:05', '00:10 (+1)'])
    expect(sayTakes(aRunbook())).toBe('Takes 1 h 45 min of 2 h before the rollback reserve.')
    expect([sayOver(aRunbook()), sayOver(aRunbook({ over_minutes: 20 }))]).toEqual([null, expect.stringMatching(/^20 min too long/)])
    expect(aRunbook().steps.map(sayFloat)).toEqual(['critical', '1 h 25 min', 'critical'])
  })
})

function answered(data: RunbookView | null, error: SlipwayError | null = null): Resource<RunbookView> {
  return { data, error, loading: data === null && error === null, reload: () => undefined }
}

const open = (data: RunbookView | null, error: SlipwayError | null = null) =>
  render(Runbook, { release: 'R-1', answer: answered(data, error), people: [{ key: 'mia', name: 'Mia', team: null, email: null, deputy: null }] })

describe('the runbook of a release', () => {
  beforeEach(() => {
    sized()
    plan.take(aStatus())
  })
  const rows = (): string[] => screen.getAllByRole('row').slice(1).map((row) => row.textContent.replace(/\s+/g, ' ').trim())
  const grid = (): HTMLElement => screen.getByRole('grid')

  it('has its steps by time, with floats and a strip each, and keeps nobody out', async () => {
    const { container } = open(aRunbook())
    expect(rows()[0]).toMatch(/^22:00 ?10 ?\.1 ?Stop the workers ?critical/)
    expect(rows()[1]).toMatch(/^22:05 ?15 ?\.3 ?Warm the caches ?Mia ?\.1 SS \+5m ?1 h 25 min/)
    expect(screen.getAllByTestId('strip')).toHaveLength(3)
    expect(screen.getByText('Takes 1 h 45 min of 2 h before the rollback reserve.')).toBeTruthy()
    expect(screen.queryByRole('status')).toBeNull()
    expect(screen.getByRole('link', { name: 'Show as a map' }).getAttribute('href')).toBe('#/dependencies/steps?around=R-1')
    expect(await violations(container)).toEqual([])
  })

  it('warns with the minutes where it takes too long', () => {
    open(aRunbook({ takes_minutes: 140, over_minutes: 20 }))
    expect(screen.getByRole('status').textContent).toContain('20 min too long')
  })

  it('edits and takes out what is chosen, from the keyboard too', async () => {
    const core = fakeCore({ step_remove: () => aChange(), catalogue_show: () => ({ people: [] as string[] }) })
    open(aRunbook())
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    await fireEvent.keyDown(grid(), { key: 'Enter' })
    expect(screen.getByRole('heading', { name: 'Edit step R-1.3', hidden: true })).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Leave it', hidden: true }))
    await fireEvent.keyDown(grid(), { key: 'Delete' })
    await waitFor(() => expect(core.asked).toContainEqual({ name: 'step_remove', input: { key: 'R-1.3' } }))
  })

  it('says that there is no step yet, and offers the first', async () => {
    fakeCore({ catalogue_show: () => ({ people: [] as string[] }) })
    open(aRunbook({ steps: [], takes_minutes: 0 }))
    expect(screen.getByText(/^No steps yet/)).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Add a step…' }))
    expect(screen.getByRole('heading', { name: 'Add a step to the runbook of R-1', hidden: true })).toBeTruthy()
  })

  it('changes nothing in a plan that can only be read', async () => {
    plan.take(aStatus({ read_only: true }))
    const core = fakeCore({})
    open(aRunbook())
    expect(screen.queryByRole('button', { name: /step|Edit|Remove/ })).toBeNull()
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    await fireEvent.keyDown(grid(), { key: 'Enter' })
    await fireEvent.keyDown(grid(), { key: 'Delete' })
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
    expect(core.asked).toEqual([])
  })

  it('says that it is being read, or why it cannot be', () => {
    const { unmount } = open(null)
    expect(screen.getByText('Reading the runbook')).toBeTruthy()
    unmount()
    open(null, new SlipwayError({ code: 'step.cycle', message: 'these steps wait for each other in a circle: A → B → A' }))
    expect(screen.getByRole('alert').textContent).toContain('A → B → A')
  })
})
