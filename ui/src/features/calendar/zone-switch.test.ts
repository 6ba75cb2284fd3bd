import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoWeek, localParts, toMillis, weekStart } from '../../shared/dates'
import { hoursApart, keptInstant } from './zone-switch'

const [BERLIN, YORK, AUCKLAND] = ['Europe/Berlin', 'America/New_York', 'Pacific/Auckland']

describe('another zone', () => {
  it('leaves the timeline where it is', () => {
    expect(keptInstant(1_234, null, BERLIN, YORK)).toBe(1_234)
  })

  it('shows the same week although its Monday is still a Sunday there', () => {
    const monday = weekStart(toMillis('2026-11-10T12:00:00Z'), BERLIN)
    expect(isoWeek(monday, YORK).week, 'what would be shown otherwise').toBe(45)
    expect(isoWeek(keptInstant(monday, 'week', BERLIN, YORK), YORK).week).toBe(46)
  })

  it('shows the same month and the same year although its first day is another one there', () => {
    const first = toMillis('2026-12-31T23:00:00Z')
    expect(localParts(keptInstant(first, 'month', BERLIN, YORK), YORK).date.slice(0, 7)).toBe('2027-01')
    expect(localParts(keptInstant(first, 'year', BERLIN, YORK), YORK).date.slice(0, 4)).toBe('2027')
    const last = toMillis('2026-11-30T22:00:00Z')
    expect(localParts(keptInstant(last, 'month', BERLIN, AUCKLAND), AUCKLAND).date.slice(0, 7)).toBe('2026-11')
  })

  it('keeps the instant itself wherever it is still in view', () => {
    const noon = toMillis('2026-11-12T12:00:00Z')
    expect(keptInstant(noon, 'week', BERLIN, AUCKLAND)).toBe(noon)
  })

  it('writes other hours beside the same instants', () => {
    const winter = toMillis('2026-11-12T12:00:00Z')
    expect([hoursApart(winter, BERLIN, YORK), hoursApart(winter, YORK, BERLIN), hoursApart(winter, 'UTC', 'Asia/Kolkata')]).toEqual([-6, 6, 5.5])
  })

  it('comes back to the week from which it went, whichever zones lie between', () => {
    const zone = fc.constantFrom(BERLIN, YORK, AUCKLAND, 'UTC', 'Asia/Kolkata')
    const instant = fc.integer({ min: toMillis('2026-01-05T00:00:00Z'), max: toMillis('2027-12-20T00:00:00Z') })
    fc.assert(fc.property(instant, zone, zone, fc.constantFrom('week' as const, 'month' as const, 'year' as const), (at, one, other, period) => {
      const there = keptInstant(at, period, one, other)
      const back = keptInstant(there, period, other, one)
      const name = (when: number): string => (period === 'week' ? `${isoWeek(when, one).year}-${isoWeek(when, one).week}` : localParts(when, one).date.slice(0, period === 'month' ? 7 : 4))
      expect(name(back)).toBe(name(at))
    }), { numRuns: 150 })
  })
})
