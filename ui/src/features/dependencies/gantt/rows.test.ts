import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR } from '../../../shared/dates'
import { aMapLink } from '../samples'
import { firstAhead, ordered, toRows } from './rows'
import { aNetwork, anItem, aRelease, START } from './samples'

const RELATIONS = ['FS', 'SS', 'FF', 'SF'] as const

describe('the order of the rows', () => {
  it('is by early start, then by key', () => {
    const { path, links, releases } = aNetwork()
    expect(toRows(path.items, links, releases).map((row) => row.key)).toEqual(['R-1', 'R-2', 'R-3', 'R-5', 'R-4'])
    expect(ordered([anItem('B', 0), anItem('A', 0)], []).map((item) => item.key)).toEqual(['A', 'B'])
  })

  it('puts what only ends behind another below it, although it starts before', () => {
    const items = [anItem('long', 0), anItem('short', 300)]
    expect(ordered(items, [aMapLink('long', 'short', { kind: 'FF' })]).map((item) => item.key)).toEqual(['short', 'long'])
  })

  it('has every release once and below all that it waits for, whatever the early starts are', () => {
    const network = fc.integer({ min: 1, max: 20 }).chain((count) => fc.record({
      starts: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: count, maxLength: count }),
      ties: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.constantFrom(...RELATIONS)), { maxLength: 30 }),
    }))
    fc.assert(fc.property(network, ({ starts, ties }) => {
      const items = starts.map((start, at) => anItem(`R-${at}`, start))
      // Links from later numbers to earlier ones close no circle.
      const links = ties.filter(([a, b]) => a !== b).map(([a, b, kind]) => aMapLink(`R-${Math.max(a, b)}`, `R-${Math.min(a, b)}`, { kind }))
      const keys = ordered(items, links).map((item) => item.key)
      expect([...keys].sort()).toEqual(items.map((item) => item.key).sort())
      for (const link of links) expect(keys.indexOf(link.from)).toBeGreaterThan(keys.indexOf(link.to))
    }))
  })

  it('ends where releases wait for each other in a circle', () => {
    const circle = [aMapLink('A', 'B'), aMapLink('B', 'A')]
    expect(ordered([anItem('A', 0), anItem('B', 0)], circle)).toHaveLength(2)
  })

  it('leaves out whose times are not known', () => {
    expect(toRows([anItem('A', 0), anItem('R-1', 0)], [], [aRelease('R-1', 0)]).map((row) => row.key)).toEqual(['R-1'])
  })
})

describe('what is ahead', () => {
  it('is the first in time that has not ended and is not cancelled', () => {
    const items = ['R-1', 'R-2', 'R-3'].map((key) => anItem(key, 0))
    const rows = toRows(items, [], [aRelease('R-1', 0), aRelease('R-2', 4, { state: 'cancelled' }), aRelease('R-3', 6)])
    expect(firstAhead(rows, START + HOUR)?.key).toBe('R-1')
    expect(firstAhead(rows, START + 3 * HOUR)?.key).toBe('R-3')
    expect(firstAhead(rows, START + 30 * HOUR)).toBeNull()
  })
})
