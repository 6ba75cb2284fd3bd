import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moved } from '../lines'
import { gapAt, inserted, stepsTo } from './order'

const rows = [0, 30, 60].map((top) => ({ top, bottom: top + 30 }))

describe('a line that is dragged', () => {
  it('belongs to the gap beside the middle that it has passed', () => {
    expect([-5, 14, 16, 44, 46, 200].map((y) => gapAt(rows, y))).toEqual([0, 0, 1, 1, 2, 3])
  })

  it('comes to stand at the gap, with all others in their order', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(8), fc.nat(9), (length, at, to) => {
      const lines = Array.from({ length }, (_, index) => index)
      const [from, gap] = [at % length, to % (length + 1)]
      const before = lines.filter((line) => line < gap && line !== from)
      expect(moved(lines, from, stepsTo(from, gap))).toEqual([...before, from, ...lines.filter((line) => line >= gap && line !== from)])
    }))
  })
})

describe('a line that is put in', () => {
  it('keeps its id unless another has it by now', () => {
    const lines = [{ id: 1 }, { id: 2 }]
    expect(inserted(lines, 1, { id: 7 })).toEqual([{ id: 1 }, { id: 7 }, { id: 2 }])
    expect(inserted(lines, 0, { id: 2 })).toEqual([{ id: 3 }, { id: 1 }, { id: 2 }])
  })
})
