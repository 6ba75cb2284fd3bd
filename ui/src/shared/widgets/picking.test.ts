import { describe, expect, it } from 'vitest'
import { pickAt, toggled } from './picking'
import type { Pick } from './picking'

const ROWS = ['a', 'b', 'c', 'd']
const NONE = { shiftKey: false, ctrlKey: false, metaKey: false }
const [SHIFT, CTRL] = [{ ...NONE, shiftKey: true }, { ...NONE, ctrlKey: true }]
const at = (keys: readonly string[], anchor: string | null): Pick => ({ keys: new Set(keys), anchor })

describe('picking rows', () => {
  it('takes one alone, several one by one, and a stretch from the one that was taken last', () => {
    const one = pickAt(at([], null), ROWS, 'b', NONE)
    expect(one).toEqual(at(['b'], 'b'))
    const two = pickAt(one, ROWS, 'd', CTRL)
    expect(two).toEqual(at(['b', 'd'], 'd'))
    expect(pickAt(two, ROWS, 'd', { ...NONE, metaKey: true })).toEqual(at(['b'], 'd'))
    const stretch = pickAt(one, ROWS, 'd', SHIFT)
    expect(stretch).toEqual(at(['b', 'c', 'd'], 'b'))
    expect(pickAt(stretch, ROWS, 'a', SHIFT)).toEqual(at(['a', 'b'], 'b'))
    expect(pickAt(stretch, ROWS, 'c', NONE)).toEqual(at(['c'], 'c'))
  })

  it('begins a stretch at the row itself where none was taken, or where that is there no more', () => {
    expect(pickAt(at([], null), ROWS, 'c', SHIFT)).toEqual(at(['c'], 'c'))
    expect(pickAt(at(['x'], 'x'), ROWS, 'c', SHIFT)).toEqual(at(['c'], 'c'))
  })

  it('leaves out what was in', () => {
    expect(toggled(at(['a', 'b'], 'a'), 'a')).toEqual(at(['b'], 'a'))
  })
})
