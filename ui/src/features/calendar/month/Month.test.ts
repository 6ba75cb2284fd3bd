import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Input, ReleaseBar, WindowBand } from '../../../backend'
import { announcer } from '../../../shared/announcer.svelte'
import { toMillis } from '../../../shared/dates'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aStatus } from '../../../shared/testing/samples'
import { sized } from '../../../shared/testing/sizes'
import { toBars } from '../bars'
import { Mover } from '../mover.svelte'
import { place } from '../place.svelte'
import { aCalendarCore, aRelease, aWindow, viewProps } from '../samples'
import type { ViewProps } from '../views'
import Month from './Month.svelte'

function open(at: string, releases: readonly ReleaseBar[], windows: readonly WindowBand[] = [], more: Partial<ViewProps> = {}) {
  place.jump(toMillis(at))
  return render(Month, viewProps(releases, windows, more))
}

const parts = (container: HTMLElement, key: string): HTMLElement[] => [...container.querySelectorAll<HTMLElement>(`[data-release="${key}"]`)]
const left = (element: Element | null): number => Number.parseFloat((element as HTMLElement).style.left)
const wide = (element: Element | null): number => Number.parseFloat((element as HTMLElement).style.width)
/** Seven columns of what is left beside the numbers of the weeks. */
const COLUMN = (1_100 - 40) / 7

beforeEach(() => {
  sized()
  plan.take(aStatus())
  place.reset()
  place.view = 'month'
})

