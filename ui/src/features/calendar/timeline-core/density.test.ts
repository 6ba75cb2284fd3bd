import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf, countIn } from './density'

const cells = Array.from({ length: 12 }, (_, at) => ({ start: at * 10, end: at * 10 + 10 }))

describe('how much is going on', () => {
  it('is counted as whoever looks at every cell would count it', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: -40, max: 150 }), fc.integer({ min: 0, max: 60 })).map(([start, length]) => ({ start, end: start + length })), { maxLength: 40 })
    fc.assert(fc.property(some, (items) => {
      const plain = cells.map((cell) => items.filter((item) => item.start < cell.end && Math.max(item.end, item.start + 1) > cell.start).length)
      expect(countIn(cells, items, (item) => item)).toEqual(plain)
    }))
  })

  it('ends where it ends: at midnight the next day is not touched', () => {
    expect(cellsOf(cells, { start: 5, end: 20 })).toEqual({ from: 0, to: 1 })
    expect(cellsOf(cells, { start: 120, end: 130 })).toBeNull()
    expect(cellsOf(cells, { start: -20, end: 0 })).toBeNull()
    expect(countIn([], [{ start: 0, end: 1 }], (item) => item)).toEqual([])
  })
})
