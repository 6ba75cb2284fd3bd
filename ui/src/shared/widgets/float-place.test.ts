import { describe, expect, it } from 'vitest'
import { floatHeight, floatPlace } from './float-place'

const view = { width: 1280, height: 800, ceiling: 44 }
const owner = (top: number, part: { left?: number; width?: number } = {}) => {
  const { left = 200, width = 300 } = part
  return { top, bottom: top + 28, left, right: left + width, width }
}

describe('a floating list', () => {
  it('opens below where there is room', () => {
    expect(floatPlace(owner(100), { width: 300, height: 320 }, view)).toEqual({ left: 200, top: 132 })
  })

  it('opens above where there is more room than below', () => {
    expect(floatPlace(owner(700), { width: 300, height: 320 }, view)).toEqual({ left: 200, top: 700 - 4 - 320 })
  })

  it('is never over the bar at the top', () => {
    const at = owner(420)
    const height = Math.min(2_000, floatHeight(at, view))
    const { top } = floatPlace(at, { width: 300, height }, view)
    expect(top).toBeGreaterThanOrEqual(44)
    const low = owner(740)
    const tall = Math.min(2_000, floatHeight(low, view))
    expect(floatPlace(low, { width: 300, height: tall }, view).top).toBeGreaterThanOrEqual(44 + 8)
  })

  it('is as tall as there is room, and no taller than it may be', () => {
    expect(floatHeight(owner(100), view), 'to the foot of the window').toBe(800 - 128 - 4 - 8)
    expect(floatHeight(owner(700), view), 'to the bar').toBe(700 - 44 - 4 - 8)
    expect(floatHeight(owner(100), view, 320)).toBe(320)
    expect(floatHeight(owner(20), { width: 300, height: 60, ceiling: 44 }), 'a few rows in any case').toBe(80)
  })

  it('hangs from the bar itself where its owner stands there', () => {
    expect(floatPlace(owner(8), { width: 180, height: 300 }, view).top).toBe(40)
  })

  it('stays inside the window from left to right, and ends with its owner where that is wanted', () => {
    expect(floatPlace(owner(100, { left: 1_100 }), { width: 480, height: 100 }, view).left).toBe(1280 - 480 - 8)
    expect(floatPlace(owner(100, { left: -40 }), { width: 480, height: 100 }, view).left).toBe(8)
    expect(floatPlace(owner(100), { width: 180, height: 100 }, view, 'end').left).toBe(320)
  })
})
