import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR } from '../../../shared/dates'
import type { Point } from '../lines'
import { aMapLink } from '../samples'
import { arrowsOf, clipped, headOf, isIn, path, ROW, route, weightOf } from './arrows'
import { toRows } from './rows'
import { aNetwork, START } from './samples'

const first = { start: 100, end: 200, index: 0 }
const then = { start: 300, end: 400, index: 2 }
const link = (kind: string) => aMapLink('R-2', 'R-1', { kind })
const [top, bottom] = [ROW / 2, 2.5 * ROW]
const ends = (kind: string, before = first, after = then) => {
  const { points, forward } = route(link(kind), before, after)
  return { from: points[0], to: points.at(-1), forward }
}

const side = fc.record({ start: fc.integer({ min: -1000, max: 1000 }), length: fc.integer({ min: 6, max: 500 }), index: fc.nat(40) })
  .map(({ start, length, index }) => ({ start, end: start + length, index }))
const pair = fc.tuple(side, side).filter(([a, b]) => a.index !== b.index)
const kinds = fc.constantFrom('FS', 'SS', 'FF', 'SF')

describe('the way of a link', () => {
  it('ties the edges that its relation names', () => {
    expect(ends('FS')).toEqual({ from: [200, top], to: [300, bottom], forward: true })
    expect(ends('SS')).toEqual({ from: [100, top], to: [300, bottom], forward: true })
    expect(ends('FF')).toEqual({ from: [200, top], to: [400, bottom], forward: false })
    expect(ends('SF')).toEqual({ from: [100, top], to: [400, bottom], forward: false })
  })

  it('goes straight down where there is room, and around where what waits is too early', () => {
    expect(route(link('FS'), first, then).points).toEqual([[200, top], [212, top], [212, bottom], [300, bottom]])
    const early = route(link('FS'), first, { ...then, start: 150 })
    expect(early.points).toEqual([[200, top], [212, top], [212, ROW], [138, ROW], [138, bottom], [150, bottom]])
    expect(early.label).toEqual([175, ROW])
  })

  it('is made of level and upright lines only, and arrives from outside of its bar', () => {
    fc.assert(fc.property(pair, kinds, ([a, b], kind) => {
      const { points, forward } = route(link(kind), a, b)
      points.forEach(([x, y], at) => {
        const [beforeX, beforeY] = points[at - 1] ?? [x, y]
        expect(x === beforeX || y === beforeY).toBe(true)
      })
      const [before, last] = [points.at(-2) ?? [0, 0], points.at(-1) ?? [0, 0]]
      expect(before[0] < last[0]).toBe(forward)
      expect(last[0]).toBe(forward ? b.start : b.end)
    }))
  })

  it('never goes back through the bar that it leaves', () => {
    fc.assert(fc.property(pair, kinds, ([a, b], kind) => {
      const [from, next] = route(link(kind), a, b).points
      expect(Math.sign((next?.[0] ?? 0) - (from?.[0] ?? 0))).toBe(kind.startsWith('F') ? 1 : -1)
    }))
  })

  it('is the same inside of the window when what is outside is cut', () => {
    const window = { left: 0, right: 300, top: 0, bottom: 400 }
    fc.assert(fc.property(pair, kinds, ([a, b], kind) => {
      const arrow = route(link(kind), a, b)
      const cut = clipped(arrow, window)
      const isInside = ([x, y]: Point): boolean => x >= 0 && x <= 300 && y >= 0 && y <= 400
      arrow.points.forEach((point, at) => { if (isInside(point)) expect(cut.points[at]).toEqual(point) })
      expect(cut.points.every(isInside)).toBe(true)
    }))
  })
})

describe('the drawing of an arrow', () => {
  it('rounds its corners, no further than its lines are long', () => {
    expect(path([[0, 0], [20, 0], [20, 40]])).toBe('M0 0 L15 0 Q20 0 20 5 L20 40')
    expect(path([[0, 0], [4, 0], [4, 40]])).toBe('M0 0 L2 0 Q4 0 4 2 L4 40')
    expect(path([])).toBe('')
  })

  it('has a head that looks along its last line', () => {
    expect(headOf(route(link('FS'), first, then))).toBe(`M300 ${bottom} L293 ${bottom - 4} L293 ${bottom + 4} Z`)
    expect(headOf(route(link('FF'), first, then))).toBe(`M400 ${bottom} L407 ${bottom - 4} L407 ${bottom + 4} Z`)
  })
})

describe('the arrows of a network', () => {
  it('are those whose two ends have rows', () => {
    const { path: critical, links, releases } = aNetwork()
    const rows = toRows(critical.items, links, releases)
    const arrows = arrowsOf(rows, [...links, aMapLink('R-1', 'R-99')], { origin: START, msPerPx: HOUR / 100 })
    expect(arrows.map((arrow) => arrow.link.kind)).toEqual(['FS', 'SS', 'FF', 'SF'])
    expect(arrows[0]?.points[0]).toEqual([200, ROW / 2])
  })

  it('are in the window where any of them could be', () => {
    const arrow = route(link('FS'), first, then)
    expect(isIn(arrow, { left: 0, right: 1000, top: 0, bottom: 400 })).toBe(true)
    expect(isIn(arrow, { left: 400, right: 1000, top: 0, bottom: 400 })).toBe(false)
    expect(isIn(arrow, { left: 0, right: 1000, top: 200, bottom: 400 })).toBe(false)
  })

  it('weigh as much as they must be seen', () => {
    const arrow = (part: Parameters<typeof aMapLink>[2]) => route(aMapLink('R-2', 'R-1', part), first, then)
    expect(weightOf(arrow({}), null, null)).toBe(0)
    expect(weightOf(arrow({ critical: true }), null, null)).toBe(1)
    expect(weightOf(arrow({}), 'R-1', null)).toBe(2)
    expect(weightOf(arrow({ violated_minutes: 5 }), null, null)).toBe(3)
    expect(weightOf(arrow({}), null, 'R-2|R-1')).toBe(4)
  })
})
