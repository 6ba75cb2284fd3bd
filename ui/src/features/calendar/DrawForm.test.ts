import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { SlipwayError } from '../../backend'
import type { CatalogueView, Input } from '../../backend'
import { fakeCore } from '../../backend/fake'
import type { FakeCore, Handlers } from '../../backend/fake'
import { toMillis } from '../../shared/dates'
import { plan } from '../../shared/plan.svelte'
import { aTemplate } from '../../shared/templates/samples'
import { violations } from '../../shared/testing/axe'
import { aBar, aChange, aStatus } from '../../shared/testing/samples'
import DrawForm from './DrawForm.svelte'
import { place } from './place.svelte'

const catalogue: CatalogueView = {
  services: [{ key: 'pay', name: 'Payments', tier: 1, team: null, region: null, environments: [] }, { key: 'web', name: 'Web', tier: 2, team: 'front', region: null, environments: [] }],
  teams: [], environments: [], people: [], regions: [], trains: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [],
}
const stretch = { start: toMillis('2026-12-05T09:00:00Z'), end: toMillis('2026-12-05T11:00:00Z') }

beforeEach(() => {
  plan.take(aStatus())
  place.reset()
  place.grouping = 'service'
})

function core(more: Handlers = {}): FakeCore {
  return fakeCore({
    template_list: () => ({ items: [aTemplate(), aTemplate({ key: 'DAY', title: 'Config', services: [], team: null, people: [], description: '', validation_minutes: 0 })] }),
    release_draw: ({ mode }: Input<'release_draw'>) => ({ key: 'R-9', conflicts: [], changed: mode === 'commit' ? aChange() : null }),
    ...more,
  })
}

function open(more: Partial<Parameters<typeof render<typeof DrawForm>>[1]> = {}) {
  return render(DrawForm, { stretch, lane: 'web', zone: 'Europe/Berlin', catalogue, ondrawn: vi.fn(), onclose: vi.fn(), ...more })
}

const title = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' })
const chips = () => screen.queryAllByRole('button', { name: /^Remove / }).map((one) => one.getAttribute('aria-label'))
const last = (fake: FakeCore): unknown => fake.asked.filter(({ name }) => name === 'release_draw').at(-1)?.input
async function choose(key: string): Promise<void> {
  await fireEvent.change(await screen.findByRole('combobox', { name: 'Template' }), { target: { value: key } })
}

describe('a release that is drawn from a template', () => {
  it('has everything of it but the time, which stays as drawn', async () => {
    const fake = core()
    const { container } = open()
    await choose('NIGHT')
    expect(title().value).toBe('Patches')
    expect(screen.getByTestId('copied-along').textContent).toBe('With it: the description, 30 min validation, 45 min rollback reserve, 2 h stabilisation, 1 person.')
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Draw' }))
    await waitFor(() => expect(last(fake)).toMatchObject({ mode: 'commit' }))
    expect(last(fake)).toMatchObject({
      draft: {
        title: 'Patches', description: 'Security patches of the month', type: 'standard', risk: 'low', services: ['pay'], team: 'core', environment: 'production', people: [{ person: 'ada' }],
        validation_minutes: 30, rollback_minutes: 45, stabilisation_minutes: 120, start: '2026-12-05T09:00:00Z', end: '2026-12-05T11:00:00Z',
      },
    })
  })

  it('keeps a title that was written, and what the lane says where the template says nothing', async () => {
    core()
    open()
    await fireEvent.input(title(), { target: { value: 'Mine' } })
    await choose('DAY')
    expect([title().value, chips()]).toEqual(['Mine', ['Remove Web']])
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: /^Team/ }).value).toBe('front')
  })

  it('is as it was drawn where the template is taken back', async () => {
    const fake = core()
    open()
    await choose('NIGHT')
    expect(chips()).toEqual(['Remove Payments'])
    await choose('')
    expect([title().value, chips()]).toEqual(['', ['Remove Web']])
    expect(screen.queryByTestId('copied-along')).toBeNull()
    await waitFor(() => expect(last(fake)).toMatchObject({ draft: { validation_minutes: 0, people: [], description: '' } }))
  })

  it('says what the core says where its segments do not fit what was drawn', async () => {
    core({
      release_draw: ({ draft }: Input<'release_draw'>) => {
        if (draft.rollback_minutes > 0) throw new SlipwayError({ code: 'release.times', message: 'the segments do not fit', hint: 'choose a start and an end that hold every segment' })
        return { key: 'R-9', conflicts: [], changed: null }
      },
    })
    open()
    await choose('NIGHT')
    expect(await screen.findByText(/the segments do not fit/i)).toBeTruthy()
  })

  it('is not asked for where a release is copied, nor where there are no templates', async () => {
    const fake = core({ template_list: () => ({ items: [] }) })
    const { unmount } = open()
    await waitFor(() => expect(fake.asked.some(({ name }) => name === 'template_list')).toBe(true))
    expect(screen.queryByRole('combobox', { name: 'Template' })).toBeNull()
    unmount()
    const copied = core()
    open({ original: { bar: aBar(), description: '', people: [], stores: [] } })
    await waitFor(() => expect(last(copied)).toBeTruthy())
    expect(screen.queryByRole('combobox', { name: 'Template' })).toBeNull()
    expect(copied.asked.some(({ name }) => name === 'template_list')).toBe(false)
  })
})
