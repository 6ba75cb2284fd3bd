import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { FakeCore } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { router } from '../../../shared/router.svelte'
import { settings } from '../../../shared/settings.svelte'
import { violations } from '../../../shared/testing/axe'
import { aStatus } from '../../../shared/testing/samples'
import { sized } from '../../../shared/testing/sizes'
import { toasts } from '../../../shared/toasts.svelte'
import CalendarRoom from '../CalendarRoom.svelte'
import { NO_FILTERS } from '../filters'
import { place } from '../place.svelte'
import { complaints, fileName, toInstants } from '../print/days'
import { differences, sayNarrowed } from '../print/narrowed'
import room from '../room'
import { aCalendarCore, aRelease } from '../samples'
import { selection } from '../selection.svelte'
import { wishes } from '../wishes.svelte'
import { tableSaving } from './saving.svelte'

const EVERYTHING = { services: [], team: null, type: null, state: null, text: null }

let seq = 700
async function enter(): Promise<FakeCore> {
  plan.take(aStatus({ seq: ++seq }))
  const core = aCalendarCore()
  core.file = '/out/calendar.csv'
  core.on('calendar_show', () => ({ releases: [aRelease('R-1', '2026-11-24T20:00:00Z', '2026-11-24T22:00:00Z')], windows: [] }))
  core.on('catalogue_show', () => ({ services: [], teams: [], environments: [], regions: [], people: [], trains: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [] }))
  core.on('releases_export', ({ path }: { path: string }) => ({ files: [{ path, bytes: 3_000 }], items: 12, warnings: ['One name was made harmless'] }))
  for (const old of document.querySelectorAll('main')) old.remove()
  const { container } = render(CalendarRoom, { target: document.body.appendChild(document.createElement('main')), props: { path: [] } })
  await waitFor(() => expect(container.querySelector('[data-release="R-1"]')).toBeTruthy())
  return core
}

const dialog = (): Promise<HTMLElement> => screen.findByRole('dialog', { name: 'Save the calendar as CSV' })
async function ask(): Promise<HTMLElement> {
  await fireEvent.click(screen.getByRole('button', { name: 'Save as CSV…' }))
  return dialog()
}
const field = (form: HTMLElement, name: string): HTMLInputElement => within(form).getByRole<HTMLInputElement>('textbox', { name })
const type = (form: HTMLElement, name: string, value: string): Promise<unknown> => fireEvent.input(field(form, name), { target: { value } })
const days = (form: HTMLElement): string[] => [field(form, 'First day').value, field(form, 'Last day').value]
const main = (form: HTMLElement): HTMLButtonElement => within(form).getByRole<HTMLButtonElement>('button', { name: /^Save/ })
const asked = (core: FakeCore, name: string): unknown => core.asked.find((one) => one.name === name)?.input

beforeEach(() => {
  sized(1_268, 800)
  settings.zone = null
  selection.reset()
  place.reset()
  wishes.take()
  toasts.clear()
  tableSaving.open = false
  router.go('calendar')
})

