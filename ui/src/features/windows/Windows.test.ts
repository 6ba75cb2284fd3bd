import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { aBar, aChange } from '../../shared/testing/samples'
import { aLayer, aRoom } from './samples'
import Windows from './Windows.svelte'

const night = { start: '2026-12-05T00:00:00Z', end: '2026-12-05T04:00:00Z' }
const layers = [
  aLayer(),
  aLayer({ window: { key: 'M-1', title: 'Shop nights', kind: 'maintenance', owner: null }, flags: ['no-owner', 'review-overdue'], next: [night] }),
  aLayer({ window: { key: 'M-2', title: 'Payment nights', kind: 'maintenance' }, next: [night] }),
  aLayer({ window: { key: 'F-2', title: 'Spring', kind: 'freeze-soft' }, phase: 'proposed', binds: false, business: null, it: null, next: [{ start: '2027-03-01T00:00:00Z', end: '2027-03-08T00:00:00Z' }] }),
]

beforeEach(() => router.go('windows'))

const open = (path: readonly string[] = []) => render(Windows, { path })
const span = (name: RegExp): HTMLElement => screen.getByRole('button', { name })

describe('the room of freezes and windows', () => {
  it('draws the year, named in words, beside the layers with what is wrong with them', async () => {
    aRoom(layers)
    const { container } = open()
    await waitFor(() => expect(span(/Hard freeze: Year end, .*18 Dec 2026 00:00/)).toBeTruthy())
    expect(span(/Hard freeze: Year end/).className).toContain('pattern-freeze-hard')
    expect(within(screen.getByRole('region', { name: 'December 2026' })).getByText('Hard freeze')).toBeTruthy()
    const nights = screen.getByRole('link', { name: /Shop nights/ })
    expect(nights.textContent).toContain('No owner')
    expect(nights.textContent).toContain('Review overdue')
    expect(screen.getByRole('link', { name: /^Year end/ }).textContent).toContain('Grace Hopper')
    expect(await violations(container)).toEqual([])
  })

  it('turns to another year, and says of what does not bind that it does not', async () => {
    aRoom(layers)
    open()
    await waitFor(() => expect(screen.getByRole('heading', { name: '2026' })).toBeTruthy())
    await fireEvent.click(screen.getByRole('button', { name: 'The year after, 2027' }))
    await waitFor(() => expect(span(/Soft freeze: Spring \(does not bind\)/)).toBeTruthy())
    expect(router.place.query['year']).toBe('2027')
  })

  it('says so where nothing stands', async () => {
    aRoom(layers)
    router.go('windows', [], { year: '2031' })
    open()
    await waitFor(() => expect(screen.getByText('Nothing stands in 2031')).toBeTruthy())
  })

  it('is narrowed by kind and by text', async () => {
    aRoom(layers)
    open()
    await waitFor(() => expect(screen.getByRole('link', { name: /Shop nights/ })).toBeTruthy())
    await fireEvent.input(screen.getByRole('searchbox', { name: /Narrow the layers/ }), { target: { value: 'payment' } })
    expect(screen.queryByRole('link', { name: /Shop nights/ })).toBeNull()
    expect(screen.getByText(/1 of 4 layers/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Hard freeze: Year end/ }), 'the year shows the same').toBeNull()
  })

  it('lists what is drawn as one', async () => {
    aRoom(layers)
    open()
    await waitFor(() => expect(span(/Shop nights, Payment nights/)).toBeTruthy())
    await fireEvent.click(span(/Shop nights, Payment nights/))
    expect(screen.getByText(/2 of 4 layers/)).toBeTruthy()
  })

  it('is one stop for the tab key, and walked with arrows', async () => {
    aRoom(layers)
    const { container } = open()
    await waitFor(() => expect(span(/Hard freeze: Year end/)).toBeTruthy())
    const stops = [...container.querySelectorAll<HTMLElement>('[data-span]')].filter((one) => one.tabIndex === 0)
    expect(stops).toHaveLength(1)
    stops[0]?.focus()
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowUp' })
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' })
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Maintenance window: Shop nights')
  })

  it('shows a plan without windows the ways to some', async () => {
    aRoom([])
    open()
    await waitFor(() => expect(screen.getByText('No windows yet')).toBeTruthy())
    expect(screen.getByRole('button', { name: 'Import windows…' })).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'New maintenance window…' }))
    expect(router.place).toMatchObject({ path: ['new'], query: { kind: 'maintenance' } })
  })
})

describe('what wants attention', () => {
  it('is counted above the layers, and shown with one click', async () => {
    aRoom(layers)
    open()
    await fireEvent.click(await waitFor(() => screen.getByRole('button', { name: /1 wants attention/ })))
    expect(screen.getByText(/1 of 4 layers/)).toBeTruthy()
    expect(screen.getByRole('link', { name: /Shop nights/ })).toBeTruthy()
  })
})

