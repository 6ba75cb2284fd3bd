import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthGrid, toMillis } from '../../../shared/dates'
import { axis } from './axis'
import { dayIndex, daysFrom, pieces, spans, WeekRuler } from './days'
import { DAY, HOUR, MINUTE } from './scale'
import { overlaps } from './stretch'

const BERLIN = 'Europe/Berlin'
const stretch = (start: string, end: string): { start: number; end: number } => ({ start: toMillis(start), end: toMillis(end) })

describe('the days of a month', () => {
  it('are 25 and 23 hours long where clocks change', () => {
    const october = daysFrom('2026-10-19', 7, BERLIN)
    expect(october.map((day) => (day.end - day.start) / HOUR)).toEqual([24, 24, 24, 24, 24, 24, 25])
    expect(daysFrom('2027-03-22', 7, BERLIN).at(-1)).toMatchObject({ date: '2027-03-28', week: 12 })
    expect(daysFrom('2027-03-28', 1, BERLIN).map((day) => (day.end - day.start) / HOUR)).toEqual([23])
  })

  it('touch each other without a gap over both changes of clocks', () => {
    const weeks = monthGrid('2026-10-01').flatMap((week) => daysFrom(week[0] ?? '', 7, BERLIN))
    weeks.slice(1).forEach((day, at) => expect(day.start).toBe(weeks[at]?.end))
  })

  it('give a release the days on which it is, and no day more', () => {
    const week = daysFrom('2026-10-19', 7, BERLIN)
    const overnight = stretch('2026-10-24T20:00:00Z', '2026-10-25T23:00:00Z')
    const [span] = spans([overnight], week)
    // It ends at midnight of the long Sunday, so Monday is not touched.
    expect(span).toMatchObject({ from: 5, to: 6, row: 0, before: false, after: false })
    expect(dayIndex(week, toMillis('2026-10-25T22:59:00Z'))).toBe(6)
  })

  it('pack longer bars above shorter ones and never two on one place', () => {
    const week = daysFrom('2026-11-02', 7, BERLIN)
    const start = week[0]?.start ?? 0
    const some = fc.array(fc.tuple(fc.integer({ min: -48, max: 160 }), fc.integer({ min: 1, max: 90 })).map(([from, length]) => ({ start: start + from * HOUR, end: start + (from + length) * HOUR })), { maxLength: 30 })
    fc.assert(fc.property(some, (items) => {
      const laid = spans(items, week)
      laid.forEach((a, i) => laid.slice(i + 1).forEach((b) => {
        if (a.row === b.row) expect(a.from > b.to || b.from > a.to).toBe(true)
      }))
    }))
  })
})

describe('a day of the week view', () => {
  it('shows overlapping releases side by side and the others in full width', () => {
    const day = { start: 0, end: DAY }
    const items = [{ start: HOUR, end: 3 * HOUR }, { start: 2 * HOUR, end: 4 * HOUR }, { start: 5 * HOUR, end: 6 * HOUR }]
    expect(pieces(items, day).map(({ column, columns }) => [column, columns])).toEqual([[0, 2], [1, 2], [0, 1]])
  })

  it('cuts what goes over midnight and says so', () => {
    expect(pieces([{ start: -HOUR, end: HOUR }], { start: 0, end: DAY })[0]).toMatchObject({ part: { start: 0, end: HOUR }, first: false, last: true })
  })

  it('never lets two pieces cover each other', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 1_300 }), fc.integer({ min: 5, max: 400 })), { maxLength: 25 })
    fc.assert(fc.property(some, (raw) => {
      const items = raw.map(([start, length]) => ({ start, end: start + length })).toSorted((a, b) => a.start - b.start)
      const laid = pieces(items, { start: 0, end: 1_440 })
      laid.forEach((a, i) => laid.slice(i + 1).forEach((b) => {
        if (a.column === b.column) expect(overlaps(a.part, b.part)).toBe(false)
        if (overlaps(a.part, b.part)) expect(a.columns).toBe(b.columns)
      }))
    }))
  })
})

describe('the ruler of a week', () => {
  for (const monday of ['2026-10-19', '2027-03-22', '2026-11-02']) {
    it(`leads from every quarter of an hour back to it (${monday})`, () => {
      const days = daysFrom(monday, 7, BERLIN)
      const ruler = new WeekRuler(days, BERLIN)
      days.forEach((day, at) => {
        for (let instant = day.start; instant < day.end; instant += 15 * MINUTE) expect(ruler.instant(at, ruler.place(at, instant))).toBe(instant)
      })
    })
  }

  it('has 25 hours in autumn, with 02:00 twice, and equal wall times on one line', () => {
    const days = daysFrom('2026-10-19', 7, BERLIN)
    const ruler = new WeekRuler(days, BERLIN)
    expect(ruler.minutes).toBe(1500)
    expect(ruler.lines().slice(1, 6).map((line) => line.label)).toEqual(['01:00', '02:00', '02:00', '03:00', '04:00'])
    const six = (date: string, zulu: string): number => toMillis(`${date}T${zulu}:00Z`)
    expect(ruler.place(5, six('2026-10-24', '04:00'))).toBe(ruler.place(6, six('2026-10-25', '05:00')))
    expect(ruler.empty(0)).toEqual({ from: 180, to: 240 })
    expect(ruler.empty(6)).toBeNull()
  })

  it('leaves the hour that spring lacks empty', () => {
    const ruler = new WeekRuler(daysFrom('2027-03-22', 7, BERLIN), BERLIN)
    expect(ruler.minutes).toBe(1440)
    expect(ruler.empty(6)).toEqual({ from: 120, to: 180 })
    expect(ruler.empty(5)).toBeNull()
  })
})

describe('the axis', () => {
  const week = stretch('2026-10-22T22:00:00Z', '2026-10-27T23:00:00Z')
  it('names days, then hours, then weeks, as far as there is room', () => {
    expect(axis(week, DAY / 60, BERLIN).lower.some((tick) => tick.label === 'Sun 25')).toBe(true)
    expect(axis(week, DAY / 10, BERLIN).lower.map((tick) => tick.label)).toContain('W43')
    expect(axis(week, HOUR / 60, BERLIN).lower.filter((tick) => tick.label === '02:00').length).toBe(6)
  })

  it('has a Sunday of 25 hours and weekends as long as they are', () => {
    const { weekends } = axis(week, DAY / 60, BERLIN)
    expect(weekends.map((day) => (day.end - day.start) / HOUR)).toContain(25)
  })
})
