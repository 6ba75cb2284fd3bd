import { describe, expect, it } from 'vitest'
import { centre, drawnPart, fit, isSeen, LEAST_ZOOM, opening, overlap, reveal, toDrawing, zoomAt, zoomBy } from './camera'
import { turned } from './wheel'

const window = { width: 1000, height: 600 }
const box = { x: 400, y: 300, width: 184, height: 44 }

describe('what is seen of the map', () => {
  it('is all of it in the middle when it fits, and never enlarged', () => {
    expect(fit({ width: 200, height: 100 }, window)).toEqual({ zoom: 1, x: 400, y: 250 })
    const { zoom, x } = fit({ width: 1872, height: 400 }, window)
    expect(zoom).toBe(0.5)
    expect(x).toBe(32)
  })

  it('opens near enough to read, at the selected node where the whole would be too small', () => {
    const large = { width: 9000, height: 9000 }
    const sight = opening(large, window, { ...box, x: 5000, y: 5000 })
    expect(isSeen({ ...box, x: 5000, y: 5000 }, sight, window)).toBe(true)
    expect(opening(large, window, null).zoom).toBe(sight.zoom)
    expect(fit(large, window).zoom).toBeLessThan(sight.zoom)
  })

  it('keeps its middle while the zoom changes, and stops at the ends of the zoom', () => {
    const sight = centre(box, window, 1)
    const near = zoomBy(sight, 1.3, window)
    expect(near.x + (box.x + box.width / 2) * near.zoom).toBeCloseTo(500)
    expect(near.y + (box.y + box.height / 2) * near.zoom).toBeCloseTo(300)
    expect(zoomBy(sight, 0.0001, window).zoom).toBe(LEAST_ZOOM)
  })

  it('keeps the place under the pointer while the wheel zooms', () => {
    const near = zoomAt({ x: 40, y: -10, zoom: 0.7 }, 1.2, [300, 200])
    const [x, y] = toDrawing([300, 200], near)
    expect([x, y].map((value) => Math.round(value * 1000))).toEqual(toDrawing([300, 200], { x: 40, y: -10, zoom: 0.7 }).map((value) => Math.round(value * 1000)))
  })

  it('has in the page all that is seen, and the same after a small move', () => {
    const part = drawnPart({ x: -300, y: -40, zoom: 1 }, window)
    expect(overlap(part, { x: 300, y: 40, width: 1, height: 1 })).toBe(true)
    expect(overlap(part, { x: 1299, y: 639, width: 1, height: 1 })).toBe(true)
    expect(drawnPart({ x: -310, y: -45, zoom: 1 }, window)).toEqual(part)
  })

  it('moves only as far as a node needs to be whole in it', () => {
    const sight = { x: 0, y: 0, zoom: 1 }
    expect(reveal(box, sight, window)).toBe(sight)
    const moved = reveal({ ...box, x: 1200 }, sight, window)
    expect(moved).toEqual({ x: 1000 - 32 - 1384, y: 0, zoom: 1 })
    expect(isSeen({ ...box, x: 1200 }, moved, window)).toBe(true)
  })

  it('moves with the wheel, and zooms around the pointer where that is asked for', () => {
    const sight = { x: 40, y: -10, zoom: 0.7 }
    expect(turned(sight, { dx: 5, dy: 20, isZoom: false }, [0, 0])).toEqual({ x: 35, y: -30, zoom: 0.7 })
    const near = turned(sight, { dx: 0, dy: -100, isZoom: true }, [300, 200])
    expect(near.zoom).toBeCloseTo(0.7 * Math.exp(0.22))
    expect(toDrawing([300, 200], near)[0]).toBeCloseTo(toDrawing([300, 200], sight)[0])
  })
})
