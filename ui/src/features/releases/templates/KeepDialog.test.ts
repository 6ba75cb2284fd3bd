import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { ReleaseView } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { FakeCore, Handlers } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { aTemplate } from '../../../shared/templates/samples'
import { violations } from '../../../shared/testing/axe'
import { aBar, aChange, aStatus, anOperation } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import ReleasePage from '../ReleasePage.svelte'
import { aRisk } from '../samples'
import KeepDialog from './KeepDialog.svelte'

const release: ReleaseView = {
  bar: aBar({ key: 'R-7', title: 'Patches of the month' }), description: '', local_start: '', local_end: '', told: '', point_of_no_return: '2026-11-28T22:00:00Z', next_states: [],
  people: [], stores: [], submitted: null, services: [{ key: 'pay', name: 'Payments', tier: 1, team: null, region: null, hits: [] }], conflicts: [], readiness: [], milestones: [], deployments: [],
  predecessors: [], successors: [], notes: {}, log: [],
}

beforeEach(() => {
  plan.take(aStatus())
  toasts.clear()
})

function core(taken: readonly string[] = [], more: Handlers = {}): FakeCore {
  return fakeCore({
    template_of: () => aTemplate({ key: 'R-7', title: 'Patches of the month' }),
    template_list: () => ({ items: taken.map((key) => aTemplate({ key })) }),
    template_save: () => aChange({ operation: anOperation({ label: 'Keep template PATCHES' }) }),
    ...more,
  })
}

const asked = (fake: FakeCore, name: string): unknown[] => fake.asked.filter((one) => one.name === name).map((one) => one.input)
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const keep = () => fireEvent.click(screen.getByRole('button', { name: 'Keep it' }))

async function open() {
  const onclose = vi.fn()
  const { container } = render(KeepDialog, { release, onclose })
  await screen.findByRole('textbox', { name: 'Key' })
  return { container, onclose }
}

describe('a release that is kept as a template', () => {
  it('tells what of it is kept, and proposes a short key that is not its own', async () => {
    const fake = core(['PATCHES'])
    const { container } = await open()
    expect(asked(fake, 'template_of')).toEqual([{ key: 'R-7' }])
    expect([field('Key').value, field('Title').value, field('Start').value]).toEqual(['PATCHES-2', 'Patches of the month', '22:00'])
    for (const said of ['On the clock of Europe/Berlin', '3 h, of it 30 min validation and 45 min rollback reserve; then 2 h stabilisation', 'Payments', 'Ada', 'deployment lead']) {
      expect(screen.getByRole('dialog').textContent).toContain(said)
    }
    expect(await violations(container)).toEqual([])
  })

  it('is saved with everything that the core told, under the key that was written, with a way back', async () => {
    const fake = core()
    const { onclose } = await open()
    await fireEvent.input(field('Key'), { target: { value: ' MONTHLY ' } })
    await fireEvent.input(field('Title'), { target: { value: 'Patches' } })
    await fireEvent.input(field('Start'), { target: { value: '21:30' } })
    await keep()
    await waitFor(() => expect(onclose).toHaveBeenCalledOnce())
    expect(asked(fake, 'template_save')).toEqual([{ ...aTemplate(), key: 'MONTHLY', start: '21:30:00', people: [{ role: 'deployment-lead', person: 'ada', name: '' }] }])
    expect(toasts.list[0]).toMatchObject({ text: 'Keep template PATCHES', action: { label: 'Undo' } })
  })

  it('does not take the place of another template', async () => {
    const fake = core(['NIGHT'])
    const { onclose } = await open()
    await fireEvent.input(field('Key'), { target: { value: 'night' } })
    expect(screen.getByText('night is taken already')).toBeTruthy()
    await keep()
    expect(asked(fake, 'template_save')).toEqual([])
    expect(onclose).not.toHaveBeenCalled()
  })

  it('says what the core refused, and why it cannot be read', async () => {
    const fake = core([], { template_save: () => { throw new SlipwayError({ code: 'template.times', message: 'a release cannot be drawn like that' }) } })
    await open()
    await keep()
    expect((await screen.findByRole('alert')).textContent).toContain('cannot be drawn')
    document.body.replaceChildren()
    fake.on('template_of', () => { throw new SlipwayError({ code: 'release.unknown', message: 'there is no release R-7' }) })
    render(KeepDialog, { release, onclose: vi.fn() })
    expect((await screen.findByRole('alert')).textContent).toContain('There is no release R-7.')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Keep it' }).disabled).toBe(true)
  })

  it('is kept from its page', async () => {
    const fake = core([], { release_show: () => release, risk_show: () => aRisk({ release: 'R-7', held: null, score: null, models: [], deciding: null, drift: null, assessment: null }) })
    render(ReleasePage, { key: 'R-7' })
    await fireEvent.click(await screen.findByRole('button', { name: 'Keep as template…' }))
    await waitFor(() => expect(field('Key').value).toBe('PATCHES'))
    await keep()
    await waitFor(() => expect(asked(fake, 'template_save')).toHaveLength(1))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})
