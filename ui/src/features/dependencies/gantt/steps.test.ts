import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, localParts, MINUTE, toMillis } from '../../../shared/dates'
import { pulled, QUARTER, stepped } from './steps'

const ZONE = 'Europe/Berlin'
const at = (text: string, minutes = 120) => ({ start: toMillis(text), end: toMillis(text) + minutes * MINUTE })

describe('a bar that is pulled', () => {
  it('goes by quarters of an hour and keeps its length', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: -9 * DAY, max: 9 * DAY }), (minutes, by) => {
      const from = at('2026-11-25T09:00:00Z', minutes + 1)
      const to = pulled(from, by, 10 * MINUTE, ZONE)
      expect(to.end - to.start).toBe(from.end - from.start)
      expect(to.start % QUARTER).toBe(0)
      expect(Math.abs(to.start - from.start - by)).toBeLessThanOrEqual(QUARTER / 2)
    }))
  })

  it('stays off the grid until the hand has gone a step', () => {
    const from = at('2026-11-25T09:07:00Z')
    expect(pulled(from, 5 * MINUTE, MINUTE, ZONE)).toBe(from)
    expect(pulled(from, 10 * MINUTE, MINUTE, ZONE)).toEqual(at('2026-11-25T09:15:00Z'))
  })

  it('goes by days on the wall where a pixel is longer than an hour', () => {
    const to = pulled(at('2026-10-24T20:00:00Z'), DAY, 2 * HOUR, ZONE)
    expect(localParts(to.start, ZONE)).toEqual({ date: '2026-10-25', time: '22:00' })
  })
})

describe('a bar that is stepped', () => {
  it('goes to the next quarter of an hour', () => {
    expect(stepped(at('2026-11-25T09:07:00Z'), 1, 'quarter', ZONE)).toEqual(at('2026-11-25T09:15:00Z'))
    expect(stepped(at('2026-11-25T09:07:00Z'), -1, 'quarter', ZONE)).toEqual(at('2026-11-25T09:00:00Z'))
    expect(stepped(at('2026-11-25T09:00:00Z'), -1, 'quarter', ZONE)).toEqual(at('2026-11-25T08:45:00Z'))
  })

  it('goes by a day on the wall, also where clocks change', () => {
    expect(stepped(at('2026-10-24T20:00:00Z'), 1, 'day', ZONE)).toEqual(at('2026-10-25T21:00:00Z'))
  })
})
