import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localParts, localStamp, toMillis } from '../../shared/dates'
import { dateSteps, wallSteps, workingDays } from './steps'
import { daysFrom, HOUR, MINUTE, WeekRuler } from './timeline-core'

const BERLIN = 'Europe/Berlin'
const stamps = ({ start, end }: { start: number; end: number }): string[] => [localStamp(start, BERLIN), localStamp(end, BERLIN)]
const at = toMillis

describe('dragging over the days of a month', () => {
  const steps = dateSteps(BERLIN)
  const night = { start: at('2026-10-23T20:00:00Z'), end: at('2026-10-24T00:00:00Z') }

  it('keeps the wall time and the length over a change of clocks', () => {
    const moved = steps.moved(night, at('2026-10-23T10:00:00Z'), at('2026-10-26T11:00:00Z'))
    expect(stamps(moved)).toEqual(['2026-10-26T22:00', '2026-10-27T02:00'])
  })

  it('counts days and never hours', () => {
    expect(steps.moved(night, at('2026-10-23T21:59:00Z'), at('2026-10-23T22:01:00Z')).start - night.start).toBe(24 * HOUR)
    expect(steps.moved(night, at('2026-10-22T22:01:00Z'), at('2026-10-23T21:59:00Z'))).toEqual(night)
  })

  it('moves an edge by days and draws working days in both directions', () => {
    expect(localStamp(steps.edge(night.end, at('2026-10-24T10:00:00Z'), at('2026-10-25T11:00:00Z')), BERLIN)).toBe('2026-10-25T02:00')
    const drawn = ['2026-10-24T09:00', '2026-10-26T17:00']
    expect(stamps(steps.drawn(at('2026-10-26T11:00:00Z'), at('2026-10-24T10:00:00Z')))).toEqual(drawn)
    expect(stamps(workingDays('2026-10-24', '2026-10-26', BERLIN))).toEqual(drawn)
  })
})

describe('dragging over the columns of a week', () => {
  for (const monday of ['2026-10-19', '2027-03-22', '2026-11-02']) {
    const days = daysFrom(monday, 7, BERLIN)
    const ruler = new WeekRuler(days, BERLIN)
    const steps = wallSteps(ruler)

    it(`across means the same wall time on another day (week of ${monday})`, () => {
      const [first, second, hour] = [fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 4 * 60, max: 23 * 60 })]
      fc.assert(fc.property(first, second, hour, fc.integer({ min: 4 * 60, max: 23 * 60 }), (a, b, minute, pressed) => {
        const start = ruler.instant(a, minute + (ruler.minutes - 1440))
        const from = { start, end: start + HOUR }
        const moved = steps.moved(from, ruler.instant(a, pressed), ruler.instant(b, pressed))
        expect(localParts(moved.start, BERLIN)).toEqual({ date: days[b]?.date, time: localParts(start, BERLIN).time })
        expect(moved.end - moved.start).toBe(HOUR)
      }))
    })
  }

  const days = daysFrom('2026-11-02', 7, BERLIN)
  const steps = wallSteps(new WeekRuler(days, BERLIN))
  const odd = { start: at('2026-11-03T21:07:00Z'), end: at('2026-11-03T22:00:00Z') }

  it('down goes to quarters of an hour, and across leaves a time off the grid as it is', () => {
    const pressed = at('2026-11-03T21:30:00Z')
    expect(stamps(steps.moved(odd, pressed, pressed + 20 * MINUTE))[0]).toBe('2026-11-03T22:30')
    expect(stamps(steps.moved(odd, pressed, pressed + 24 * HOUR))[0]).toBe('2026-11-04T22:07')
    expect(steps.moved(odd, pressed, pressed)).toEqual(odd)
  })

  it('leads out of the week too', () => {
    const sunday = { start: at('2026-11-08T21:00:00Z'), end: at('2026-11-08T22:00:00Z') }
    expect(stamps(steps.moved(sunday, at('2026-11-08T20:00:00Z'), at('2026-11-08T22:45:00Z')))[0]).toBe('2026-11-09T00:45')
  })

  it('draws what lies between, never less than a quarter', () => {
    const from = at('2026-11-03T09:02:00Z')
    expect(steps.drawn(from, from + 50 * MINUTE)).toEqual({ start: at('2026-11-03T09:00:00Z'), end: at('2026-11-03T09:45:00Z') })
    expect(steps.drawn(from, from + MINUTE)).toEqual({ start: at('2026-11-03T09:00:00Z'), end: at('2026-11-03T09:15:00Z') })
  })
})