describe('the month', () => {
  it('shows a release over midnight on both of its days', () => {
    const { container } = open('2026-11-10T00:00:00Z', [aRelease('R-1', '2026-11-10T22:00:00Z', '2026-11-11T02:00:00Z')])
    const [bar] = parts(container, 'R-1')
    expect(bar?.getAttribute('aria-label')).toContain('10 Nov 23:00–03:00')
    expect([left(bar ?? null), wide(bar ?? null)].map(Math.round)).toEqual([COLUMN, 2 * COLUMN].map(Math.round))
  })

  it('goes on in the next week where a release passes a Sunday, and can have the focus once only', () => {
    const { container } = open('2026-11-10T00:00:00Z', [aRelease('R-1', '2026-11-15T20:00:00Z', '2026-11-16T04:00:00Z')])
    const both = parts(container, 'R-1')
    expect(both.map((part) => [part.getAttribute('aria-hidden'), part.tabIndex])).toEqual([[null, 0], ['true', -1]])
    expect(both.map((part) => [part.classList.contains('after'), part.classList.contains('before')])).toEqual([[true, false], [false, true]])
  })

  it('says how long the day is on which clocks change', () => {
    open('2026-10-10T00:00:00Z', [])
    expect(screen.getByText('25 h').getAttribute('title')).toBe('25 hours: 03:00 CEST becomes 02:00 CET')
  })

  it('names a freeze, and draws it as long as it lasts', () => {
    const { container } = open('2026-12-10T00:00:00Z', [], [aWindow({ from: '2026-12-16T23:00:00Z', to: '2026-12-18T23:00:00Z' })])
    expect(screen.getByText('Hard freeze: Year end')).toBeTruthy()
    const bands = container.querySelectorAll<HTMLElement>('.window.pattern-freeze-hard')
    expect([bands.length, Math.round(wide(bands[0] ?? null))]).toEqual([1, Math.round(2 * COLUMN)])
    expect(container.querySelector('[data-day="2026-12-17"]')?.getAttribute('title')).toContain('Hard freeze: Year end')
  })

  it('shows stabilisation behind the work, hollow, into the next week, and no further than its row is free', () => {
    const days = 24 * 60
    const { container } = open('2026-11-10T00:00:00Z', [
      aRelease('R-1', '2026-11-13T20:00:00Z', '2026-11-13T22:00:00Z', 4 * days),
      aRelease('R-2', '2026-11-10T08:00:00Z', '2026-11-10T09:00:00Z', 3 * days),
      aRelease('R-3', '2026-11-12T08:00:00Z', '2026-11-12T09:00:00Z'),
    ])
    const tails = (key: string): number[][] => [...container.querySelectorAll(`[data-tail="${key}"]`)].map((tail) => [left(tail), wide(tail)].map((px) => Math.round(px / COLUMN * 24)))
    // In hours from Monday: Saturday and Sunday, and then until Tuesday at 23:00.
    expect(tails('R-1')).toEqual([[120, 48], [0, 47]])
    expect(tails('R-2')).toEqual([[48, 24]])
    expect(tails('R-3')).toEqual([])
  })

  it('is a grid of days and nothing else where nothing is planned, and keeps nobody out', async () => {
    const { container } = open('2026-11-10T00:00:00Z', [])
    expect(container.querySelectorAll('[data-day]')).toHaveLength(42)
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(await violations(container)).toEqual([])
  })

  it('lists the day of what found no row', async () => {
    sized(1_100, 300)
    open('2026-11-10T00:00:00Z', Array.from({ length: 5 }, (_, at) => aRelease(`R-${at}`, '2026-11-10T08:00:00Z', '2026-11-10T09:00:00Z')))
    await fireEvent.click(screen.getByRole('button', { name: /\+2 more on Tue/ }))
    expect(within(screen.getByTestId('day-list')).getAllByRole('button', { name: /^R-/ })).toHaveLength(5)
  })

  it('is walked, and a release is carried by a day and dropped, with the keys alone', async () => {
    const core = aCalendarCore()
    const onspot = vi.fn()
    const { container, rerender } = open('2026-11-10T00:00:00Z', [
      aRelease('R-1', '2026-11-10T21:00:00Z', '2026-11-10T23:00:00Z'), aRelease('R-2', '2026-11-12T21:00:00Z', '2026-11-12T23:00:00Z'),
    ], [], { onspot })
    const [first] = parts(container, 'R-1')
    await fireEvent.keyDown(first ?? document.body, { key: 'ArrowRight' })
    expect(onspot).toHaveBeenCalledWith({ lane: '', key: 'R-2' })
    await rerender({ spot: { lane: '', key: 'R-2' } })

    const [bar] = parts(container, 'R-2')
    await fireEvent.keyDown(bar ?? document.body, { key: 'm' })
    expect(announcer.text).toMatch(/^Picked up R-2 Release R-2.*Left and right move by a day/)
    await fireEvent.keyDown(bar ?? document.body, { key: 'ArrowRight' })
    const ghost = screen.getByTestId('ghost')
    expect(Number(ghost.dataset['start'])).toBe(toMillis('2026-11-13T21:00:00Z'))
    expect(bar?.classList.contains('held')).toBe(true)
    await fireEvent.keyDown(bar ?? document.body, { key: 'Enter' })
    await waitFor(() => expect(screen.queryByTestId('ghost')).toBeNull())
    const written = core.asked.map(({ input }) => input as Input<'release_move'>).filter(({ mode }) => mode === 'commit')
    expect(written).toEqual([expect.objectContaining({ key: 'R-2', to: '2026-11-13T21:00:00Z', end: '2026-11-13T23:00:00Z' })])
  })

  it('shows where everything goes that is chosen with what is carried, below what is held', async () => {
    aCalendarCore()
    const several = [aRelease('R-1', '2026-11-10T21:00:00Z', '2026-11-10T23:00:00Z'), aRelease('R-2', '2026-11-10T08:00:00Z', '2026-11-10T09:00:00Z')]
    const { container } = open('2026-11-10T00:00:00Z', several, [], { mover: new Mover(() => undefined, () => toBars(several)), chosen: new Set(['R-1', 'R-2']), spot: { lane: '', key: 'R-1' } })
    const [bar] = parts(container, 'R-1')
    for (const key of ['m', 'ArrowDown']) await fireEvent.keyDown(bar ?? document.body, { key })
    const [held, other] = [screen.getByTestId('ghost'), screen.getByTestId('other-ghost')]
    expect(other.textContent).toBe('Release R-2')
    expect(other.style.transform).not.toBe(held.style.transform)
  })

  it('puts back what is given up', async () => {
    const core = aCalendarCore()
    const { container } = open('2026-11-10T00:00:00Z', [aRelease('R-1', '2026-11-10T21:00:00Z', '2026-11-10T23:00:00Z')])
    const [bar] = parts(container, 'R-1')
    for (const key of ['m', 'ArrowDown', 'Escape']) await fireEvent.keyDown(bar ?? document.body, { key })
    expect(announcer.text).toContain('R-1 stays where it was.')
    expect(screen.queryByTestId('ghost')).toBeNull()
    expect(core.asked.some(({ input }) => (input as Input<'release_move'>).mode === 'commit')).toBe(false)
  })
})
