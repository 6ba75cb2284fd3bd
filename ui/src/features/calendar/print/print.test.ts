import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PrintedPaper } from '../../../backend'
import type { FakeCore } from '../../../backend/fake'
import { toMillis } from '../../../shared/dates'
import { plan } from '../../../shared/plan.svelte'
import { router } from '../../../shared/router.svelte'
import { settings } from '../../../shared/settings.svelte'
import { violations } from '../../../shared/testing/axe'
import { aStatus } from '../../../shared/testing/samples'
import { sized } from '../../../shared/testing/sizes'
import { toasts } from '../../../shared/toasts.svelte'
import CalendarRoom from '../CalendarRoom.svelte'
import { NO_FILTERS } from '../filters'
import { FIRST_LOOK } from '../look'
import { place } from '../place.svelte'
import room from '../room'
import { aCalendarCore, aRelease } from '../samples'
import { selection } from '../selection.svelte'
import { wishes } from '../wishes.svelte'
import { complaints, fileName, toStretch } from './days'
import { differences, sayPrinted, toNarrowing } from './narrowed'
import { calendarPrint } from './prints.svelte'
import { daysInSight } from './sight'

const EVERYTHING = { services: [], team: null, type: null, state: null, text: null }
const printed = (path: string): PrintedPaper => ({ path, pages: 2, bytes: 2_048, snapshot: 7, warnings: [] })

let seq = 500
/** The room, in the main part of the page as in the window, and its core. */
async function enter(): Promise<FakeCore> {
  plan.take(aStatus({ seq: ++seq }))
  const core = aCalendarCore()
  core.file = '/out/calendar.pdf'
  core.on('calendar_show', () => ({ releases: [aRelease('R-1', '2026-11-24T20:00:00Z', '2026-11-24T22:00:00Z')], windows: [] }))
  core.on('catalogue_show', () => ({ services: [], teams: [], environments: [], regions: [], people: [], trains: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [] }))
  core.on('calendar_print', ({ path }: { path: string }) => printed(path))
  for (const old of document.querySelectorAll('main')) old.remove()
  const { container } = render(CalendarRoom, { target: document.body.appendChild(document.createElement('main')), props: { path: [] } })
  await waitFor(() => expect(container.querySelector('[data-release="R-1"]')).toBeTruthy())
  return core
}

const dialog = (): Promise<HTMLElement> => screen.findByRole('dialog', { name: 'Print the calendar' })
async function ask(): Promise<HTMLElement> {
  await fireEvent.click(screen.getByRole('button', { name: 'Print…' }))
  return dialog()
}
const field = (form: HTMLElement, name: string): HTMLInputElement => within(form).getByRole<HTMLInputElement>('textbox', { name })
const type = (form: HTMLElement, name: string, value: string): Promise<unknown> => fireEvent.input(field(form, name), { target: { value } })
const main = (form: HTMLElement): HTMLButtonElement => within(form).getByRole<HTMLButtonElement>('button', { name: 'Print…' })
const days = (form: HTMLElement): string[] => [field(form, 'First day').value, field(form, 'Last day').value]
const asked = (core: FakeCore, name: string): unknown => core.asked.find((one) => one.name === name)?.input

beforeEach(() => {
  sized(1_268, 800)
  settings.zone = null
  selection.reset()
  place.reset()
  wishes.take()
  toasts.clear()
  calendarPrint.open = false
  calendarPrint.mono = false
  router.go('calendar')
})

