import { fireEvent, render, screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { toMillis, toWire } from '../../../shared/dates'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aStatus } from '../../../shared/testing/samples'
import { sized } from '../../../shared/testing/sizes'
import { toBars } from '../bars'
import { place } from '../place.svelte'
import { aRelease, aWindow } from '../samples'
import { DAY, HOUR } from '../timeline-core'
import { occurrencesOf } from '../windows'
import Minimap from './Minimap.svelte'

const NOW = toMillis('2026-11-24T09:00:00Z')
const WIDE = 1_095
/** Pixels of a day. */
const PX = WIDE / 365

function open() {
  const bars = toBars(Array.from({ length: 300 }, (_, at) => aRelease(`R-${at}`, toWire(NOW + (at - 280) * DAY), toWire(NOW + (at - 280) * DAY + HOUR))))
  const occurrences = occurrencesOf([aWindow({ from: '2026-12-17T23:00:00Z', to: '2027-01-04T00:00:00Z' })])
  const { container } = render(Minimap, { year: 2026, bars, occurrences, ready: true, zone: 'Europe/Berlin', now: NOW })
  return { container, slider: screen.getByRole('slider'), strip: container.querySelector<HTMLElement>('.strip') ?? document.body }
}

const frame = (): Promise<number> => new Promise(requestAnimationFrame)
const days = (from: number, to: number): number => Math.round(((to - from) / DAY) * 100) / 100

beforeEach(() => {
  sized(WIDE, 38)
  plan.take(aStatus())
  place.reset()
  place.jump(NOW)
})

describe('the year below the timeline', () => {
  it('is one path for all releases, with its freeze, and keeps nobody out', async () => {
    const { container } = open()
    expect(container.querySelectorAll('path')).toHaveLength(1)
    expect(container.querySelectorAll('.pattern-freeze-hard')).toHaveLength(1)
    expect(screen.getByRole('img').getAttribute('aria-label')).toMatch(/^Releases in each week of 2026; the fullest is W\d+ with 7$/)
    expect(await violations(container)).toEqual([])
  })

  it('changes nothing while the timeline is scrolled, except where the window stands', async () => {
    const { container, slider } = open()
    const seen: MutationRecord[] = []
    const observer = new MutationObserver((records) => seen.push(...records))
    observer.observe(container, { subtree: true, childList: true, attributes: true, characterData: true })
    const before = slider.style.transform
    place.at -= 8 * HOUR
    await tick()
    seen.push(...observer.takeRecords())
    observer.disconnect()
    expect(slider.style.transform).not.toBe(before)
    expect(seen.map(({ target, attributeName }) => [target, attributeName])).toEqual([[slider, 'style']])
  })

  it('goes where the window is dragged, and comes back with Escape', async () => {
    const { slider, strip } = open()
    const { start } = place.range
    await fireEvent.pointerDown(slider, { button: 0, pointerId: 1, clientX: 900 })
    await fireEvent.pointerMove(strip, { pointerId: 1, clientX: 900 - 30 * PX })
    await frame()
    expect(days(start, place.range.start)).toBe(-30)
    await fireEvent.keyDown(slider, { key: 'Escape' })
    expect(place.range.start).toBe(start)
  })

  it('shows more or less where an end is dragged', async () => {
    const { slider, strip } = open()
    const { start, end } = place.range
    await fireEvent.pointerDown(slider.querySelector('[data-hold="end"]') ?? slider, { button: 0, pointerId: 1, clientX: 900 })
    await fireEvent.pointerMove(strip, { pointerId: 1, clientX: 900 + 7 * PX })
    await frame()
    await fireEvent.pointerUp(strip, { pointerId: 1 })
    expect([days(start, place.range.start), days(end, place.range.end)]).toEqual([0, 7])
  })

  it('goes to where it is clicked', async () => {
    const { strip } = open()
    await fireEvent.pointerDown(strip, { button: 0, pointerId: 1, clientX: 100 * PX })
    const { start, end } = place.range
    expect(Math.round((start + end) / 2 / HOUR)).toBe(Math.round((toMillis('2025-12-31T23:00:00Z') + 100 * DAY) / HOUR))
  })

  it('is a slider to the keys, which says from when to when', async () => {
    const { slider } = open()
    expect(slider.getAttribute('aria-valuemax')).toBe('365')
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^Fri,? 20 Nov 2026 to Fri,? 4 Dec 2026$/)
    const { start, end } = place.range
    await fireEvent.keyDown(slider, { key: 'PageUp' })
    expect(place.range.start).toBe(end)
    await fireEvent.keyDown(slider, { key: 'PageDown' })
    expect(place.range.start).toBe(start)
    const { span } = place
    await fireEvent.keyDown(slider, { key: 'ArrowRight', shiftKey: true })
    expect(place.span).toBeGreaterThan(span)
    expect(place.range.start).toBe(start)
  })
})
