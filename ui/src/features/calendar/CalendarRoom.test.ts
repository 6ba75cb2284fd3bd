import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../backend'
import { announcer } from '../../shared/announcer.svelte'
import { localParts, toMillis } from '../../shared/dates'
import { plan } from '../../shared/plan.svelte'
import { settings } from '../../shared/settings.svelte'
import { violations } from '../../shared/testing/axe'
import { aChange, aStatus } from '../../shared/testing/samples'
import { sized } from '../../shared/testing/sizes'
import { toasts } from '../../shared/toasts.svelte'
import CalendarRoom from './CalendarRoom.svelte'
import type { Original } from './copy'
import { NO_FILTERS } from './filters'
import { place } from './place.svelte'
import room from './room'
import { aCalendarCore, aRelease } from './samples'
import { selection } from './selection.svelte'
import { HOUR } from './timeline-core'
import { wishes } from './wishes.svelte'

const releases = [
  { ...aRelease('R-1', '2026-11-24T20:00:00Z', '2026-11-24T22:00:00Z'), services: ['a'] },
  { ...aRelease('R-2', '2026-11-26T20:00:00Z', '2026-11-26T22:00:00Z'), services: ['a'], soft: 1 },
  { ...aRelease('R-3', '2026-11-28T20:00:00Z', '2026-11-28T22:00:00Z'), services: ['a'], team: 'other', can_move: false, state: 'deployed' as const },
  { ...aRelease('R-4', '2026-11-25T20:00:00Z', '2026-11-25T22:00:00Z'), services: ['b'] },
]

let seq = 100
/** The core: a move of several is told as the core tells it. */
async function open() {
  plan.take(aStatus({ seq: ++seq }))
  const core = aCalendarCore()
  core.on('calendar_show', () => ({ releases, windows: [] }))
  core.on('catalogue_show', () => ({ services: [], teams: [], environments: [], regions: [], people: [], trains: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [] }))
  core.on('release_show', ({ key }: Input<'release_show'>): Original => ({
    bar: releases.find((one) => one.key === key) ?? aRelease(key, '', ''), description: 'Why', people: [{ role: 'deployment-lead', person: 'mia', name: 'Mia' }], stores: [],
  }))
  core.on('release_draw', ({ mode }: Input<'release_draw'>) => ({ key: 'R-9', conflicts: [], changed: mode === 'commit' ? aChange() : null }))
  const { container } = render(CalendarRoom, { path: [] })
  await waitFor(() => expect(container.querySelector('[data-release="R-1"]')).toBeTruthy())
  const bar = (key: string): HTMLElement => container.querySelector<HTMLElement>(`[data-release="${key}"]`) ?? document.body
  const scroller = (): HTMLElement => container.querySelector<HTMLElement>('.scroller') ?? document.body
  /** A click as the pointer makes it, with keys held. */
  const click = async (key: string, held: { ctrlKey?: boolean; shiftKey?: boolean } = {}): Promise<void> => {
    const at = {
      pointerId: 1, button: 0, clientX: Number.parseFloat(bar(key).style.left) - scroller().scrollLeft + 168 + 2, clientY: Number.parseFloat(bar(key).style.top) + 800 + 4, ...held,
    }
    await fireEvent.pointerDown(bar(key), at)
    await fireEvent.pointerUp(scroller(), at)
    await tick()
  }
  const chosen = (): string[] => [...container.querySelectorAll<HTMLElement>('[role=option][aria-selected="true"]')].map((one) => one.dataset['release'] ?? '').sort()
  const written = () => core.asked.filter(({ input }) => (input as { mode?: string } | null)?.mode === 'commit').map(({ name, input }) => ({ name, input }))
  return { container, core, bar, click, chosen, written }
}

const press = (element: HTMLElement, key: string, held: { ctrlKey?: boolean; shiftKey?: boolean } = {}): Promise<boolean> => fireEvent.keyDown(element, { key, ...held })

beforeEach(() => {
  sized(1_268, 800)
  settings.zone = null
  selection.reset()
  place.reset()
  toasts.clear()
})

