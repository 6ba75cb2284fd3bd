import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
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
import Week from './Week.svelte'

function open(at: string, releases: readonly ReleaseBar[], windows: readonly WindowBand[] = [], more: Partial<ViewProps> = {}) {
  place.jump(toMillis(at))
  return render(Week, viewProps(releases, windows, more))
}

const parts = (container: HTMLElement, key: string): HTMLElement[] => [...container.querySelectorAll<HTMLElement>(`[data-release="${key}"]`)]
/** How many hours down a part stands and lasts. */
const hours = (element: HTMLElement, hour: number): number[] => [element.style.top, element.style.height].map((px) => Math.round((Number.parseFloat(px) / hour) * 4) / 4)

beforeEach(() => {
  sized()
  plan.take(aStatus())
  place.reset()
  place.view = 'week'
})

describe('the week', () => {
  it('cuts a release at midnight, and lets it have the focus once only', () => {
    const { container } = open('2026-11-10T12:00:00Z', [aRelease('R-1', '2026-11-10T21:00:00Z', '2026-11-11T01:00:00Z')])
    const both = parts(container, 'R-1')
    expect(both.map((part) => hours(part, 33))).toEqual([[22, 2], [0, 2]])
    expect(both.map((part) => [part.getAttribute('aria-hidden'), part.tabIndex, part.classList.contains('before')])).toEqual([[null, 0, false], ['true', -1, true]])
    expect(both[1]?.textContent).not.toContain('22:00')
  })

  it('has the hour that comes twice, told apart by its zone, on one line with the other days', () => {
    const { container } = open('2026-10-24T12:00:00Z', [aRelease('R-1', '2026-10-25T03:00:00Z', '2026-10-25T05:00:00Z'), aRelease('R-2', '2026-10-24T02:00:00Z', '2026-10-24T04:00:00Z')])
    expect(screen.getAllByText(/^02:00/).map((line) => line.textContent.replaceAll('\u00a0', ' '))).toEqual(['02:00 CEST', '02:00 CET'])
    expect(screen.getByText('25 hours: 03:00 CEST becomes 02:00 CET')).toBeTruthy()
    // Both begin at 04:00 on their wall, one hour later down the ruler of 25.
    expect([...parts(container, 'R-1'), ...parts(container, 'R-2')].map((part) => hours(part, 32)[0])).toEqual([5, 5])
  })

  it('leaves the hour empty that clocks skip', () => {
    open('2027-03-27T12:00:00Z', [])
    expect(screen.getByText('02:00–03:00 does not exist')).toBeTruthy()
  })

  it('names a freeze above and a maintenance window where it is', () => {
    const { container } = open('2026-12-16T12:00:00Z', [], [
      aWindow({ from: '2026-12-16T23:00:00Z', to: '2026-12-18T23:00:00Z' }),
      aWindow({ key: 'M-1', title: 'Shop nights', kind: 'maintenance', from: '2026-12-15T21:00:00Z', to: '2026-12-16T01:00:00Z' }),
    ])
    expect(screen.getByText('Hard freeze: Year end')).toBeTruthy()
    expect(screen.getAllByText('Maintenance: Shop nights')).toHaveLength(2)
    expect(container.querySelectorAll('.window.pattern-freeze-hard')).toHaveLength(2)
  })

  it('keeps stabilisation beside the work, hollow, on each of its days', () => {
    const { container } = open('2026-11-10T12:00:00Z', [aRelease('R-1', '2026-11-10T21:00:00Z', '2026-11-10T22:00:00Z', 24 * 60)])
    expect([...container.querySelectorAll<HTMLElement>('[data-tail="R-1"]')].map((tail) => hours(tail, 33))).toEqual([[23, 1], [0, 23]])
  })

  it('is seven empty days where nothing is planned, and keeps nobody out', async () => {
    const { container } = open('2026-11-10T12:00:00Z', [])
    expect(container.querySelectorAll('.behind [data-day]')).toHaveLength(7)
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(await violations(container)).toEqual([])
  })

  it('is walked, and a release is carried by a quarter of an hour and dropped, with the keys alone', async () => {
    const core = aCalendarCore()
    const onspot = vi.fn()
    const { container } = open('2026-11-10T12:00:00Z', [
      aRelease('R-1', '2026-11-10T10:00:00Z', '2026-11-10T12:00:00Z'), aRelease('R-2', '2026-11-12T10:00:00Z', '2026-11-12T12:00:00Z'),
    ], [], { onspot })
    const [bar] = parts(container, 'R-1')
    await fireEvent.keyDown(bar ?? document.body, { key: 'ArrowRight' })
    expect(onspot).toHaveBeenCalledWith({ lane: '', key: 'R-2' })

    await fireEvent.keyDown(bar ?? document.body, { key: 'm' })
    expect(announcer.text).toMatch(/Up and down move by 15 minutes/)
    for (const key of ['ArrowDown', 'ArrowRight']) await fireEvent.keyDown(bar ?? document.body, { key })
    expect(Number(screen.getByTestId('ghost').dataset['start'])).toBe(toMillis('2026-11-11T10:15:00Z'))
    await fireEvent.keyDown(bar ?? document.body, { key: 'Enter' })
    await waitFor(() => expect(screen.queryByTestId('ghost')).toBeNull())
    const written = core.asked.map(({ input }) => input as Input<'release_move'>).filter(({ mode }) => mode === 'commit')
    expect(written).toEqual([expect.objectContaining({ key: 'R-1', to: '2026-11-11T10:15:00Z', end: '2026-11-11T12:15:00Z' })])
  })

  it('leaves the same instants in sight in another zone, beside other hours', async () => {
    const { container, rerender } = open('2026-11-10T12:00:00Z', [])
    const page = container.querySelector('.page') ?? document.body
    page.scrollTop = 400
    await rerender({ zone: 'America/New_York' })
    expect(page.scrollTop, 'six hours of 33 pixels up').toBeCloseTo(400 - 6 * 33)
    expect(container.querySelector('[data-day="2026-11-10"]')).toBeTruthy()
  })

  it('shows where everything goes that is chosen with what is carried', async () => {
    aCalendarCore()
    const several = [aRelease('R-1', '2026-11-10T10:00:00Z', '2026-11-10T12:00:00Z'), aRelease('R-2', '2026-11-11T10:00:00Z', '2026-11-11T12:00:00Z')]
    const { container } = open('2026-11-10T12:00:00Z', several, [], { mover: new Mover(() => undefined, () => toBars(several)), chosen: new Set(['R-1', 'R-2']) })
    const [bar] = parts(container, 'R-1')
    for (const key of ['m', 'ArrowRight']) await fireEvent.keyDown(bar ?? document.body, { key })
    expect(screen.getByTestId('other-ghost').textContent).toBe('Release R-2')
    expect(screen.getByTestId('ghost').textContent).toContain('and 1 other')
    expect([...container.querySelectorAll<HTMLElement>('.held')].map((one) => one.dataset['release'])).toEqual(['R-1', 'R-2'])
  })

  it('holds the focus on what is carried out of the week', async () => {
    aCalendarCore()
    const { container } = open('2026-11-14T12:00:00Z', [aRelease('R-1', '2026-11-15T10:00:00Z', '2026-11-15T12:00:00Z')])
    const [bar] = parts(container, 'R-1')
    for (const key of ['m', 'ArrowRight']) await fireEvent.keyDown(bar ?? document.body, { key })
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^R-1/))
    expect(container.querySelector('[data-day="2026-11-16"]')).toBeTruthy()
  })
})
