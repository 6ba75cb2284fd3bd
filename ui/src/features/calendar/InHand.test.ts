import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import type { ConflictView, Input, MovedAlong } from '../../backend'
import { announcer } from '../../shared/announcer.svelte'
import { toMillis } from '../../shared/dates'
import { plan } from '../../shared/plan.svelte'
import { aChange, aStatus } from '../../shared/testing/samples'
import { sized } from '../../shared/testing/sizes'
import CalendarRoom from './CalendarRoom.svelte'
import { place } from './place.svelte'
import { aCalendarCore, aRelease } from './samples'
import { selection } from './selection.svelte'

const releases = [aRelease('R-1', '2026-11-24T20:00:00Z', '2026-11-24T22:00:00Z'), aRelease('R-2', '2026-11-26T20:00:00Z', '2026-11-26T22:00:00Z')]

let seq = 400
async function open() {
  plan.take(aStatus({ seq: ++seq }))
  const core = aCalendarCore()
  core.on('calendar_show', () => ({ releases, windows: [] }))
  core.on('catalogue_show', () => ({ services: [], teams: [], environments: [], regions: [], people: [], trains: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [] }))
  core.on('release_show', ({ key }: Input<'release_show'>) => ({ bar: releases.find((one) => one.key === key) }))
  const { container } = render(CalendarRoom, { path: [] })
  await waitFor(() => expect(container.querySelector('[data-release="R-1"]')).toBeTruthy())
  const bar = (key: string): HTMLElement => container.querySelector<HTMLElement>(`[data-release="${key}"]`) ?? document.body
  await press(bar('R-1'), 'Home')
  await tick()
  bar('R-1').focus()
  const written = () => core.asked.filter(({ input }) => (input as { mode?: string } | null)?.mode === 'commit')
  return { core, bar, written }
}

const press = (element: HTMLElement, key: string): Promise<boolean> => fireEvent.keyDown(element, { key })

beforeEach(() => {
  sized(1_268, 800)
  selection.reset()
  place.reset()
})

describe('a release in the hand', () => {
  const slot = { start: '2027-03-02T20:00:00Z', end: '2027-03-02T22:00:00Z', told: '', score: 0, reasons: [] }
  const against: ConflictView = {
    code: 'C03', cause: '', severity: 'hard', release: 'R-1', other: { kind: 'window', key: 'F-1', title: 'Year end' }, start: '', end: '',
    overlap_minutes: 120, path: [], sentence: 'R-1 is inside Year end.', remedy: '',
  }
  const moved: MovedAlong = { key: 'R-2', title: 'Release R-2', from: { start: '2026-11-26T20:00:00Z', end: '2026-11-26T22:00:00Z' }, to: { start: '2026-12-20T20:00:00Z', end: '2026-12-20T22:00:00Z' }, why: 'It waits.', always: false, left_out: false }
  /** Only its first time is refused: at the slot, another release would have to follow. */
  const refusing = ({ key, to, end, mode }: Input<'release_move'>) => {
    const free = to === slot.start
    if (mode === 'commit' && !free) throw new SlipwayError({ code: 'release.conflict', message: 'R-1 is inside Year end.' })
    return { release: key, from: { start: to, end: end ?? to }, to: { start: to, end: end ?? to }, conflicts: free ? [] : [against], moves: free ? [moved] : [], slots: free ? [] : [slot], changed: mode === 'commit' ? aChange() : null }
  }

  it('keeps the focus, and with it the keys, when it is carried beyond what was read', async () => {
    const { bar, core } = await open()
    core.on('calendar_show', ({ from, to }: Input<'calendar_show'>) => ({ releases: releases.filter((one) => one.start < to && one.end > from), windows: [] }))
    core.on('slot_find', () => ({ slots: [slot], refused: [], blocked_by: null }))
    await press(bar('R-1'), 'm')
    await press(bar('R-1'), 'n')
    await waitFor(() => expect(core.asked.filter(({ name }) => name === 'calendar_show').at(-1)?.input).toMatchObject({ from: expect.stringMatching(/^2027|^2026-12/) as string }))
    await waitFor(() => expect(document.querySelector('[data-release="R-2"]'), 'the rest was read anew').toBeNull())
    expect(document.activeElement?.getAttribute('data-release')).toBe('R-1')
    await press(bar('R-1'), 'Escape')
    expect(announcer.text).toContain('R-1 stays where it was.')
    await waitFor(() => expect(document.activeElement?.getAttribute('data-release'), 'the pages turn back to it').toBe('R-1'))
    expect(place.range.start).toBeLessThan(toMillis('2026-11-24T20:00:00Z'))
  })

  async function refused() {
    const room = await open()
    room.core.on('release_move', refusing)
    for (const key of ['m', 'ArrowDown', 'Enter']) await press(room.bar('R-1'), key)
    await waitFor(() => screen.getByTestId('refusal'))
    return room
  }

  it('that was refused: Escape closes what was said, and closing it leads back to the release', async () => {
    const { bar } = await refused()
    await press(bar('R-1'), 'Escape')
    expect(screen.queryByTestId('refusal')).toBeNull()
    for (const key of ['m', 'ArrowDown', 'Enter']) await press(bar('R-1'), key)
    const close = await waitFor(() => within(screen.getByTestId('refusal')).getByRole('button', { name: 'Close' }))
    close.focus()
    await fireEvent.click(close)
    await waitFor(() => expect(document.activeElement?.getAttribute('data-release')).toBe('R-1'))
  })

  it('that goes to a slot instead writes nothing before those were seen that would follow', async () => {
    const { written } = await refused()
    const tried = written().length
    await fireEvent.click(within(screen.getByTestId('slots')).getByRole('button', { name: /2 Mar 2027/ }))
    const along = await waitFor(() => screen.getByTestId('along'))
    expect(along.textContent).toContain('R-2 Release R-2')
    expect(screen.queryByTestId('refusal')).toBeNull()
    expect(written()).toHaveLength(tried)
    await fireEvent.click(within(along).getByRole('checkbox'))
    await fireEvent.click(await waitFor(() => within(screen.getByTestId('along')).getByRole('button', { name: /^Move/ })))
    await waitFor(() => expect(written().at(-1)?.input).toMatchObject({ key: 'R-1', to: slot.start, leave_out: ['R-2'] }))
  })
})
