import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clampSpan, DAY, HOUR, MINUTE, NARROWEST, snap, snapStep, tiles, toInstant, toX, WIDEST, zoomAround } from './scale'

const instant = fc.integer({ min: 1_577_836_800_000, max: 2_051_222_400_000 })
const perPx = fc.double({ min: 1_000, max: 8_000_000, noNaN: true })

describe('the scale', () => {
  it('comes back from pixels to the same instant', () => {
    fc.assert(fc.property(instant, instant, perPx, (origin, at, msPerPx) => {
      const scale = { origin, msPerPx }
      expect(toInstant(scale, toX(scale, at))).toBeCloseTo(at, 1)
    }))
  })

  it('keeps the instant under the pointer where it is when zooming', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const factor = fc.double({ min: 0.2, max: 5, noNaN: true })
    fc.assert(fc.property(instant, fc.integer({ min: NARROWEST, max: WIDEST }), share, factor, (start, span, at, by) => {
      const before = { start, end: start + span }
      const after = zoomAround(before, by, at)
      const fixed = (range: typeof before): number => range.start + (range.end - range.start) * at
      expect(Math.abs(fixed(after) - fixed(before))).toBeLessThan(2)
      expect(after.end - after.start).toBeCloseTo(clampSpan(span * by), 0)
    }))
  })

  it('goes from an hour to a quarter and no further', () => {
    expect(clampSpan(1)).toBe(HOUR)
    expect(clampSpan(400 * DAY)).toBe(92 * DAY)
  })
})

describe('snapping', () => {
  it('goes to the nearest step and stays there', () => {
    fc.assert(fc.property(instant, (at) => {
      const snapped = snap(at, 15 * MINUTE)
      expect(snapped % (15 * MINUTE)).toBe(0)
      expect(Math.abs(snapped - at)).toBeLessThanOrEqual(7.5 * MINUTE)
      expect(snap(snapped, 15 * MINUTE)).toBe(snapped)
    }))
  })

  it('is never finer than a hand', () => {
    expect(snapStep(MINUTE)).toBe('quarter-hour')
    expect(snapStep(HOUR)).toBe('hour')
    expect(snapStep(2 * HOUR)).toBe('day')
  })
})

describe('tiles', () => {
  it('cover what is seen, with a tile to spare on both sides, and change only when one is left', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 1, max: 3_000 }), (scroll, viewport) => {
      const { from, to } = tiles(scroll, viewport, 256)
      expect(from).toBeLessThanOrEqual(scroll - 256)
      expect(to).toBeGreaterThanOrEqual(scroll + viewport + 256)
      expect(from % 256 === 0 && to % 256 === 0).toBe(true)
    }))
    expect(tiles(300, 900, 256)).toEqual(tiles(350, 900, 256))
  })
})