describe('several releases', () => {
  it('are chosen by clicks with Ctrl and Shift, counted in the foot, and said', async () => {
    const { click, chosen, container } = await open()
    await click('R-1')
    expect(chosen()).toEqual(['R-1'])
    await click('R-2', { ctrlKey: true })
    expect(screen.getByText('2 releases selected')).toBeTruthy()
    expect(announcer.text).toContain('R-2 selected. 2 releases selected.')
    await click('R-1')
    await click('R-3', { shiftKey: true })
    expect(chosen()).toEqual(['R-1', 'R-2', 'R-3'])
    expect(screen.getByRole('listbox', { name: 'Releases by service' }).getAttribute('aria-multiselectable')).toBe('true')
    expect(await violations(container)).toEqual([])
  })

  it('are chosen by the keys alone, and given up with Escape', async () => {
    const { bar, chosen } = await open()
    await press(bar('R-1'), 'ArrowRight', { shiftKey: true })
    await waitFor(() => expect(chosen()).toEqual(['R-1', 'R-2']))
    await press(bar('R-2'), ' ')
    expect(chosen()).toEqual(['R-1'])
    await press(bar('R-2'), 'a', { ctrlKey: true })
    expect(chosen()).toEqual(['R-1', 'R-2', 'R-3'])
    await press(bar('R-2'), 'Escape')
    expect(chosen()).toEqual(['R-2'])
    expect(announcer.text).toContain('Nothing is selected any more.')
  })

  it('stand in a list, from which each is taken out', async () => {
    const { click } = await open()
    await click('R-1')
    await click('R-3', { shiftKey: true })
    await fireEvent.click(screen.getByRole('button', { name: 'List' }))
    const list = within(screen.getByTestId('selected-list'))
    expect(list.getAllByRole('button', { name: /^R-/ })).toHaveLength(3)
    await fireEvent.click(list.getByRole('button', { name: 'Take R-2 out of the selection' }))
    expect(screen.getByText('2 releases selected')).toBeTruthy()
  })

  it('move together when one of them is carried, and what can no longer be moved stays', async () => {
    const { bar, click, container, written } = await open()
    await click('R-3')
    await click('R-1', { shiftKey: true })
    await press(bar('R-1'), 'm')
    expect(announcer.text).toMatch(/^Picked up R-1 .* and 1 other\. 1 selected release can no longer be moved and stays\./)
    expect([...container.querySelectorAll<HTMLElement>('.held')].map((one) => one.dataset['release']).sort()).toEqual(['R-1', 'R-2'])
    await press(bar('R-1'), 'ArrowDown')
    const others = screen.getAllByTestId('other-ghost').map((one) => one.dataset['key'])
    expect(others).toEqual(['R-2'])
    await press(bar('R-1'), 'ArrowRight', { shiftKey: true })
    expect(announcer.text).toContain('Several releases keep their lengths.')
    await press(bar('R-1'), 'Enter')
    await waitFor(() => expect(written()).toHaveLength(1))
    expect(written()[0]).toMatchObject({ name: 'release_move', input: { key: 'R-1', to: '2026-11-25T20:00:00Z', together: ['R-2'] } })
  })

  it('leave out what is carried alone', async () => {
    const { bar, click, written } = await open()
    await click('R-1')
    await click('R-2', { ctrlKey: true })
    await press(bar('R-4'), 'Escape')
    await click('R-4')
    for (const key of ['m', 'ArrowDown', 'Enter']) await press(bar('R-4'), key)
    await waitFor(() => expect(written()).toHaveLength(1))
    expect(written()[0]?.input).toMatchObject({ key: 'R-4', together: [] })
  })

  it('are moved in a form without a drag', async () => {
    const { click } = await open()
    await click('R-1')
    await click('R-2', { ctrlKey: true })
    await fireEvent.click(screen.getByRole('button', { name: 'Move 2 releases…' }))
    expect(within(screen.getByRole('dialog', { hidden: true })).getByText('Move 2 releases')).toBeTruthy()
  })

  it('are let go by a click on an empty place', async () => {
    const { click, chosen, container } = await open()
    await click('R-1')
    await click('R-2', { ctrlKey: true })
    const empty = container.querySelector('.scroller') ?? document.body
    const at = { pointerId: 1, button: 0, clientX: 400, clientY: 800 + 10 }
    await fireEvent.pointerDown(empty, at)
    await fireEvent.pointerUp(empty, at)
    await waitFor(() => expect(chosen()).toEqual(['R-2']))
    expect(screen.queryByText('2 releases selected')).toBeNull()
  })

  it('are let go where a filter hides them', async () => {
    const { click, chosen } = await open()
    await click('R-1')
    await click('R-3', { shiftKey: true })
    place.filters = { ...NO_FILTERS, team: 'core' }
    await waitFor(() => expect(chosen()).toEqual(['R-1', 'R-2']))
  })

  it('are not offered any more when the only one was taken away', async () => {
    const { click, core } = await open()
    await click('R-1')
    expect(screen.getByTestId('selected').textContent).toContain('R-1')
    core.on('calendar_show', () => ({ releases: [], windows: [] }))
    plan.take(aStatus({ seq: ++seq }))
    await waitFor(() => expect(screen.getByTestId('selected').textContent).toContain('Click a release to see it here'))
  })

  it('are shown exactly, with a margin', async () => {
    const { bar, click } = await open()
    await click('R-1')
    await click('R-2', { ctrlKey: true })
    await press(bar('R-2'), 'z')
    await waitFor(() => expect(announcer.text).toContain('2 selected releases in view.'))
    const { start, end } = place.range
    expect(start).toBeLessThan(toMillis('2026-11-24T20:00:00Z'))
    expect(end).toBeGreaterThan(toMillis('2026-11-26T22:00:00Z'))
    expect(end - start).toBeLessThan(60 * HOUR)
  })
})

