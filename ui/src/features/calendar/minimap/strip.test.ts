import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toMillis } from '../../../shared/dates'
import { yearStretch } from '../place.svelte'
import { aWindow } from '../samples'
import { DAY, HOUR, NARROWEST, WIDEST } from '../timeline-core'
import { occurrencesOf } from '../windows'
import { bandsOnStrip, densityPath, dragged, inside, keyed, monthsOf, placeOf, stepOf, weeksOf } from './strip'
import type { Hold } from './strip'

const BERLIN = 'Europe/Berlin'
const year = yearStretch(2026, BERLIN)
const range = { start: toMillis('2026-11-10T00:00:00Z'), end: toMillis('2026-11-24T00:00:00Z') }

describe('the strip of a year', () => {
  it('has the weeks of the year, without a gap, cut at its ends', () => {
    const weeks = weeksOf(year, BERLIN)
    expect([weeks.length, weeks[0]?.number, weeks.at(-1)?.number]).toEqual([53, 1, 53])
    expect([weeks[0]?.start, weeks.at(-1)?.end]).toEqual([year.start, year.end])
    weeks.slice(1).forEach((week, at) => expect(week.start).toBe(weeks[at]?.end))
  })

  it('names its months where they begin', () => {
    const months = monthsOf(2026, BERLIN)
    expect(months.map((month) => month.name).join(' ')).toBe('Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec')
    expect(months[7]?.start).toBe(toMillis('2026-07-31T22:00:00Z'))
  })

  it('is one path, in which a week of one release is seen beside one of hundreds', () => {
    const weeks = weeksOf(year, BERLIN)
    const counts = weeks.map((_, at) => (at === 3 ? 1 : at === 10 ? 400 : 0))
    const path = densityPath(weeks, counts, year, 530, 20)
    expect(path.match(/M/g)).toHaveLength(2)
    expect(path).toMatch(/V18H.*V0H/)
    expect(densityPath(weeks, weeks.map(() => 0), year, 530, 20)).toBe('')
  })

  it('shows freezes and long peaks only', () => {
    const windows = occurrencesOf([aWindow({ from: '2026-12-18T00:00:00Z', to: '2027-01-04T00:00:00Z' }), aWindow({ from: '2026-12-05T00:00:00Z', to: '2026-12-05T04:00:00Z', key: 'M', kind: 'maintenance' }),
      aWindow({ from: '2026-11-08T10:00:00Z', to: '2026-11-08T12:00:00Z', key: 'P', kind: 'peak' }), aWindow({ from: '2026-11-26T00:00:00Z', to: '2026-12-01T00:00:00Z', key: 'Q', kind: 'peak' })])
    expect(bandsOnStrip(windows).map((band) => [band.kind, band.occurrences[0]?.window.key])).toEqual([['peak', 'Q'], ['freeze-hard', 'F-1']])
    expect(placeOf(year.start + (year.end - year.start) / 2, year, 1_000)).toBe(500)
  })
})

describe('the window on the strip', () => {
  it('goes as far as the hand, and never beyond the ends of the zoom', () => {
    const holds = fc.constantFrom<Hold>('move', 'start', 'end')
    fc.assert(fc.property(holds, fc.integer({ min: -400 * DAY, max: 400 * DAY }), (hold, by) => {
      const there = dragged(range, hold, by)
      expect(there.end - there.start).toBeGreaterThanOrEqual(NARROWEST)
      expect(there.end - there.start).toBeLessThanOrEqual(WIDEST)
      if (hold === 'move') expect(there).toEqual({ start: range.start + by, end: range.end + by })
      if (hold === 'start') expect(there.end).toBe(range.end)
      if (hold === 'end') expect(there.start).toBe(range.start)
    }))
  })

  it('stays in the year below the hand', () => {
    const far = (by: number) => inside(dragged(range, 'move', by), year)
    expect(far(200 * DAY).end).toBe(year.end)
    expect(far(-400 * DAY).start + 14 * DAY * 0.25).toBe(year.start)
    expect(far(DAY)).toEqual(dragged(range, 'move', DAY))
  })

  it('is moved, resized and zoomed by the keys', () => {
    const step = stepOf(range)
    expect(step).toBe(34 * HOUR)
    expect(keyed(range, year, 'ArrowRight', false)).toEqual({ start: range.start + step, end: range.end + step })
    expect(keyed(range, year, 'ArrowLeft', true)).toEqual({ start: range.start, end: range.end - step })
    expect(keyed(range, year, 'PageUp', false)?.start).toBe(range.end)
    expect(keyed(range, year, 'End', false)?.end).toBe(year.end)
    const near = keyed(range, year, '+', false)
    expect(near && near.start + near.end).toBe(range.start + range.end)
    expect(keyed(range, year, 'm', false)).toBeNull()
  })
})
