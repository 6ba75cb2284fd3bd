import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, toMillis } from '../../../shared/dates'
import { axis } from './axis'
import { clampZoom, extentOf, FARTHEST, NEAREST, opening, scaleOf, surfaceWidth, tiles, toInstant, toX, whole, zoomed } from './scale'

const AT = toMillis('2026-11-25T09:00:00Z')
const stretch = fc.record({ start: fc.integer({ min: 0, max: 800 * DAY }), length: fc.integer({ min: MINUTE, max: 700 * DAY }) })
  .map(({ start, length }) => ({ start: AT + start, end: AT + start + length }))
const width = fc.integer({ min: 300, max: 3000 })

describe('the axis', () => {
  it('brings every instant back from its pixel, and has room for all of it', () => {
    fc.assert(fc.property(stretch, width, fc.double({ min: NEAREST, max: FARTHEST, noNaN: true }), (extent, wide, wanted) => {
      const msPerPx = clampZoom(wanted, extent)
      const scale = scaleOf(extent, msPerPx, wide)
      expect(toInstant(scale, toX(scale, extent.end))).toBeCloseTo(extent.end, -1)
      expect(toX(scale, extent.start)).toBeGreaterThan(wide - 0.01)
      expect(surfaceWidth(extent, msPerPx, wide) - toX(scale, extent.end)).toBeGreaterThanOrEqual(wide - 1)
      expect(surfaceWidth(extent, msPerPx, wide)).toBeLessThan(4_010_000)
    }))
  })

  it('fits everything between the edges of the window', () => {
    fc.assert(fc.property(stretch, width, (extent, wide) => {
      const { msPerPx, at } = whole(extent, wide)
      expect(at).toBeLessThanOrEqual(extent.start)
      if (msPerPx < FARTHEST) expect(at + wide * msPerPx).toBeGreaterThanOrEqual(extent.end - 1)
    }))
  })

  it('keeps the place around which it is zoomed', () => {
    fc.assert(fc.property(stretch, width, fc.double({ min: 0.2, max: 5, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (extent, wide, factor, share) => {
      const before = { msPerPx: HOUR, at: AT }
      const after = zoomed(before, factor, share, wide, extent)
      expect(after.at + share * wide * after.msPerPx).toBeCloseTo(before.at + share * wide * before.msPerPx, -1)
    }))
  })

  it('opens whole where that can be read, else at what is still ahead', () => {
    const month = { start: AT, end: AT + 30 * DAY }
    expect(opening(month, 1000, null)).toEqual(whole(month, 1000))
    const years = { start: AT, end: AT + 800 * DAY }
    const first = { start: AT + 400 * DAY, end: AT + 401 * DAY }
    const view = opening(years, 1000, first)
    expect(view.msPerPx).toBe(HOUR)
    expect(first.start - view.at).toBe(32 * HOUR)
  })

  it('has the extent of all that stands on it', () => {
    expect(extentOf([])).toBeNull()
    expect(extentOf([{ start: 5, end: 9 }, { start: 2, end: 4 }])).toEqual({ start: 2, end: 9 })
  })

  it('draws more than is seen, in whole tiles', () => {
    expect(tiles(300, 1000)).toEqual({ from: 0, to: 1792 })
  })
})

describe('its names', () => {
  const names = (msPerPx: number, days: number, zone = 'Europe/Berlin') => {
    const { upper, lower } = axis({ start: AT, end: AT + days * DAY }, msPerPx, zone)
    const seen = (ticks: typeof upper): string[] => ticks.filter((tick) => tick.end > AT && tick.start < AT + days * DAY).map((tick) => tick.label)
    return { upper: seen(upper), lower: seen(lower) }
  }

  it('are years and months from afar, months and weeks nearer, then weeks and days', () => {
    expect(names(12 * HOUR, 90).upper).toEqual(['2026', '2027'])
    expect(names(12 * HOUR, 90).lower).toContain('1 Jan')
    expect(names(3 * HOUR, 20)).toEqual({ upper: ['November 2026', 'December 2026'], lower: ['W48', 'W49', 'W50', 'W51'] })
    expect(names(30 * MINUTE, 3)).toEqual({ upper: ['November 2026 · W48'], lower: ['Wed 25', 'Thu 26', 'Fri 27', 'Sat 28'] })
  })

  it('are hours on the clock of 24 hours from near', () => {
    expect(names(3 * MINUTE, 0.5).lower).toEqual(['09:00', '12:00', '15:00', '18:00', '21:00'])
  })

  it('follow the wall where clocks change', () => {
    const start = toMillis('2026-10-25T00:00:00+02:00')
    const { lower } = axis({ start, end: start + DAY }, 3 * MINUTE, 'Europe/Berlin')
    const day = lower.filter((tick) => tick.start >= start && tick.start < start + 25 * HOUR)
    expect(day.map((tick) => tick.label)).toEqual(['00:00', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00'])
    expect((day[1]?.start ?? 0) - start).toBe(4 * HOUR)
  })

  it('leave no gap and cover what is asked for', () => {
    fc.assert(fc.property(fc.double({ min: NEAREST, max: FARTHEST, noNaN: true }), fc.integer({ min: 0, max: 500 }), (msPerPx, days) => {
      const range = { start: AT + days * DAY, end: AT + days * DAY + 800 * msPerPx }
      for (const ticks of [axis(range, msPerPx, 'Europe/Berlin').upper, axis(range, msPerPx, 'Europe/Berlin').lower]) {
        ticks.forEach((tick, at) => expect(ticks[at + 1]?.start ?? tick.end).toBe(tick.end))
        expect(ticks.at(-1)?.end).toBeGreaterThanOrEqual(range.end)
      }
    }), { numRuns: 30 })
  })
})
