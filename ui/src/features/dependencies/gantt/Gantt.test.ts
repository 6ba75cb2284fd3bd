import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConflictView, Input, MovedAlong, MoveOutcome } from '../../../backend'
import { SlipwayError } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import { announcer } from '../../../shared/announcer.svelte'
import { HOUR, toWire } from '../../../shared/dates'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aChange, aStatus } from '../../../shared/testing/samples'
import { sized } from '../../../shared/testing/sizes'
import { aMapLink } from '../samples'
import type { Ends } from '../where'
import Gantt from './Gantt.svelte'
import { aNetwork, anItem, aRelease, START } from './samples'
import type { Network } from './samples'

beforeEach(() => {
  sized(1_248, 600)
  plan.take(aStatus())
})

const at = (hours: number, long = 2) => ({ start: toWire(START + hours * HOUR), end: toWire(START + (hours + long) * HOUR) })
const along: MovedAlong = { key: 'R-2', title: 'Release R-2', from: at(2), to: at(5), why: 'R-2 waits for R-1 (FS).', always: false, left_out: false }
const against: ConflictView = {
  code: 'C03', cause: 'Inside a hard freeze', severity: 'hard', release: 'R-1', other: { kind: 'window', key: 'F-1', title: 'Year end' },
  start: '', end: '', overlap_minutes: 120, path: [], sentence: 'R-1 is inside Year end.', remedy: '',
}

/** A core that lets everything through; `more` says what speaks against a move. */
function core(more: (input: Input<'release_move'>) => Partial<MoveOutcome> = () => ({})) {
  const fake = fakeCore({
    slot_find: () => ({ slots: [], refused: [], blocked_by: null }),
    release_move: (input: Input<'release_move'>): MoveOutcome => ({
      release: input.key, from: at(0), to: { start: input.to, end: input.end ?? input.to }, conflicts: [], moves: [], slots: [],
      changed: input.mode === 'commit' ? aChange() : null, ...more(input),
    }),
  })
  const asked = (mode: 'preview' | 'commit') => fake.asked.filter(({ name }) => name === 'release_move').map(({ input }) => input as Input<'release_move'>).filter((input) => input.mode === mode)
  return { fake, asked }
}

async function open(network: Network = aNetwork(), selected: string | null = null, link: Ends | null = null) {
  const [onselect, onlink] = [vi.fn(), vi.fn()]
  const { container } = render(Gantt, { ...network, selected, link, onselect, onlink })
  await tick()
  const row = (key: string): HTMLElement => container.querySelector<HTMLElement>(`[data-row="${key}"]`) ?? document.body
  const name = (key: string): HTMLElement => container.querySelector<HTMLElement>(`[data-name="${key}"]`) ?? document.body
  const bar = (key: string): HTMLElement => container.querySelector<HTMLElement>(`[data-bar="${key}"]`) ?? document.body
  const arrows = (): Element[] => [...container.querySelectorAll('[data-arrow]')]
  return { container, onselect, onlink, row, name, bar, arrows }
}

const press = (element: HTMLElement, key: string, shiftKey = false): Promise<boolean> => fireEvent.keyDown(element, { key, shiftKey })

/** Pulls a bar by so many pixels and lets go. */
async function pull(bar: HTMLElement, pixels: number, drop = true): Promise<void> {
  const pointer = { button: 0, pointerId: 1, clientY: 100 }
  await fireEvent.pointerDown(bar, { ...pointer, clientX: 400 })
  await fireEvent.pointerMove(bar, { ...pointer, clientX: 400 + pixels })
  if (drop) await fireEvent.pointerUp(bar, { ...pointer, clientX: 400 + pixels })
}

const button = (name: RegExp): HTMLButtonElement => screen.getByRole<HTMLButtonElement>('button', { name, hidden: true })
const submit = (): Promise<boolean> => fireEvent.submit(screen.getByRole('dialog', { hidden: true }).querySelector('form') ?? document.body)