describe('the panel of a layer', () => {
  it('gets the focus where it was lost on the way, and gives it on to the list', async () => {
    const core = aRoom(layers, { window_remove: () => aChange() })
    const { rerender } = open(['layer', 'M-1'])
    const heading = await waitFor(() => screen.getByRole('heading', { name: 'Shop nights' }))
    expect(document.activeElement).toBe(heading)
    core.on('layer_list', () => ({ items: layers.slice(2) }))
    const remove = screen.getByRole('button', { name: 'Remove this window' })
    remove.focus()
    await fireEvent.click(remove)
    await rerender({ path: [] })
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('group', { name: 'The layers' })))
  })

  it('dims nothing for a layer that is not there', async () => {
    aRoom(layers)
    const { container } = open(['layer', 'NOPE'])
    await waitFor(() => expect(screen.getByText('There is no window NOPE any more.')).toBeTruthy())
    await waitFor(() => expect(span(/Hard freeze: Year end/)).toBeTruthy())
    expect(container.querySelector('.span.other')).toBeNull()
  })

  it('says when it comes on its own clocks too, and names what it is about', async () => {
    aRoom([aLayer({ window: { kind: 'holiday', zone: 'Asia/Kolkata', scope: { services: ['pay', 'gone'], teams: [], environments: ['production'], regions: [], types: ['normal'] } }, next: [{ start: '2026-12-24T18:30:00Z', end: '2026-12-25T18:30:00Z' }] })])
    open(['layer', 'F-1'])
    await waitFor(() => expect(screen.getByText(/Thu, 24 Dec 2026 19:30/)).toBeTruthy())
    expect(screen.getByText(/there/).textContent).toMatch(/there Fri, 25 Dec 2026 00:00.* Asia\/Kolkata/)
    expect(screen.getByText('services Payments, gone; environment Production; type normal')).toBeTruthy()
  })

  it('does not speak of publishing where nothing has to be published, nor tells the same twice', async () => {
    const core = aRoom([aLayer({ window: { kind: 'peak' }, phase: 'ended', next: [] })], { freeze_preview: () => ({ displaced: [], count: 0, about_nothing: 'it has no occurrence in the future', next: [] }) })
    const { unmount } = open(['layer', 'F-1'])
    await waitFor(() => expect(screen.getByText(/It is about nothing: it has no occurrence in the future/)).toBeTruthy())
    expect(screen.queryByText(/cannot be published/)).toBeNull()
    unmount()
    const sentence = 'R-1 is inside the hard freeze Year end.'
    core.on('freeze_preview', () => ({ displaced: [{ release: aBar(), sentence, hard: true, slots: [], blocked_by: sentence }], count: 1, about_nothing: null, next: [] }))
    open(['layer', 'F-1'])
    await waitFor(() => expect(screen.getByText(/There would be one without this window\./)).toBeTruthy())
  })

  it('tells what it displaces and where that could go', async () => {
    const slot = { start: '2027-01-05T21:00:00Z', end: '2027-01-06T00:00:00Z', told: '5 Jan 22:00–01:00 Europe/Berlin', score: 1, reasons: [] }
    aRoom(layers, {
      freeze_preview: () => ({ displaced: [{ release: aBar(), sentence: 'R-1 is inside the hard freeze Year end.', hard: true, slots: [slot], blocked_by: null }], count: 1, about_nothing: null, next: [] }),
    })
    const { container } = open(['layer', 'F-1'])
    await waitFor(() => expect(screen.getByText('R-1 is inside the hard freeze Year end.')).toBeTruthy())
    expect(screen.getByText(/could go 5 Jan 22:00–01:00/)).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('says that it displaces nothing, or is about nothing', async () => {
    const core = aRoom(layers)
    const { unmount } = open(['layer', 'F-1'])
    await waitFor(() => expect(screen.getByText('It displaces nothing.')).toBeTruthy())
    unmount()
    core.on('freeze_preview', () => ({ displaced: [], count: 0, about_nothing: 'its scope covers no service in any environment', next: [] }))
    open(['layer', 'F-2'])
    await waitFor(() => expect(screen.getByText(/It would be about nothing: its scope covers no service/)).toBeTruthy())
  })

  it('tries the window on a service, and says what leaves it out', async () => {
    const core = aRoom(layers, {
      freeze_try: () => ({ hits: false, binds: true, sentence: 'Year end is not about Payments: its scope leaves out the environment.', missed: ['environment'], met: [], next: null }),
    })
    open(['layer', 'F-1'])
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Service' })).toBeTruthy())
    const service = screen.getByRole('combobox', { name: 'Service' })
    await fireEvent.click(service)
    await fireEvent.keyDown(service, { key: 'Enter' })
    await waitFor(() => expect(screen.getByTestId('verdict').textContent).toContain('Year end is not about Payments'))
    expect(screen.getByTestId('verdict').textContent, 'once is enough').not.toContain('Its scope leaves out:')
    await fireEvent.input(screen.getByRole('textbox', { name: /^Length/ }), { target: { value: 'long' } })
    await waitFor(() => expect(screen.getByTestId('verdict').textContent).toContain('Give a length.'))
    expect(core.asked.find((one) => one.name === 'freeze_try')?.input).toMatchObject({ key: 'F-1', service: 'pay', at: '2026-11-24T21:00:00Z', minutes: 120, environment: 'production', kind: 'normal' })
  })

  it('is looked at today with one click', async () => {
    const core = aRoom(layers, { window_save: () => aChange() })
    open(['layer', 'M-1'])
    await waitFor(() => expect(screen.getByRole('button', { name: 'Reviewed today' })).toBeTruthy())
    await fireEvent.click(screen.getByRole('button', { name: 'Reviewed today' }))
    await waitFor(() => expect(core.asked.find((one) => one.name === 'window_save')?.input).toMatchObject({ key: 'M-1', reviewed: '2026-11-24', scope: { services: ['pay'] } }))
  })
})
