import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changed, moved, nextId, without } from './lines'

describe('a list in order', () => {
  it('loses and gains nothing when a line moves, and gets it back when it moves back', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 9 }), fc.nat(8), fc.constantFrom(-1, 1), (lines, at, by) => {
      const index = at % lines.length
      const after = moved(lines, index, by)
      expect(after.toSorted()).toEqual(lines.toSorted())
      expect(after === lines ? lines : moved(after, index + by, -by)).toEqual(lines)
    }))
  })

  it('does not let a line out at its ends', () => {
    const lines = ['a', 'b', 'c']
    expect(moved(lines, 0, -1)).toBe(lines)
    expect(moved(lines, 2, 1)).toBe(lines)
    expect(moved(lines, 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(lines, 2, -1)).toEqual(['a', 'c', 'b'])
  })

  it('changes one line and takes one out', () => {
    const lines = [{ id: 1, text: 'a' }, { id: 4, text: 'b' }]
    expect(changed(lines, 1, { text: 'c' })).toEqual([{ id: 1, text: 'a' }, { id: 4, text: 'c' }])
    expect(without(lines, 0)).toEqual([{ id: 4, text: 'b' }])
    expect([nextId(lines), nextId([])]).toEqual([5, 1])
  })
})