describe('the sequence', () => {
  it('has a row for each linked release, below what it waits for, and keeps nobody out', async () => {
    core()
    const { container, row, name } = await open()
    expect(screen.getAllByRole('option').map((one) => one.dataset['row'])).toEqual(['R-1', 'R-2', 'R-3', 'R-5', 'R-4'])
    expect(row('R-2').getAttribute('aria-label')).toContain('waits for R-1 FS')
    expect(within(name('R-1')).getByText('critical')).toBeTruthy()
    expect(within(name('R-4')).queryByText('critical')).toBeNull()
    expect(screen.getByTestId('now')).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('has an arrow for each link, by its relation, and says by how much one is too early', async () => {
    core()
    const { arrows, onlink } = await open()
    const ends = arrows().map((one) => `${one.getAttribute('data-kind') ?? ''} ${one.getAttribute('data-arrow') ?? ''}`).sort()
    expect(ends).toEqual(['FF R-4>R-2', 'FS R-2>R-1', 'SF R-5>R-3', 'SS R-3>R-1'])
    const violated = arrows().find((one) => one.getAttribute('data-kind') === 'FF')
    expect(violated?.classList.contains('violated')).toBe(true)
    expect(violated?.querySelector('text')?.textContent).toBe('too early by 2 h')
    expect(arrows().filter((one) => one.classList.contains('critical')).map((one) => one.getAttribute('data-kind'))).toEqual(['FS'])
    await fireEvent.click(violated ?? document.body)
    expect(onlink).toHaveBeenCalledWith({ from: 'R-4', to: 'R-2' })
  })

  it('highlights the arrows of the selected release and the selected arrow', async () => {
    core()
    const { arrows } = await open(aNetwork(), 'R-3', { from: 'R-2', to: 'R-1' })
    const marked = (name: string): (string | null)[] => arrows().filter((one) => one.classList.contains(name)).map((one) => one.getAttribute('data-kind')).sort()
    expect(marked('near')).toEqual(['SF', 'SS'])
    expect(marked('selected')).toEqual(['FS'])
  })

  it('shows free and total float apart', async () => {
    core()
    const { row } = await open()
    const tails = (key: string) => [...row(key).querySelectorAll<HTMLElement>('[data-tail]')].map((one) => one.dataset['tail'])
    expect(tails('R-5')).toEqual(['free', 'rest'])
    expect(tails('R-3')).toEqual(['rest'])
    expect(tails('R-1')).toEqual([])
  })

  it('says when nothing is linked', () => {
    core()
    render(Gantt, { path: { start: null, end_minutes: 0, items: [] }, links: [], releases: [], selected: null, link: null, onselect: vi.fn(), onlink: vi.fn() })
    expect(screen.getByText('No release waits for another')).toBeTruthy()
  })

  it('has only what is in sight in the page', async () => {
    core()
    const keys = Array.from({ length: 2000 }, (_, at) => `R-${String(at).padStart(4, '0')}`)
    const links = keys.slice(1).map((key, at) => aMapLink(key, keys[at] ?? '', { kind: 'FS' }))
    const { container } = await open({
      path: { start: toWire(START), end_minutes: 0, items: keys.map((key, at) => anItem(key, at * 120)) }, links, releases: keys.map((key, at) => aRelease(key, at * 2)),
    })
    expect(container.querySelectorAll('[data-row]').length).toBeLessThan(60)
    expect(container.querySelectorAll('[data-arrow]').length).toBeLessThan(60)
    const rows = screen.getAllByRole('option')
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('2000')
    await press(rows[0] ?? document.body, 'End')
    await waitFor(() => expect(document.activeElement?.getAttribute('data-row')).toBe('R-1999'))
    expect(container.querySelectorAll('[data-row]').length).toBeLessThan(60)
  })
})

describe('by keyboard', () => {
  it('is one tab stop whose arrows walk the rows, and Enter selects', async () => {
    core()
    const { row, onselect } = await open()
    const stops = () => screen.getAllByRole('option').filter((one) => one.tabIndex === 0).map((one) => one.dataset['row'])
    expect(stops()).toEqual(['R-1'])
    await press(row('R-1'), 'ArrowDown')
    await waitFor(() => expect(document.activeElement).toBe(row('R-2')))
    expect(stops()).toEqual(['R-2'])
    await press(row('R-2'), 'Enter')
    expect(onselect).toHaveBeenCalledWith('R-2')
  })

  it('moves a release by 15 minutes and by a day, and writes it once at the time that was reached', async () => {
    const { asked } = core()
    const { row } = await open()
    await press(row('R-1'), 'm')
    expect(announcer.text).toContain('Picked up R-1')
    await press(row('R-1'), 'ArrowRight')
    await press(row('R-1'), 'ArrowRight')
    await press(row('R-1'), 'ArrowRight', true)
    await waitFor(() => expect(announcer.text).toContain('Nothing speaks against this time.'))
    expect(asked('commit')).toEqual([])
    await press(row('R-1'), 'Enter')
    await waitFor(() => expect(asked('commit')).toHaveLength(1))
    expect(asked('commit')[0]).toMatchObject({ key: 'R-1', to: '2026-11-26T09:30:00Z', end: '2026-11-26T11:30:00Z', cascade: true, leave_out: [] })
    await waitFor(() => expect(screen.queryByTestId('gantt-ghost')).toBeNull())
    expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
  })

  it('goes on at the row whose name was clicked', async () => {
    core()
    const { row, name, onselect } = await open()
    await fireEvent.click(name('R-3'))
    expect(onselect).toHaveBeenCalledWith('R-3')
    await waitFor(() => expect(document.activeElement).toBe(row('R-3')))
  })

  it('gives up with Escape, and nothing is written', async () => {
    const { asked } = core()
    const { row } = await open()
    await press(row('R-1'), 'm')
    await press(row('R-1'), 'ArrowLeft')
    expect(screen.getByTestId('gantt-ghost')).toBeTruthy()
    await press(row('R-1'), 'Escape')
    expect(screen.queryByTestId('gantt-ghost')).toBeNull()
    expect(announcer.text).toContain('R-1 stays where it was.')
    expect(asked('commit')).toEqual([])
  })

  it('takes nothing up that cannot be moved', async () => {
    plan.take(aStatus({ read_only: true }))
    core()
    const { row, bar } = await open(aNetwork(), 'R-1')
    await press(row('R-1'), 'm')
    expect(announcer.text).toContain('The plan can only be read.')
    await pull(bar('R-1'), 80, false)
    expect(screen.queryByTestId('gantt-ghost')).toBeNull()
    expect(button(/^Reschedule R-1/).disabled).toBe(true)
  })
})

describe('a bar that is dragged', () => {
  it('shows where it would be and what that breaks, with the order as it was', async () => {
    const { asked } = core(() => ({ conflicts: [against] }))
    const { bar } = await open()
    await pull(bar('R-1'), 90, false)
    const ghost = screen.getByTestId('gantt-ghost')
    expect(Number(ghost.dataset['start']) % (HOUR / 4)).toBe(0)
    expect(Number(ghost.dataset['start'])).toBeGreaterThan(START)
    await waitFor(() => within(screen.getByTestId('gantt-held')).getByText('R-1 is inside Year end.'))
    expect(asked('preview').at(-1)?.to).toBe(toWire(Number(ghost.dataset['start'])))
    await press(document.body, 'Escape')
    expect(screen.queryByTestId('gantt-ghost')).toBeNull()
    expect(asked('commit')).toEqual([])
  })

  it('lists what would move along before anything is written, and each can be left out', async () => {
    const { asked } = core(({ leave_out }) => ({ moves: [{ ...along, left_out: leave_out.includes('R-2') }] }))
    const { bar, onselect } = await open()
    await pull(bar('R-1'), 90)
    const box = await waitFor(() => screen.getByLabelText<HTMLInputElement>('R-2 Release R-2'))
    expect(screen.getByText(/R-2 waits for R-1 \(FS\)/)).toBeTruthy()
    expect(asked('commit')).toEqual([])
    await waitFor(() => expect(button(/^Move with 1 more/).disabled).toBe(false))
    await fireEvent.click(box)
    await waitFor(() => expect(button(/^Move$/).disabled).toBe(false))
    await submit()
    await waitFor(() => expect(screen.queryByRole('dialog', { hidden: true })).toBeNull())
    expect(asked('commit')).toHaveLength(1)
    expect(asked('commit')[0]).toMatchObject({ key: 'R-1', to: asked('preview')[0]?.to, leave_out: ['R-2'] })
    expect(onselect).not.toHaveBeenCalled()
  })

  it('goes back from a hard conflict, says why, and offers slots', async () => {
    const slot = { ...at(48), told: '', score: 0, reasons: [] }
    const { asked } = core(({ to }) => (to === slot.start ? {} : { conflicts: [against], slots: [slot] }))
    const { bar } = await open()
    await pull(bar('R-1'), 90)
    await waitFor(() => screen.getByText('R-1 is inside Year end.'))
    expect(announcer.text).toContain('R-1 goes back. R-1 is inside Year end. 1 valid slot offered.')
    await waitFor(() => expect(button(/^Move$/).disabled).toBe(true))
    await fireEvent.click(button(/27 Nov 2026/))
    await waitFor(() => expect(button(/^Move$/).disabled).toBe(false))
    await submit()
    await waitFor(() => expect(asked('commit').map(({ to }) => to)).toEqual([slot.start]))
  })

  it('asks again where the core refuses what it let through before', async () => {
    core(({ mode }) => {
      if (mode === 'commit') throw new SlipwayError({ code: 'release.state', message: 'R-1 is being deployed.', hint: null })
      return {}
    })
    const { bar } = await open()
    await pull(bar('R-1'), 90)
    const alert = await waitFor(() => screen.getByText('R-1 is being deployed.'))
    expect(alert).toBeTruthy()
    expect(screen.queryByTestId('gantt-ghost')).toBeNull()
  })

  it('is a click where it was hardly moved', async () => {
    const { asked } = core()
    const { bar, onselect } = await open()
    await pull(bar('R-1'), 2)
    await fireEvent.click(bar('R-1'))
    expect(onselect).toHaveBeenCalledWith('R-1')
    expect(asked('preview')).toEqual([])
  })
})

describe('the tools', () => {
  it('open the form for the selected release', async () => {
    core()
    await open(aNetwork(), 'R-2')
    await fireEvent.click(button(/^Reschedule R-2/))
    expect(screen.getByRole('heading', { name: 'Reschedule R-2', hidden: true })).toBeTruthy()
  })

  it('zoom, by buttons and by the wheel with Ctrl', async () => {
    core()
    const { container, bar } = await open()
    const width = (): number => Number.parseFloat(bar('R-1').style.width)
    const before = width()
    await fireEvent.click(button(/^Show less of the axis/))
    expect(width()).toBeCloseTo(before * 1.5)
    await fireEvent.click(button(/^Show more of the axis/))
    expect(width()).toBeCloseTo(before)
    // The simulated page knows a wheel without keys only.
    const wheel = Object.assign(new WheelEvent('wheel', { deltaY: -100, cancelable: true, bubbles: true }), { ctrlKey: true, clientX: 300 })
    await fireEvent(container.querySelector('.scroller') ?? document.body, wheel)
    expect(wheel.defaultPrevented).toBe(true)
    expect(width()).toBeGreaterThan(before)
    await fireEvent.click(button(/^Fit the whole axis/))
    expect(width()).toBeCloseTo(before)
  })
})
