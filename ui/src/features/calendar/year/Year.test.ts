import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ReleaseBar, WindowBand } from '../../../backend'
import { toMillis, toWire } from '../../../shared/dates'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aStatus } from '../../../shared/testing/samples'
import { place } from '../place.svelte'
import { aRelease, aWindow, viewProps } from '../samples'
import { DAY, HOUR } from '../timeline-core'
import type { ViewProps } from '../views'
import Year from './Year.svelte'

const AT = '2026-11-10T12:00:00Z'

function open(releases: readonly ReleaseBar[], windows: readonly WindowBand[] = [], more: Partial<ViewProps> = {}) {
  place.jump(toMillis(AT))
  const { container } = render(Year, viewProps(releases, windows, more))
  const day = (date: string): HTMLElement => container.querySelector<HTMLElement>(`[data-date="${date}"]`) ?? document.body
  const stops = (): string[] => [...container.querySelectorAll<HTMLElement>('[data-date][tabindex="0"]')].map((one) => one.dataset['date'] ?? '')
  return { container, day, stops }
}

const press = (element: HTMLElement, key: string): Promise<boolean> => fireEvent.keyDown(element, { key })

beforeEach(() => {
  plan.take(aStatus())
  place.reset()
  place.view = 'year'
})

describe('the year', () => {
  it('writes how many releases each day has, hatches freezes, dots peaks and says all of it', () => {
    const { container, day } = open(
      [aRelease('R-1', '2026-11-10T20:00:00Z', '2026-11-10T21:00:00Z'), { ...aRelease('R-2', '2026-11-10T20:00:00Z', '2026-11-10T21:00:00Z'), hard: 1 }],
      [aWindow({ from: '2026-12-17T23:00:00Z', to: '2026-12-18T23:00:00Z' }), aWindow({ from: '2026-11-26T23:00:00Z', to: '2026-11-27T23:00:00Z', key: 'P', kind: 'peak', title: 'Black Friday' })],
    )
    expect(container.querySelectorAll('[data-date]')).toHaveLength(365)
    expect(day('2026-11-10').textContent.replaceAll(/\s+/g, ' ').trim()).toBe('10 2')
    expect(day('2026-11-10').getAttribute('aria-label')).toMatch(/^Tuesday,? 10 November 2026, 2 releases, 1 with hard conflicts$/)
    expect(day('2026-12-18').querySelector('[data-pattern]')?.getAttribute('data-pattern')).toBe('freeze-hard')
    expect(day('2026-11-27').querySelector('[data-pattern]')?.getAttribute('data-pattern')).toBe('peak')
    expect(day('2026-12-18').getAttribute('aria-label')).toContain('Hard freeze: Year end')
    expect(day('2026-11-24').getAttribute('aria-current')).toBe('date')
    expect(day('2026-10-25').getAttribute('aria-label')).toContain('25 hours')
  })

  it('has one tab stop, which the arrows walk through months and years', async () => {
    const { day, stops } = open([])
    expect(stops()).toEqual(['2026-11-10'])
    day('2026-11-10').focus()
    for (const key of ['ArrowRight', 'ArrowDown', 'PageDown']) await press(document.activeElement as HTMLElement, key)
    expect(stops()).toEqual(['2026-12-18'])
    expect(document.activeElement).toBe(day('2026-12-18'))
    for (const key of ['ArrowDown', 'ArrowDown']) await press(document.activeElement as HTMLElement, key)
    await tick()
    expect(stops()).toEqual(['2027-01-01'])
    expect(document.activeElement).toBe(day('2027-01-01'))
  })

  it('lists a day with Enter, and leads to its week', async () => {
    const onopen = vi.fn()
    const { day } = open([aRelease('R-1', '2026-11-10T20:00:00Z', '2026-11-10T21:00:00Z')], [], { onopen })
    await press(day('2026-11-10'), 'Enter')
    const list = within(screen.getByTestId('day-list'))
    await fireEvent.click(list.getByRole('button', { name: /^R-1/ }))
    expect(onopen).toHaveBeenCalledWith('R-1')
    await fireEvent.click(list.getByRole('button', { name: 'Open the week' }))
    expect(place.view).toBe('week')
    expect(place.at).toBe(toMillis('2026-11-10T11:00:00Z'))
  })

  it('says of an empty day that it is empty, and gives the focus back', async () => {
    const { day } = open([])
    await fireEvent.click(day('2026-07-01'))
    expect(screen.getByText('Nothing is planned on this day.')).toBeTruthy()
    await waitFor(() => expect(screen.getByTestId('day-list').contains(document.activeElement)).toBe(true))
    await press(document.activeElement as HTMLElement, 'Escape')
    expect(screen.queryByTestId('day-list')).toBeNull()
    expect(document.activeElement).toBe(day('2026-07-01'))
  })

  it('keeps nobody out', async () => {
    const { container } = open([aRelease('R-1', '2026-11-10T20:00:00Z', '2026-11-10T21:00:00Z')], [aWindow({ from: '2026-12-17T23:00:00Z', to: '2026-12-18T23:00:00Z' })])
    for (const month of [...container.querySelectorAll('section')].slice(2)) month.remove()
    expect(await violations(container)).toEqual([])
  })

  it('has no element more for ten thousand releases than for one', () => {
    const first = toMillis('2026-01-01T10:00:00Z')
    const many = Array.from({ length: 10_000 }, (_, at) => aRelease(`R-${at}`, toWire(first + (at % 360) * DAY), toWire(first + (at % 360) * DAY + HOUR)))
    const { container } = open(many)
    const elements = container.querySelectorAll('*').length
    expect(elements).toBeLessThan(365 * 3 + 700)
  })
})
