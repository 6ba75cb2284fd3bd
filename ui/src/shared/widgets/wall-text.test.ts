import { describe, expect, it } from 'vitest'
import { slice, reveal } from './windowed'
import { readMinutes, shiftTime, tidyDate, tidyDay, tidyTime, writeMinutes } from './wall-text'

describe('typed times', () => {
  it('understands how people write a day', () => {
    for (const text of ['2026-12-18', '2026-12-18 ', '18.12.2026', '18/12/2026', '12-18']) expect(tidyDate(text, '2026-01-05')).toBe('2026-12-18')
    expect(tidyDate('9', '2026-12-18')).toBe('2026-12-09')
    expect(tidyDate('31', '2026-02-01')).toBeNull()
    expect(tidyDate('soon', '2026-02-01')).toBeNull()
  })

  it('keeps a day that it does not understand as it was typed, and nothing as nothing', () => {
    expect([' ', '18.12.2026', ' soon '].map((text) => tidyDay(text, '2026-02-01'))).toEqual(['', '2026-12-18', 'soon'])
  })

  it('understands how people write a time', () => {
    expect(['22:00', '2200', '22', '22.00', '9:05'].map(tidyTime)).toEqual(['22:00', '22:00', '22:00', '22:00', '09:05'])
    expect(tidyTime('24:00')).toBeNull()
  })

  it('steps to the grid and over midnight', () => {
    expect(shiftTime('22:07', 15)).toEqual({ time: '22:15', days: 0 })
    expect(shiftTime('22:07', -15)).toEqual({ time: '22:00', days: 0 })
    expect(shiftTime('23:45', 15)).toEqual({ time: '00:00', days: 1 })
    expect(shiftTime('00:00', -15)).toEqual({ time: '23:45', days: -1 })
  })

  it('reads and writes lengths', () => {
    expect(['90', '90m', '1h30m', '1h 30m', '1d'].map(readMinutes)).toEqual([90, 90, 90, 90, 1440])
    expect(readMinutes('later')).toBeNull()
    expect([45, 90, 120].map(writeMinutes)).toEqual(['45m', '1h30m', '2h'])
  })
})

describe('rows in sight', () => {
  it('draws a bounded number of rows however many there are, and always those in sight', () => {
    for (const top of [0, 5_000, 139_000, 280_000]) {
      const drawn = slice(10_000, 28, top, 700)
      expect(drawn.to - drawn.from).toBeLessThan(60)
      expect(drawn.from * 28).toBeLessThanOrEqual(Math.min(top, 9_999 * 28))
      expect(drawn.height).toBe(280_000)
    }
    const middle = slice(10_000, 28, 5_000, 700)
    expect(middle.to * 28).toBeGreaterThanOrEqual(5_700)
    expect(slice(0, 28, 0, 700)).toMatchObject({ from: 0, to: 0, height: 0 })
  })

  it('scrolls no further than needed', () => {
    expect(reveal(3, 28, 0, 280)).toBeNull()
    expect(reveal(10, 28, 0, 280)).toBe(28)
    expect(reveal(0, 28, 56, 280)).toBe(0)
  })
})
