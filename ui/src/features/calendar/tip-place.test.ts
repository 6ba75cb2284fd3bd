import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tipPlace } from './tip-place'

const view = { width: 1_096, height: 590, wide: 360 }

describe('what is said of a carried release', () => {
  it('stands below it, or above it where there is no room below', () => {
    expect(tipPlace({ ...view, x: 300, y: 100, tall: 120 })).toEqual({ left: 300, top: 134 })
    expect(tipPlace({ ...view, x: 300, y: 500, tall: 120 })).toEqual({ left: 300, top: 372 })
  })

  it('stands beside it where it is too tall for both, so that the ghost is still seen', () => {
    expect(tipPlace({ ...view, x: 860, y: 280, tall: 440 }).left + view.wide).toBeLessThanOrEqual(860)
    expect(tipPlace({ ...view, x: 200, y: 280, tall: 440 }).left).toBeGreaterThanOrEqual(200 + 32)
  })

  it('leaves the words of a tall ghost free, from above too', () => {
    expect(tipPlace({ ...view, x: 300, y: 100, below: 66, tall: 120 }).top).toBe(166)
    expect(tipPlace({ ...view, x: 300, y: 460, below: 66, tall: 120 }).top).toBe(332)
  })

  it('never covers the ghost in a view that has room for both, and never leaves the view', () => {
    fc.assert(fc.property(fc.integer({ min: 168, max: 1_000 }), fc.integer({ min: 60, max: 560 }), fc.integer({ min: 40, max: 560 }), (x, y, tall) => {
      const { left, top } = tipPlace({ ...view, x, y, tall })
      const covers = left < x + 24 && left + view.wide > x && top < y + 22 && top + tall > y
      expect(covers).toBe(false)
      expect(left).toBeGreaterThanOrEqual(8)
      expect(left + view.wide).toBeLessThanOrEqual(view.width - 8)
      expect(top).toBeGreaterThanOrEqual(8)
    }))
  })
})
