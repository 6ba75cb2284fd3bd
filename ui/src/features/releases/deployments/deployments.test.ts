import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CatalogueView, ConflictView, Input, ReleaseOutcome } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { FakeCore } from '../../../backend/fake'
import { toMillis } from '../../../shared/dates'
import { plan } from '../../../shared/plan.svelte'
import { withStart } from '../../../shared/reschedule/times'
import { violations } from '../../../shared/testing/axe'
import { aBar, aChange, aStatus } from '../../../shared/testing/samples'
import { emptyForm, orderOf, questionOf, suggested } from './deployment'
import DeploymentDialog from './DeploymentDialog.svelte'
import Deployments from './Deployments.svelte'

const bar = aBar({ key: 'R-7', title: 'Payments 4.2', start: '2026-12-11T21:00:00Z', end: '2026-12-12T00:00:00Z', zone: 'Europe/Berlin' })
const environments = [
  { key: 'production', name: 'Production', production: true, infrastructure: null },
  { key: 'staging', name: 'Staging', production: false, infrastructure: null },
]
const now = toMillis('2026-11-24T09:00:00Z')
const taken: ConflictView = {
  code: 'C09', cause: 'environment', severity: 'hard', release: 'R-7-STAGING', other: { kind: 'booking', key: 'B-1', title: 'Load test' },
  sentence: 'Staging is booked.', remedy: 'Choose another night.', path: [], start: '2026-12-04T21:00:00Z', end: '2026-12-05T00:00:00Z', overlap_minutes: 180,
}

function answered(conflicts: ConflictView[] = []): FakeCore {
  return fakeCore({
    deployment_plan: ({ mode }: Input<'deployment_plan'>): ReleaseOutcome => ({ key: 'R-7-STAGING', conflicts, changed: mode === 'commit' ? aChange() : null }),
    catalogue_show: (): Partial<CatalogueView> => ({ environments }),
  })
}

beforeEach(() => plan.take(aStatus()))

describe('one more deployment', () => {
  it('starts where most are tried first, a week before the release at the same time on the wall', () => {
    const form = emptyForm(bar, now)
    expect([suggested(bar, environments), form.times.start.stamp.slice(0, 16), form.times.length]).toEqual(['staging', '2026-12-04T22:00', '3h'])
    expect(orderOf(form, bar)).toBe('before')
    const late = emptyForm(bar, toMillis('2026-12-08T09:00:00Z'))
    expect(late.times.start.stamp.slice(0, 16)).toBe('2026-12-12T22:00')
    expect(orderOf(late, bar)).toBe('after')
    const among = { ...form, times: withStart(form.times, { stamp: '2026-12-11T23:00', occurrence: null }) }
    expect(orderOf(among, bar)).toBe('free')
    expect(orderOf({ ...among, order: 'after' }, bar)).toBe('after')
  })

  it('asks nothing while something cannot be read', () => {
    const form = emptyForm(bar, now)
    expect(questionOf(form, bar, 'staging')).toMatchObject({ release: 'R-7', environment: 'staging', start: '2026-12-04T21:00:00Z', validation_minutes: 30, mode: 'preview' })
    expect(questionOf({ ...form, rollback: 'long' }, bar, 'staging')).toBeNull()
    expect(questionOf(form, bar, '')).toBeNull()
  })

  it('tells what speaks against it and writes it all the same, as anything that is drawn', async () => {
    const core = answered([taken])
    const onclose = vi.fn()
    const { container } = render(DeploymentDialog, { bar, onclose })
    await screen.findByText('Staging is booked.')
    expect(await violations(container)).toEqual([])
    await fireEvent.change(screen.getByRole('combobox', { name: 'Order' }), { target: { value: 'free' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Plan it' }))
    await waitFor(() => expect(onclose).toHaveBeenCalled())
    expect(core.asked.findLast(({ name }) => name === 'deployment_plan')?.input).toMatchObject({ release: 'R-7', environment: 'staging', order: 'free', mode: 'commit' })
  })
})

describe('the deployments of a release', () => {
  it('stand with the release itself in the order of time, and another is a click away', async () => {
    answered()
    const staged = aBar({ key: 'R-7-STAGING', environment: 'staging', state: 'draft', start: '2026-12-04T21:00:00Z', end: '2026-12-05T00:00:00Z', hard: 1 })
    const { container } = render(Deployments, { bar, deployments: [staged] })
    const rows = screen.getAllByRole('listitem').map((row) => row.textContent.replace(/\s+/g, ' ').trim())
    expect(rows[0]).toMatch(/^staging R-7-STAGING Draft/)
    expect(rows[1]).toMatch(/^production the release itself Scheduled/)
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Add a deployment…' }))
    expect(await screen.findByText('Deploy Payments 4.2 once more')).toBeTruthy()
  })

  it('are not added to a release that is over', () => {
    answered()
    render(Deployments, { bar: { ...bar, state: 'cancelled' }, deployments: [] })
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add a deployment…' }).disabled).toBe(true)
  })
})
