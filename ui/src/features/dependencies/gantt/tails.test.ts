import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../../shared/dates'
import { anItem, START } from './samples'
import { cut, tailOf } from './tails'

const bar = { start: START + 2 * HOUR, end: START + 4 * HOUR }

describe('the float behind a bar', () => {
  it('reaches from its end over the free float to the total float', () => {
    const item = anItem('R-1', 120, { total_float: 180, free_float: 60 })
    expect(tailOf({ ...bar, item }, START)).toEqual({ start: bar.end, free: bar.end + HOUR, end: bar.end + 3 * HOUR })
    expect(tailOf({ ...bar, item }, null)).toEqual({ start: bar.end, free: bar.end + HOUR, end: bar.end + 3 * HOUR })
  })

  it('is not there for what is critical', () => {
    expect(tailOf({ ...bar, item: anItem('R-1', 120) }, START)).toBeNull()
  })

  it('counts from where a release can end at the earliest', () => {
    const item = anItem('R-1', 300, { total_float: 60 })
    expect(tailOf({ ...bar, item }, START)).toEqual({ start: START + 7 * HOUR, free: START + 7 * HOUR, end: START + 8 * HOUR })
  })

  it('has the free float within the total float, and never begins before the bar has ended', () => {
    fc.assert(fc.property(fc.nat(5000), fc.nat(5000), fc.nat(5000), (early, total, free) => {
      const tail = tailOf({ ...bar, item: anItem('R-1', early, { total_float: total, free_float: free }) }, START)
      if (tail === null) {
        expect(total).toBe(0)
        return
      }
      expect(tail.start).toBeGreaterThanOrEqual(bar.end)
      expect(tail.free).toBeGreaterThanOrEqual(tail.start)
      expect(tail.end).toBeGreaterThanOrEqual(tail.free)
      expect(tail.end - tail.start).toBe(total * MINUTE)
    }))
  })
})

describe('what is cut at the window', () => {
  it('is the part inside of it', () => {
    expect(cut(-50, 20, { from: 0, to: 100 })).toEqual({ x: 0, width: 20 })
    expect(cut(10, 1e9, { from: 0, to: 100 })).toEqual({ x: 10, width: 90 })
    expect(cut(200, 300, { from: 0, to: 100 })).toBeNull()
    expect(cut(10, 10, { from: 0, to: 100 })).toBeNull()
  })
})
