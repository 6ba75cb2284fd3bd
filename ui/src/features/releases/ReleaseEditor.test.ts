import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import type { Input, TemplateCard } from '../../backend'
import { fakeCore } from '../../backend/fake'
import type { FakeCore, Handlers } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { aTemplate } from '../../shared/templates/samples'
import { violations } from '../../shared/testing/axe'
import { aBar, aChange, aStatus } from '../../shared/testing/samples'
import ReleaseEditor from './ReleaseEditor.svelte'

const DAY = aTemplate({ key: 'DAY', title: 'Config', description: '', start: '10:00:00', length_minutes: 60, services: ['web'], team: null, people: [], validation_minutes: 0, rollback_minutes: 0 })

beforeEach(() => plan.take(aStatus()))

/** A core that draws from templates as the real one does where clocks do not change. */
function core(templates: readonly TemplateCard[], more: Handlers = {}): FakeCore {
  return fakeCore({
    template_list: () => ({ items: templates }),
    template_draft: ({ template, day }: Input<'template_draft'>) => {
      const { start, ...card } = templates.find(({ key }) => key === template) ?? aTemplate()
      return { ...card, key: null, train: null, version: null, occurrence: null, stores: null, start: `${day}T${start}`, end: `${day}T23:59:00` }
    },
    catalogue_show: () => ({
      services: [], teams: [], environments: [], people: [{ key: 'ada', name: 'Ada' }], regions: [], trains: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [],
    }),
    release_draw: ({ mode }: Input<'release_draw'>) => ({ key: 'R-9', conflicts: [], changed: mode === 'commit' ? aChange() : null }),
    ...more,
  })
}

const asked = (fake: FakeCore, name: string): unknown[] => fake.asked.filter((one) => one.name === name).map((one) => one.input)
const field = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name })
const type = (name: string | RegExp, value: string) => fireEvent.input(field(name), { target: { value } })
const template = () => screen.findByRole<HTMLSelectElement>('combobox', { name: 'Template' })
async function choose(key: string): Promise<void> {
  await fireEvent.change(await template(), { target: { value: key } })
}
async function startAt(day: string): Promise<void> {
  await type('Start: day', day)
  await fireEvent.blur(field('Start: day'))
}

describe('a new release from a template', () => {
  it('is not offered where there are no templates, and not for a release that exists', async () => {
    const fake = core([])
    const { unmount } = render(ReleaseEditor)
    await screen.findByRole('textbox', { name: 'Title' })
    await waitFor(() => expect(asked(fake, 'template_list')).toHaveLength(1))
    expect(screen.queryByRole('combobox', { name: 'Template' })).toBeNull()
    unmount()
    core([aTemplate()], { release_show: () => ({ bar: aBar(), description: '', people: [], stores: [] }), release_edit: () => ({ key: 'R-1', conflicts: [], changed: null }) })
    render(ReleaseEditor, { key: 'R-1' })
    await screen.findByRole('textbox', { name: 'Title' })
    expect(screen.queryByRole('combobox', { name: 'Template' })).toBeNull()
  })

  it('is filled in for the day of the form, and put into the plan with everything of it', async () => {
    const fake = core([aTemplate()])
    const { container } = render(ReleaseEditor)
    expect((await template()).selectedOptions[0]?.textContent).toBe('None')
    await startAt('2026-12-05')
    await choose('NIGHT')
    await waitFor(() => expect(field('Title').value).toBe('Patches'))
    expect(asked(fake, 'template_draft')).toEqual([{ template: 'NIGHT', day: '2026-12-05' }])
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Put into the plan' }))
    await waitFor(() => expect(asked(fake, 'release_draw').at(-1)).toMatchObject({ mode: 'commit' }))
    expect(asked(fake, 'release_draw').at(-1)).toMatchObject({
      draft: {
        title: 'Patches', type: 'standard', services: ['pay'], environment: 'production', team: 'core', risk: 'low', zone: 'Europe/Berlin', start: '2026-12-05T22:00',
        end: '2026-12-06T00:00:00Z', validation_minutes: 30, rollback_minutes: 45, stabilisation_minutes: 120, people: [{ role: 'deployment-lead', person: 'ada', name: '' }],
      },
    })
  })

  it('is drawn for today where the form has no day that can be read', async () => {
    const fake = core([aTemplate()])
    render(ReleaseEditor)
    await template()
    await startAt('some day')
    await choose('NIGHT')
    await waitFor(() => expect(asked(fake, 'template_draft')).toEqual([{ template: 'NIGHT', day: '2026-11-24' }]))
  })

  it('keeps a title that was written, and what is written after it was filled in', async () => {
    const fake = core([aTemplate()])
    render(ReleaseEditor)
    await template()
    await type('Title', 'Patches of December')
    await choose('NIGHT')
    await waitFor(() => expect(field('Length').value).toBe('3h'))
    expect(field('Title').value).toBe('Patches of December')
    await type('Length', '5h')
    await startAt('2026-12-06')
    expect([field('Length').value, field('Start: day').value, field('Start: time').value]).toEqual(['5h', '2026-12-06', '22:00'])
    expect(asked(fake, 'template_draft')).toHaveLength(1)
  })

  it('is another one where another template is chosen, and as it was where none is', async () => {
    core([aTemplate(), DAY])
    render(ReleaseEditor)
    await template()
    const before = [field('Title').value, field('Length').value, field('Start: time').value]
    await choose('NIGHT')
    await waitFor(() => expect(field('Title').value).toBe('Patches'))
    await type('Version (optional)', '4.2')
    await choose('DAY')
    await waitFor(() => expect(field('Title').value).toBe('Config'))
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: /^Team/ }).value).toBe('')
    expect(screen.queryByRole('combobox', { name: 'Person' })).toBeNull()
    await choose('')
    await waitFor(() => expect([field('Title').value, field('Length').value, field('Start: time').value]).toEqual(before))
    expect(field('Version (optional)').value).toBe('4.2')
  })

  it('is of the template that was chosen last, whichever answer comes first', async () => {
    let answer: (() => void) | null = null
    const fake = core([aTemplate(), DAY])
    const drawn = (title: string) => ({ ...aTemplate({ title }), key: null, start: '2026-11-25T22:00:00' })
    fake.on('template_draft', ({ template: key }: Input<'template_draft'>) =>
      key === 'NIGHT' ? new Promise((resolve) => (answer = () => resolve(drawn('Late')))) : drawn('Config'))
    render(ReleaseEditor)
    await template()
    await choose('NIGHT')
    await waitFor(() => expect(answer).not.toBeNull())
    await choose('DAY')
    await waitFor(() => expect(field('Title').value).toBe('Config'))
    ;(answer as (() => void) | null)?.()
    await new Promise((resolve) => setTimeout(resolve))
    expect(field('Title').value).toBe('Config')
  })

  it('says beside the template why nothing can be drawn from it, and leaves the form alone', async () => {
    core([aTemplate()], { template_draft: () => { throw new SlipwayError({ code: 'template.unknown', message: 'there is no template NIGHT', hint: 'look at the list' }) } })
    render(ReleaseEditor)
    await choose('NIGHT')
    expect(await screen.findByText('There is no template NIGHT. Look at the list.')).toBeTruthy()
    expect((await template()).getAttribute('aria-invalid')).toBe('true')
    expect(field('Title').value).toBe('')
  })
})
