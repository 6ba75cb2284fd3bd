import { describe, expect, it } from 'vitest'
import { toMillis, toWire } from '../../../shared/dates'
import { toBars } from '../bars'
import { aRelease, aWindow } from '../samples'
import { DAY, HOUR } from '../timeline-core'
import { occurrencesOf } from '../windows'
import { dayAt, daysOf, levelOf, monthsOf, walkDay } from './days'

const BERLIN = 'Europe/Berlin'
const on = (days: ReturnType<typeof daysOf>, date: string) => days.find((day) => day.date === date)

describe('the days of a year', () => {
  it('are all of them, as long as they are', () => {
    expect(daysOf(2026, BERLIN, [], [])).toHaveLength(365)
    const leap = daysOf(2028, BERLIN, [], [])
    expect(leap).toHaveLength(366)
    expect(leap.map((day) => (day.end - day.start) / HOUR).filter((hours) => hours !== 24)).toEqual([23, 25])
  })

  it('count a release on each day of its work, and not on those of its stabilisation', () => {
    const bars = toBars([
      aRelease('R-1', '2026-11-10T22:00:00Z', '2026-11-11T02:00:00Z', 3 * 24 * 60), aRelease('R-2', '2026-11-11T20:00:00Z', '2026-11-11T23:00:00Z'),
      aRelease('R-3', '2025-12-31T20:00:00Z', '2026-01-01T02:00:00Z'), aRelease('R-4', '2027-01-01T20:00:00Z', '2027-01-01T21:00:00Z'),
    ])
    const days = daysOf(2026, BERLIN, bars, [])
    expect(['2026-11-10', '2026-11-11', '2026-11-12', '2026-01-01', '2026-12-31'].map((date) => on(days, date)?.count)).toEqual([1, 2, 0, 1, 0])
  })

  it('say how many of them have hard conflicts', () => {
    const bars = toBars([{ ...aRelease('R-1', '2026-11-10T08:00:00Z', '2026-11-10T09:00:00Z'), hard: 2 }, aRelease('R-2', '2026-11-10T08:00:00Z', '2026-11-10T09:00:00Z')])
    expect(on(daysOf(2026, BERLIN, bars, []), '2026-11-10')).toMatchObject({ count: 2, hard: 1 })
  })

  it('are hatched by a freeze before they are dotted by a peak, and name both', () => {
    const windows = occurrencesOf([
      aWindow({ from: '2026-11-25T23:00:00Z', to: '2026-11-30T23:00:00Z', key: 'P-1', kind: 'peak', title: 'Black Friday' }),
      aWindow({ from: '2026-11-28T23:00:00Z', to: '2026-12-01T23:00:00Z' }),
      aWindow({ from: '2026-11-02T00:00:00Z', to: '2026-11-02T03:00:00Z', key: 'M-1', kind: 'maintenance' }),
    ])
    const days = daysOf(2026, BERLIN, [], windows)
    expect(['2026-11-25', '2026-11-26', '2026-11-29', '2026-12-01', '2026-12-02', '2026-11-02'].map((date) => on(days, date)?.pattern)).toEqual([null, 'peak', 'freeze-hard', 'freeze-hard', null, null])
    expect(on(days, '2026-11-29')?.windows).toEqual(['Hard freeze: Year end', 'Business peak: Black Friday'])
  })

  it('stand in the weeks of their months, Monday first', () => {
    const months = monthsOf(daysOf(2026, BERLIN, [], []))
    expect(months.map((month) => month.weeks.flat().length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    expect(months[0]?.weeks[0]?.map((day) => [day.weekday, day.week])).toEqual([[4, 1], [5, 1], [6, 1], [7, 1]])
    expect(months[1]?.weeks).toHaveLength(5)
  })

  it('have a shade of their own from the first release on', () => {
    expect([0, 1, 2, 4].map((count) => levelOf(count, 4))).toEqual([0, 1, 2, 4])
    expect([0, 1, 10, 21, 40].map((count) => levelOf(count, 40))).toEqual([0, 1, 1, 3, 4])
  })

  it('of 10,000 releases are counted within a moment', () => {
    const first = toMillis('2026-01-01T00:00:00Z')
    const bars = toBars(Array.from({ length: 10_000 }, (_, at) => aRelease(`R-${at}`, toWire(first + (at % 364) * DAY), toWire(first + (at % 364) * DAY + 5 * HOUR))))
    daysOf(2026, BERLIN, [], [])
    const began = performance.now()
    expect(daysOf(2026, BERLIN, bars, []).reduce((sum, day) => sum + day.count, 0)).toBe(10_000)
    expect(performance.now() - began, 'generous: on a quiet machine it takes a few milliseconds').toBeLessThan(1_000)
  })
})

describe('the arrows in a year', () => {
  it('go by days and weeks, through the ends of months and years', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'x']
    // 1 January 2026 is a Thursday.
    expect(keys.map((key) => walkDay('2026-01-01', 4, key))).toEqual(['2025-12-31', '2026-01-02', '2025-12-25', '2026-01-08', '2025-12-29', '2026-01-04', '2025-12-01', '2026-02-01', null])
  })

  it('begin at the day on which the person is', () => {
    const days = daysOf(2026, BERLIN, [], [])
    expect(dayAt(days, toMillis('2026-11-10T23:30:00Z'), BERLIN)?.date).toBe('2026-11-11')
    expect(dayAt(days, toMillis('2030-01-01T00:00:00Z'), BERLIN)?.date).toBe('2026-12-31')
    expect(dayAt([], 0, BERLIN)).toBeNull()
  })
})
