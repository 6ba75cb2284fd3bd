import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toMillis, toWire } from '../../../shared/dates'
import { aBar } from '../../../shared/testing/samples'
import { toBar } from '../bars'
import type { Bar } from '../bars'
import { DAY, HOUR } from '../timeline-core'
import { columnX, hitMonth, instantX, layOutWeek, stopsOf, weeksOf, workOf } from './weeks'

const BERLIN = 'Europe/Berlin'
const nobody = (): boolean => false
const MEASURES = { width: 701, week: 122, line: 24, row: 24 }

function bar(key: string, start: number, hours: number): Bar {
  return toBar(aBar({ key, start: toWire(start), end: toWire(start + hours * HOUR) }))
}

const months = fc.tuple(fc.integer({ min: 2024, max: 2029 }), fc.integer({ min: 1, max: 12 })).map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-01`)

/** Releases around a month, most of them short, some of weeks. */
function some(from: number): fc.Arbitrary<Bar[]> {
  const one = fc.tuple(fc.integer({ min: -10 * 24 * 4, max: 50 * 24 * 4 }), fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 500 })))
  return fc.array(one, { maxLength: 60 }).map((raw) => raw.map(([quarter, hours], at) => bar(`R-${at}`, from + quarter * 15 * 60_000, hours)))
}

/** What a person would say: it is worked on in that day. */
const isOn = (one: Bar, day: { start: number; end: number }): boolean => one.start < day.end && one.workEnd > day.start

describe('the page of a month', () => {
  it('has whole ISO weeks, all days of the month, and no week without one', () => {
    fc.assert(fc.property(months, (date) => {
      const weeks = weeksOf(date, BERLIN)
      expect(weeks.every((week) => week.length === 7 && week[0]?.weekday === 1 && new Set(week.map((day) => day.week)).size === 1)).toBe(true)
      expect(weeks.every((week) => week.some((day) => day.date.startsWith(date.slice(0, 7))))).toBe(true)
      const days = weeks.flat()
      days.slice(1).forEach((day, at) => expect(day.start).toBe(days[at]?.end))
    }), { numRuns: 40 })
  })

  it('has a day of 25 hours in October and one of 23 in March', () => {
    const long = (date: string): number[] => weeksOf(date, BERLIN).flat().map((day) => (day.end - day.start) / HOUR).filter((hours) => hours !== 24)
    expect(long('2026-10-01')).toEqual([25])
    expect(long('2027-03-01')).toEqual([23])
    expect(weeksOf('2027-01-01', BERLIN)[0]?.[0]).toMatchObject({ date: '2026-12-28', week: 53 })
  })

  it('shows every release on each of its days or counts it there, and never two on one place', () => {
    const anything = fc.tuple(fc.constantFrom('2026-10-01', '2027-03-01', '2026-02-01'), fc.integer({ min: 1, max: 6 }))
      .chain(([date, rows]) => fc.tuple(fc.constant(date), fc.constant(rows), some(toMillis(`${date}T00:00:00Z`)), fc.integer({ min: 0, max: 59 })))
    fc.assert(fc.property(anything, ([date, rows, bars, wanted]) => {
      const must = (one: Bar): boolean => one.key === `R-${wanted}`
      for (const days of weeksOf(date, BERLIN)) {
        const week = layOutWeek(days, bars.map(workOf), [], rows, must)
        days.forEach((day, column) => {
          const seen = week.shown.filter((span) => span.from <= column && column <= span.to)
          const counted = week.more[column] ?? []
          expect([...seen.map((span) => span.item.bar.key), ...counted.map((work) => work.bar.key)].sort()).toEqual(bars.filter((one) => isOn(one, day)).map((one) => one.key).sort())
          expect(new Set(seen.map((span) => span.row)).size).toBe(seen.length)
          expect(seen.every((span) => span.row < rows)).toBe(true)
          expect(counted.some((work) => must(work.bar))).toBe(false)
        })
      }
    }), { numRuns: 60 })
  })

  it('does not move others for a release that is seen anyway', () => {
    const [days = []] = weeksOf('2026-11-01', BERLIN)
    const start = days[0]?.start ?? 0
    const works = [bar('a', start + HOUR, 2), bar('b', start + 3 * HOUR, 2)].map(workOf)
    const plain = layOutWeek(days, works, [], 3, nobody)
    expect(layOutWeek(days, works, [], 3, (one) => one.key === 'b').shown).toEqual(plain.shown)
  })
})

describe('a point of a month', () => {
  const page = weeksOf('2026-10-01', BERLIN)
  const [sunday] = page.flat().filter((day) => day.date === '2026-10-25')
  const night = bar('night', (sunday?.start ?? 0) - 2 * HOUR, 6)
  const weeks = page.map((days) => layOutWeek(days, [night].map(workOf), [], 4, nobody))

  it('finds a release on each of its days, and the day beside it', () => {
    const y = 3 * MEASURES.week + MEASURES.line + 5
    expect(hitMonth(weeks, MEASURES, columnX(MEASURES, 5) + 9, y)?.span?.item.bar.key).toBe('night')
    expect(hitMonth(weeks, MEASURES, columnX(MEASURES, 6) + 9, y)?.span?.item.bar.key).toBe('night')
    expect(hitMonth(weeks, MEASURES, columnX(MEASURES, 6) + 9, y + MEASURES.row)).toMatchObject({ day: { date: '2026-10-25' }, span: null })
    expect(hitMonth(weeks, MEASURES, -40, -40)?.day.date).toBe('2026-09-28')
    expect(hitMonth(weeks, MEASURES, 9_000, 9_000)?.day.date).toBe('2026-11-01')
  })

  it('places instants of a long day inside its own column', () => {
    const days = page[3] ?? []
    expect(instantX(MEASURES, days, sunday?.start ?? 0)).toBe(columnX(MEASURES, 6))
    expect(instantX(MEASURES, days, (sunday?.start ?? 0) + 12.5 * HOUR)).toBe((columnX(MEASURES, 6) + columnX(MEASURES, 7)) / 2)
    expect(instantX(MEASURES, days, (sunday?.end ?? 0) + DAY)).toBe(columnX(MEASURES, 7))
  })
})

describe('places of the focus in a month', () => {
  it('are one for each release, where it begins, and one for each count', () => {
    const page = weeksOf('2026-11-01', BERLIN)
    const sunday = page[1]?.[6]?.start ?? 0
    const weeks = page.map((days) => layOutWeek(days, [bar('a', sunday + HOUR, 40), bar('b', sunday + HOUR, 30)].map(workOf), [], 1, nobody))
    expect(stopsOf(weeks)).toEqual([
      { spot: { lane: '', key: 'a' }, from: 13, to: 13, down: 0 },
      { spot: { lane: '2026-11-08', key: '' }, from: 13, to: 13, down: -1 },
      { spot: { lane: '2026-11-09', key: '' }, from: 14, to: 14, down: -1 },
    ])
  })
})
