import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kept, moved, NO_CHOICE, picked, pickOf } from './choice'
import type { Choice, Pick } from './choice'

const ORDER = ['a', 'b', 'c', 'd', 'e']
const spot = (key: string, lane = 'l'): { lane: string; key: string } => ({ lane, key })
const only = (key: string): Pick => ({ do: 'only', spot: spot(key) })
const toggle = (key: string): Pick => ({ do: 'toggle', spot: spot(key) })
const range = (key: string): Pick => ({ do: 'range', spot: spot(key), order: ORDER })
const after = (...picks: readonly Pick[]): Choice => picks.reduce(picked, NO_CHOICE)
const keys = (choice: Choice): string => [...choice.keys].sort().join('')

describe('choosing several releases', () => {
  it('begins with the one on which the person was', () => {
    expect(keys(after(only('a'), toggle('c')))).toBe('ac')
    expect(keys(after(only('a'), toggle('c'), toggle('a')))).toBe('c')
    expect(keys(picked(moved(NO_CHOICE, spot('b')), toggle('b'))), 'Space on the bar itself').toBe('b')
  })

  it('takes all from where the person began, whichever way', () => {
    expect(keys(after(only('b'), range('d')))).toBe('bcd')
    expect(keys(after(only('d'), range('b')))).toBe('bcd')
    expect(keys(after(only('c'), range('e'), range('b'))), 'a range turns round its anchor').toBe('bc')
  })

  it('begins where the person is who has chosen nothing yet', () => {
    expect(keys(picked(NO_CHOICE, { do: 'range', spot: spot('b'), order: ORDER, from: spot('a') }))).toBe('ab')
  })

  it('keeps what was added one by one beside a range', () => {
    expect(keys(after(only('a'), toggle('c'), range('e')))).toBe('acde')
  })

  it('adds from another lane, where no range leads', () => {
    expect(keys(after(only('a'), range('c'), { do: 'range', spot: spot('z', 'other'), order: ['y', 'z'] }))).toBe('abcz')
  })

  it('forgets with a plain click and with Escape, which leaves the person where they are', () => {
    expect(after(only('a'), range('c'), only('e'))).toMatchObject({ keys: new Set(), spot: spot('e') })
    expect(after(only('a'), range('c'), { do: 'clear' })).toMatchObject({ keys: new Set(), spot: spot('c') })
  })

  it('stays when the person walks on without a key held', () => {
    const several = after(only('a'), range('c'))
    expect(keys(moved(several, spot('e')))).toBe('abc')
    expect(moved(several, spot('e')).anchor).toEqual(spot('a'))
  })

  it('loses what is not shown any more, and nothing else', () => {
    const several = after(only('a'), toggle('c'), toggle('d'))
    expect(keys(kept(several, (key) => key !== 'c'))).toBe('ad')
    expect(kept(several, () => true)).toBe(several)
  })

  it('always has the ends of a range in it', () => {
    const one = fc.constantFrom(...ORDER)
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(only, toggle, range), one), { maxLength: 12 }), one, one, (steps, from, to) => {
      const choice = after(...steps.map(([pick, key]) => pick(key)), only(from), range(to))
      expect(choice.keys.has(from) && choice.keys.has(to)).toBe(true)
      expect(choice.keys.size).toBe(Math.abs(ORDER.indexOf(from) - ORDER.indexOf(to)) + 1)
    }))
  })

  it('is told by the keys that are held with a click', () => {
    const held = { ctrlKey: false, metaKey: false, shiftKey: false }
    expect(pickOf(held, spot('a'), () => ORDER)?.do).toBe('only')
    expect(pickOf({ ...held, metaKey: true }, spot('a'), () => ORDER)?.do).toBe('toggle')
    expect(pickOf({ ...held, shiftKey: true }, spot('a'), () => ORDER)).toEqual({ do: 'range', spot: spot('a'), order: ORDER })
    expect(pickOf(held, null, () => ORDER)).toEqual({ do: 'clear' })
    expect(pickOf({ ...held, ctrlKey: true }, null, () => ORDER)).toBeNull()
  })
})