describe('the calendar as a table', () => {
  it('holds the days and the filter in sight, as instants of the plan\'s zone', async () => {
    place.view = 'week'
    place.filters = { ...NO_FILTERS, services: ['payments'], team: 'core', type: 'normal', state: 'scheduled', text: ' r-1 ' }
    const core = await enter()
    const form = await ask()
    expect(days(form)).toEqual(['2026-11-23', '2026-11-29'])
    expect(form.textContent).toContain('7 days in Europe/Berlin, the plan\'s zone')
    expect(form.textContent).toContain('Only what the filter lets through: “r-1”, payments, team core, normal, scheduled.')
    expect(await violations(form)).toEqual([])
    await fireEvent.click(main(form))
    await waitFor(() => expect(form.textContent).toContain('12 releases, 3 kB'))
    expect(form.textContent).toContain('/out/calendar.csv')
    expect(form.textContent).toContain('One name was made harmless')
    expect(asked(core, 'dialog_save')).toMatchObject({ title: 'Where to put the table', suggested: 'calendar-2026-11-23-to-2026-11-29.csv', kinds: [{ extensions: ['csv'] }] })
    expect(asked(core, 'releases_export')).toEqual({
      path: '/out/calendar.csv',
      filter: { services: ['payments'], team: 'core', type: 'normal', state: 'scheduled', text: 'r-1', from: '2026-11-22T23:00:00Z', to: '2026-11-29T23:00:00Z' },
    })
  })

  it('is not limited in days, and is refused without them, beside the day', async () => {
    const core = await enter()
    const form = await ask()
    expect(form.textContent).toContain('Every release of these days.')
    await type(form, 'Last day', 'soon')
    expect(field(form, 'Last day').getAttribute('aria-invalid')).toBe('true')
    expect(main(form).disabled).toBe(true)
    await fireEvent.submit(form.querySelector('form') ?? form)
    expect(asked(core, 'dialog_save')).toBeUndefined()
    await type(form, 'First day', '2020-01-01')
    await type(form, 'Last day', '2029-12-31')
    await fireEvent.click(main(form))
    await waitFor(() => expect(asked(core, 'releases_export')).toMatchObject({ filter: { ...EVERYTHING, from: '2019-12-31T23:00:00Z', to: '2029-12-31T23:00:00Z' } }))
  })

  it('writes nothing where no file was chosen, and tells a refusal in its place', async () => {
    const core = await enter()
    const form = await ask()
    core.file = null
    await fireEvent.click(main(form))
    await waitFor(() => expect(asked(core, 'dialog_save')).toBeDefined())
    expect(asked(core, 'releases_export')).toBeUndefined()
    core.file = '/out/calendar.csv'
    core.on('releases_export', () => { throw new SlipwayError({ code: 'file.not_written', message: '/out cannot be written', hint: 'choose another folder' }) })
    await fireEvent.click(main(form))
    await waitFor(() => expect(within(form).getByRole('alert').textContent).toContain('Choose another folder'))
  })

  it('is asked for from the palette, and is about what is in sight each time', async () => {
    await enter()
    room.actions.find((action) => action.id === 'calendar-table')?.run()
    const form = await dialog()
    expect(days(form)).toEqual(['2026-11-20', '2026-12-04'])
    await type(form, 'First day', 'nonsense')
    await fireEvent.click(within(form).getByRole('button', { name: 'Leave it' }))
    place.view = 'year'
    expect(days(await ask())).toEqual(['2026-01-01', '2026-12-31'])
  })

  it('is narrowed to several services, and says where it lets other releases through than the calendar', async () => {
    place.filters = { ...NO_FILTERS, services: ['payments', 'shop'], text: 'pay' }
    const core = await enter()
    await fireEvent.click(screen.getByRole('button', { name: 'Save as CSV…' }))
    const form = await dialog()
    expect(form.textContent).toContain('Only what the filter lets through: “pay”, payments, shop.')
    expect(form.textContent).toContain('The text is looked for as it stands, in key and title only.')
    await fireEvent.click(main(form))
    await waitFor(() => expect(asked(core, 'releases_export')).toMatchObject({ filter: { ...EVERYTHING, services: ['payments', 'shop'], text: 'pay' } }))
  })
})

describe('the days of a table', () => {
  it('are as long as the wall says, where clocks go back too', () => {
    expect(toInstants({ first: '2026-10-25', last: '2026-10-25' }, 'Europe/Berlin')).toEqual({ from: '2026-10-24T22:00:00Z', to: '2026-10-25T23:00:00Z' })
  })

  it('can be any number, and name the file', () => {
    expect(complaints({ first: '2020-01-01', last: '2029-12-31' }, Infinity)).toEqual({ first: null, last: null })
    expect(complaints({ first: '2026-12-06', last: '2026-12-05' }, Infinity).last).toBe('The last day lies before the first one')
    expect(fileName({ first: '2026-11-23', last: '2026-12-06' }, 'csv')).toBe('calendar-2026-11-23-to-2026-12-06.csv')
  })

  it('have no lanes', () => {
    expect(sayNarrowed({ ...NO_FILTERS, services: ['a', 'b'], team: 'core' })).toBe('Only what the filter lets through: a, b, team core.')
    expect(sayNarrowed(NO_FILTERS)).toBe('Every release of these days.')
    expect(differences({ ...NO_FILTERS, text: 'pay' })).toEqual(['The text is looked for as it stands, in key and title only.'])
  })
})
