import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays, DAY, dayBoundaries, dayStart, formatMinutes, formatMoment, formatRange, formatTime, HOUR, isoWeek, localStamp, monthGrid, readWall, sayDay,
  toMillis, toWire, weekStart, zoneAbbreviation,
} from './dates'

const at = toMillis

describe('days and clocks', () => {
  it('counts 25 hours in the day on which clocks go back', () => {
    const days = dayBoundaries(at('2026-10-24T22:00:00Z'), at('2026-10-26T23:00:00Z'), 'Europe/Vienna')
    expect(days.map((day) => day.date)).toEqual(['2026-10-25', '2026-10-26'])
    expect((days[1]?.at ?? 0) - (days[0]?.at ?? 0)).toBe(25 * HOUR)
  })

  it('counts 23 hours in the day on which clocks go forward', () => {
    const days = dayBoundaries(at('2026-03-28T23:00:00Z'), at('2026-03-30T22:00:00Z'), 'Europe/Berlin')
    expect((days[1]?.at ?? 0) - (days[0]?.at ?? 0)).toBe(23 * HOUR)
  })

  it('keeps the wall time when days are added across a change of clocks', () => {
    const moved = addDays(at('2026-10-24T20:00:00Z'), 1, 'Europe/Berlin')
    expect(localStamp(moved, 'Europe/Berlin')).toBe('2026-10-25T22:00')
    expect(moved - at('2026-10-24T20:00:00Z')).toBe(25 * HOUR)
  })

  it('begins a day where midnight does not exist at its first instant', () => {
    // Clocks in Beirut went from 00:00 to 01:00.
    expect(localStamp(dayStart(at('2024-03-31T10:00:00Z'), 'Asia/Beirut'), 'Asia/Beirut')).toBe('2024-03-31T01:00')
  })
})

describe('wall times', () => {
  it('means one instant on an ordinary day', () => {
    expect(readWall('2026-11-28', '22:00', 'Europe/Berlin')).toEqual({ kind: 'one', at: at('2026-11-28T21:00:00Z') })
  })

  it('means two instants where clocks go back', () => {
    expect(readWall('2026-10-25', '02:30', 'Europe/Berlin')).toEqual({ kind: 'two', earlier: at('2026-10-25T00:30:00Z'), later: at('2026-10-25T01:30:00Z') })
  })

  it('means none where clocks go forward', () => {
    expect(readWall('2026-03-29', '02:30', 'Europe/Berlin')).toEqual({ kind: 'none', next: at('2026-03-29T01:30:00Z') })
  })

  it('refuses a day that does not exist', () => {
    expect(readWall('2026-02-30', '22:00', 'UTC').kind).toBe('unreadable')
    expect(readWall('2026-2-3', '25:00', 'UTC').kind).toBe('unreadable')
  })

  it('reads back what it wrote, in any zone and at any minute', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Chatham', 'UTC')
    const minutes = fc.integer({ min: at('2020-01-01T00:00:00Z') / 60_000, max: at('2035-01-01T00:00:00Z') / 60_000 })
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const instant = minute * 60_000
        const stamp = localStamp(instant, zone)
        const read = readWall(stamp.slice(0, 10), stamp.slice(11), zone)
        const meant = read.kind === 'one' ? [read.at] : read.kind === 'two' ? [read.earlier, read.later] : []
        expect(meant).toContain(instant)
      }),
    )
  })
})

describe('weeks', () => {
  it('follows ISO 8601 at the turn of the year', () => {
    expect(isoWeek('2026-12-31T12:00:00Z', 'UTC')).toEqual({ year: 2026, week: 53 })
    expect(isoWeek('2027-01-03T12:00:00Z', 'UTC')).toEqual({ year: 2026, week: 53 })
    expect(isoWeek('2027-01-04T12:00:00Z', 'UTC')).toEqual({ year: 2027, week: 1 })
  })

  it('begins on Monday in the zone that is asked about', () => {
    expect(toWire(weekStart(at('2026-11-29T23:30:00Z'), 'UTC'))).toBe('2026-11-23T00:00:00Z')
    expect(toWire(weekStart(at('2026-11-29T23:30:00Z'), 'Europe/Berlin'))).toBe('2026-11-29T23:00:00Z')
  })

  it('shows a month in six weeks from a Monday', () => {
    const grid = monthGrid('2026-11-17')
    expect(grid).toHaveLength(6)
    expect(grid[0]?.[0]).toBe('2026-10-26')
    expect(grid.flat()).toContain('2026-11-30')
  })
})

describe('what people read', () => {
  it('tells a day of a calendar as itself, wherever it is read', () => {
    expect(sayDay('2026-12-02')).toMatch(/^Wed,? 2 Dec 2026$/)
    expect(sayDay('2024-02-29')).toMatch(/^Thu,? 29 Feb 2024$/)
  })

  it('uses the 24-hour clock and says midnight as 00:00', () => {
    expect(formatTime('2026-11-28T23:00:00Z', 'Europe/Berlin')).toBe('00:00')
  })

  it('says when a range ends on the next day, and writes later days out', () => {
    expect(formatRange('2026-12-18T21:00:00Z', '2026-12-19T01:00:00Z', 'Europe/Berlin')).toMatch(/22:00–02:00 \(\+1\)$/)
    expect(formatRange('2026-12-18T21:00:00Z', '2026-12-21T01:00:00Z', 'Europe/Berlin')).toContain('21 Dec')
    expect(formatRange('2026-12-18T09:00:00Z', '2026-12-18T11:00:00Z', 'Europe/Berlin')).toMatch(/10:00–12:00$/)
  })

  it('always says the zone of a moment', () => {
    expect(formatMoment('2026-12-18T21:00:00Z', 'Europe/Berlin')).toMatch(/CET$/)
    expect(zoneAbbreviation('2026-06-18T21:00:00Z', 'Europe/Berlin')).toBe('CEST')
  })

  it('names the two largest units of a length', () => {
    expect([0, 45, 120, 150, 1440, 1530, -90].map(formatMinutes)).toEqual(['0 min', '45 min', '2 h', '2 h 30 min', '1 d', '1 d 1 h', '−1 h 30 min'])
  })

  it('writes instants without fractions and reads them again', () => {
    expect(toWire(at('2026-11-28T22:00:00+01:00'))).toBe('2026-11-28T21:00:00Z')
    expect(at(toWire(3 * DAY))).toBe(3 * DAY)
  })
})
