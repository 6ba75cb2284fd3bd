import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aDecision, aPoint, POINTS } from '../samples'
import { gapAt, idsOf, moved, neighbour, nextOpen, ordered, placeInGap, sectionsOf, sectionWith } from './order'

const ids = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 12 })
const withOne = ids.chain((all) => fc.record({ all: fc.constant(all), id: fc.constantFrom(...all), to: fc.integer({ min: -3, max: 15 }) }))

describe('the order of an agenda', () => {
  it('keeps every point, and puts the moved one where it was asked for', () => {
    fc.assert(fc.property(withOne, ({ all, id, to }) => {
      const order = moved(all, id, to)
      if (order === null) return Math.min(all.length - 1, Math.max(0, to)) === all.indexOf(id)
      return order.indexOf(id) === Math.min(all.length - 1, Math.max(0, to)) && [...order].sort().join('\n') === [...all].sort().join('\n')
        && order.filter((one) => one !== id).join('\n') === all.filter((one) => one !== id).join('\n')
    }))
  })

  it('comes back when a point goes up and down again', () => {
    fc.assert(fc.property(withOne, ({ all, id }) => {
      const up = moved(all, id, all.indexOf(id) - 1)
      return up === null ? all[0] === id : moved(up, id, up.indexOf(id) + 1)?.join('\n') === all.join('\n')
    }))
  })

  it('knows no point that is not on it', () => {
    expect(moved(['a', 'b'], 'c', 0)).toBeNull()
  })

  it('drops into the gap over which it is held', () => {
    const rows = [{ id: 'a', top: 0, bottom: 20 }, { id: 'b', top: 20, bottom: 40 }, { id: 'c', top: 60, bottom: 80 }]
    expect([-5, 9, 11, 31, 69, 500].map((y) => gapAt(rows, y))).toEqual([0, 0, 1, 2, 2, 3])
    expect(moved(['a', 'b', 'c'], 'a', placeInGap(['a', 'b', 'c'], 'a', 2))).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 'c', placeInGap(['a', 'b', 'c'], 'c', 0))).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b', 'c'], 'b', placeInGap(['a', 'b', 'c'], 'b', 2)), 'into its own place').toBeNull()
  })
})

describe('sections', () => {
  it('hold every point once and in order, with their minutes', () => {
    const sections = sectionsOf(POINTS)
    expect(sections.map(({ heading, minutes }) => [heading, minutes])).toEqual([['Previous minutes and open actions', 5], ['For decision', 20], ['Process, figures and any other business', 5]])
    expect(sections.flatMap(({ points }) => points)).toEqual([...POINTS])
  })

  it('hold nothing that was taken off', () => {
    expect(sectionsOf([aPoint(), aPoint({ id: 'R-3', off: true })]).map(idsOf)).toEqual([['R-1']])
  })

  it('keep their own order when another one changes, and need none for a single point', () => {
    const three = [...POINTS, aPoint({ id: 'R-8', section: 'information', heading: 'For information' }), aPoint({ id: 'R-9', section: 'information', heading: 'For information' })]
    const sections = sectionsOf(three)
    expect(sectionWith(sections, 'R-2')?.heading).toBe('For decision')
    expect(ordered(sections, 'R-2', ['R-2', 'R-1'])).toEqual(['R-2', 'R-1', 'R-8', 'R-9'])
    expect(ordered(sections, 'R-9', ['R-9', 'R-8'])).toEqual(['R-1', 'R-2', 'R-9', 'R-8'])
  })
})

describe('walking an agenda', () => {
  it('stops at its ends and begins at one of them', () => {
    expect(neighbour(POINTS, null, 1)?.id).toBe('~Previous minutes')
    expect(neighbour(POINTS, null, -1)?.id).toBe('~Coffee')
    expect(neighbour(POINTS, 'R-1', 1)?.id).toBe('R-2')
    expect(neighbour(POINTS, '~Coffee', 1)).toBeNull()
  })

  it('goes on to what is not decided yet, and from the top where nothing is left below', () => {
    const decided = POINTS.map((point) => (point.id === 'R-2' ? { ...point, decision: aDecision() } : point))
    expect(nextOpen(POINTS, 'R-1')?.id).toBe('R-2')
    expect(nextOpen(POINTS, 'R-2')?.id).toBe('R-1')
    expect(nextOpen(decided, 'R-1')).toBeNull()
  })
})