describe('the calendar', () => {
  it('says what to do where nothing is selected to show or to copy', async () => {
    await open()
    wishes.ask('fit')
    await waitFor(() => expect(toasts.list.at(-1)?.text).toBe('Nothing is selected.'))
    wishes.ask('copy')
    await waitFor(() => expect(announcer.text).toContain('Select the release that is to be drawn again.'))
  })

  it('selects the lane from anywhere in the room', async () => {
    const { chosen } = await open()
    wishes.ask('all')
    await waitFor(() => expect(chosen()).toEqual(['R-1', 'R-2', 'R-3']))
  })

  it('chooses what was drawn and brings it into sight, with an end that followed its start', async () => {
    const { core, chosen, written } = await open()
    const drawn = { ...aRelease('R-9', '2027-01-12T09:00:00Z', '2027-01-12T11:00:00Z'), services: ['a'] }
    core.on('release_draw', ({ mode }: Input<'release_draw'>) => ({ key: 'R-9', conflicts: [], changed: mode === 'commit' ? aChange({ releases: [drawn] }) : null }))
    await fireEvent.click(screen.getByRole('button', { name: 'New release' }))
    await fireEvent.input(await waitFor(() => screen.getByLabelText('Title')), { target: { value: 'Far away' } })
    const day = screen.getByRole('textbox', { name: 'Start: day' })
    await fireEvent.input(day, { target: { value: '2027-01-12' } })
    await fireEvent.blur(day)
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'End: day' }).value).toBe('2027-01-12')
    core.on('calendar_show', () => ({ releases: [...releases, drawn], windows: [] }))
    await fireEvent.submit(screen.getByRole('dialog', { hidden: true }).querySelector('form') ?? document.body)
    await waitFor(() => expect(written()).toHaveLength(1))
    await waitFor(() => expect(chosen()).toEqual(['R-9']))
    expect(place.range.start).toBeLessThan(toMillis(drawn.start))
    expect(place.range.end).toBeGreaterThan(toMillis(drawn.end))
    await waitFor(() => expect(document.activeElement?.getAttribute('data-release')).toBe('R-9'))
  })

  it('says how to begin where no release is planned, and that a release can do without services', async () => {
    plan.take(aStatus({ seq: ++seq, releases: 0 }))
    const core = aCalendarCore()
    core.on('calendar_show', () => ({ releases: [], windows: [] }))
    core.on('catalogue_show', () => ({ services: [], teams: [], environments: [], regions: [], people: [], trains: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [] }))
    core.on('release_draw', () => ({ key: 'R-1', conflicts: [], changed: null }))
    core.on('template_list', () => ({ items: [] }))
    const { container } = render(CalendarRoom, { path: [] })
    await waitFor(() => expect(screen.getByText('No release is planned yet')).toBeTruthy())
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Draw a release…' }))
    await waitFor(() => expect(screen.getByText(/There are none yet; they are written in the catalogue/)).toBeTruthy())
  })

  it('copies a release with everything of it to the next free place, in one step', async () => {
    const { bar, click, core, written } = await open()
    core.on('slot_find', () => ({ slots: [{ start: '2026-11-30T20:00:00Z', end: '2026-11-30T22:00:00Z', told: '', score: 0, reasons: [] }], refused: [], blocked_by: null }))
    await click('R-1')
    await press(bar('R-1'), 'd', { ctrlKey: true })
    await waitFor(() => screen.getByText('Copy R-1'))
    expect(screen.getByLabelText<HTMLInputElement>('Title').value).toBe('Release R-1 (copy)')
    expect(screen.getByTestId('copied-along').textContent).toContain('1 person')
    await fireEvent.submit(screen.getByRole('dialog', { hidden: true }).querySelector('form') ?? document.body)
    await waitFor(() => expect(written()).toHaveLength(1))
    expect(written()[0]).toMatchObject({
      name: 'release_draw',
      input: { draft: { title: 'Release R-1 (copy)', description: 'Why', start: '2026-11-30T20:00:00Z', validation_minutes: 30, people: [{ person: 'mia' }], zone: 'Europe/Berlin' } },
    })
  })

  it('keeps the same instants in view in another zone, in every view', async () => {
    await open()
    for (const view of ['timeline', 'week', 'month', 'year'] as const) {
      settings.zone = null
      place.view = view
      await tick()
      // Midnight of a Monday, of the first of a month: elsewhere it is the day before.
      place.jump(toMillis('2026-05-31T22:00:00Z'))
      await tick()
      const before = place.range
      settings.zone = 'America/New_York'
      await tick()
      if (view === 'timeline') expect(place.range).toEqual(before)
      else expect(localParts(place.at, 'America/New_York').date.slice(0, 7), view).toBe(view === 'year' ? '2026-05' : '2026-06')
    }
    settings.zone = null
  })

  it('shows the year from its own reading, and the strip below the timeline after a while', async () => {
    const { container, core } = await open()
    expect(screen.getByTestId('minimap')).toBeTruthy()
    place.view = 'year'
    await waitFor(() => expect(container.querySelector('[data-date="2026-11-24"][data-count="1"]')).toBeTruthy())
    expect(screen.queryByTestId('minimap')).toBeNull()
    const asked = core.asked.filter(({ name }) => name === 'calendar_show').map(({ input }) => input)
    expect(asked.at(-1)).toEqual({ from: '2025-12-31T23:00:00Z', to: '2026-12-31T23:00:00Z' })
  })

  it('saves its filter from the palette, and offers it there', async () => {
    await open()
    wishes.ask('save-filter')
    await fireEvent.input(await waitFor(() => screen.getByLabelText('Name')), { target: { value: 'Mine' } })
    await fireEvent.submit(screen.getByRole('dialog', { hidden: true }).querySelector('form') ?? document.body)
    const action = room.actions.find((one) => one.label === 'Calendar filter: Mine')
    place.filters = { ...NO_FILTERS, text: 'nothing' }
    action?.run()
    expect(place.filters).toEqual(NO_FILTERS)
  })
})