describe('the calendar on paper', () => {
  it('is printed from above the calendar with the days, the lanes and the filter in sight, and `to` is the day behind the last one', async () => {
    place.view = 'week'
    place.grouping = 'team'
    place.filters = { ...NO_FILTERS, services: ['payments'], team: 'core', type: 'normal', state: 'scheduled', text: ' r-1 ' }
    const core = await enter()
    const form = await ask()
    expect(days(form)).toEqual(['2026-11-23', '2026-11-29'])
    expect(form.textContent).toContain('7 days in Europe/Berlin, the plan\'s zone')
    expect(form.textContent).toContain('Only what the filter lets through: “r-1”, payments, team core, normal, scheduled, lanes by team.')
    expect(await violations(form)).toEqual([])
    await type(form, 'Last day', ' 2026-12-06 ')
    await fireEvent.click(within(form).getByRole('radio', { name: 'A3' }))
    await fireEvent.click(within(form).getByRole('checkbox', { name: /Black and white/ }))
    await fireEvent.click(main(form))
    await waitFor(() => expect(form.textContent).toContain('2 pages, 2 kB, showing the plan after operation 7'))
    expect(asked(core, 'dialog_save')).toMatchObject({ title: 'Where to put the calendar', suggested: 'calendar-2026-11-23-to-2026-12-06.pdf' })
    expect(asked(core, 'calendar_print')).toEqual({
      path: '/out/calendar.pdf', from: '2026-11-23', to: '2026-12-07', grouping: 'team', paper: 'a3', mono: true, fallback_font: null,
      filter: { services: ['payments'], team: 'core', type: 'normal', state: 'scheduled', text: 'r-1' },
    })
  })

  it('is on A4 with every release where nothing else is said, one day alone too', async () => {
    const core = await enter()
    const form = await ask()
    expect(form.textContent).toContain('Every release of these days, in lanes by service.')
    expect(form.textContent).toContain('A4, landscape')
    await type(form, 'First day', '2026-12-31')
    await type(form, 'Last day', '2026-12-31')
    expect(form.textContent).toContain('1 day in Europe/Berlin')
    await fireEvent.click(main(form))
    await waitFor(() => expect(asked(core, 'calendar_print')).toEqual({
      path: '/out/calendar.pdf', from: '2026-12-31', to: '2027-01-01', grouping: 'service', paper: 'a4', mono: false, fallback_font: null, filter: EVERYTHING,
    }))
  })

  it('is refused without days, and says why beside the day', async () => {
    const core = await enter()
    const form = await ask()
    for (const [first, last, where, why] of [
      ['', '2026-12-06', 'First day', 'Write a day as 2026-12-18'],
      ['2026-11-31', '2026-12-06', 'First day', 'Write a day as 2026-12-18'],
      ['2026-11-23', 'soon', 'Last day', 'Write a day as 2026-12-18'],
      ['2026-12-06', '2026-12-05', 'Last day', 'The last day lies before the first one'],
      ['2026-01-01', '2027-02-05', 'Last day', 'At most 400 days are printed at once, and these are 401'],
    ] as const) {
      await type(form, 'First day', first)
      await type(form, 'Last day', last)
      const box = field(form, where)
      expect(box.getAttribute('aria-invalid'), why).toBe('true')
      expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent.trim(), why).toBe(why)
      expect(main(form).disabled, why).toBe(true)
    }
    await fireEvent.submit(form.querySelector('form') ?? form)
    expect(asked(core, 'dialog_save')).toBeUndefined()
    await type(form, 'Last day', '2027-02-04')
    expect(main(form).disabled).toBe(false)
  })

  it('is asked for from the palette, and is about what is in sight each time', async () => {
    await enter()
    room.actions.find((action) => action.id === 'calendar-print')?.run()
    const form = await dialog()
    expect(days(form)).toEqual(['2026-11-20', '2026-12-04'])
    await type(form, 'First day', 'nonsense')
    await fireEvent.click(within(form).getByRole('button', { name: 'Leave it' }))
    place.view = 'year'
    expect(days(await ask())).toEqual(['2026-01-01', '2026-12-31'])
  })

  it('is narrowed to several services as the calendar is', async () => {
    place.filters = { ...NO_FILTERS, services: ['payments', 'shop'] }
    const core = await enter()
    const form = await ask()
    expect(form.textContent).toContain('Only what the filter lets through: payments, shop, lanes by service.')
    await fireEvent.click(main(form))
    await waitFor(() => expect(asked(core, 'calendar_print')).toMatchObject({ filter: { ...EVERYTHING, services: ['payments', 'shop'] } }))
  })
})

describe('the days in sight', () => {
  const ZONE = 'Europe/Berlin'
  const at = toMillis('2026-11-24T09:00:00Z')
  const span = 14 * 86_400_000
  const FIRST_AND_LAST = {
    timeline: { first: '2026-11-20', last: '2026-12-04' },
    week: { first: '2026-11-23', last: '2026-11-29' },
    month: { first: '2026-10-26', last: '2026-12-06' },
    year: { first: '2026-01-01', last: '2026-12-31' },
  }
  const shown = (view: keyof typeof FIRST_AND_LAST, seenIn = ZONE) => daysInSight({ view, at, span }, seenIn, ZONE)

  it.each(['timeline', 'week', 'month', 'year'] as const)('are those of the %s', (view) => {
    expect(shown(view)).toEqual(FIRST_AND_LAST[view])
  })

  it('are days of the plan, whatever zone the window shows', () => {
    expect(shown('week', 'America/New_York')).toEqual({ first: '2026-11-23', last: '2026-11-30' })
    expect(shown('week', 'Asia/Tokyo')).toEqual({ first: '2026-11-22', last: '2026-11-29' })
  })

  it('are none before it is known what today is', () => {
    expect(daysInSight({ view: 'week', at: Number.NaN, span }, ZONE, ZONE)).toEqual({ first: '', last: '' })
  })
})

describe('the days to print', () => {
  it('end before the day that the core is told', () => {
    expect(toStretch({ first: '2028-02-28', last: '2028-02-28' })).toEqual({ from: '2028-02-28', to: '2028-02-29' })
    expect(fileName({ first: '2026-11-23', last: '2026-12-06' })).toBe('calendar-2026-11-23-to-2026-12-06.pdf')
  })

  it('are days that the core knows, the one behind the last too', () => {
    const far = 'Write a day from 1901-01-01 to 2198-12-30'
    expect(complaints({ first: '1900-12-31', last: '1901-01-01' })).toEqual({ first: far, last: null })
    expect(complaints({ first: '2198-12-30', last: '2198-12-31' })).toEqual({ first: null, last: far })
    expect(complaints({ first: '2198-12-30', last: '2198-12-30' })).toEqual({ first: null, last: null })
  })
})

describe('the filter of a print', () => {
  it('is that of the calendar, as far as the core can narrow', () => {
    expect(toNarrowing(NO_FILTERS)).toEqual(EVERYTHING)
    expect(toNarrowing({ ...NO_FILTERS, services: ['a', 'b'], text: '  ' })).toEqual({ ...EVERYTHING, services: ['a', 'b'] })
  })

  it('is told in words, with what the core does otherwise', () => {
    expect(sayPrinted({ ...FIRST_LOOK, filters: { ...NO_FILTERS, services: ['a', 'b'], team: 'core' } })).toBe('Only what the filter lets through: a, b, team core, lanes by service.')
    expect(differences({ ...NO_FILTERS, services: ['a'] })).toEqual([])
    expect(differences({ ...NO_FILTERS, text: 'pay' })).toEqual(['The text is looked for as it stands, in key and title only.'])
  })
})
