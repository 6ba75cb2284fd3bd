import { describe, expect, it } from 'vitest'
import type { CriticalItem } from '../../backend'
import { floatWords, order as orderFloats, startWords } from './floats'
import { Adjacency } from './graph'
import { aMapLink, aMapNode } from './samples'
import { narrow, narrowNodes, order, orderNodes, rowsOf } from './table'
import { orderText } from './waves'

const links = [aMapLink('b', 'x', { violated_minutes: 30 }), aMapLink('a', 'y'), aMapLink('a', 'x', { kind: 'data' })]
const ids = (rows: typeof links): string[] => rows.map(({ from, to }) => from + to)

describe('the table of links', () => {
  it('sorts by a column and then by both ends', () => {
    expect(ids(order(links, { column: 'from', down: false }))).toEqual(['ax', 'ay', 'bx'])
    expect(ids(order(links, { column: 'violated', down: true }))).toEqual(['bx', 'ax', 'ay'])
  })

  it('narrows by keys, names and types, each word for itself', () => {
    const names = (key: string): string => (key === 'y' ? 'Ledger' : '')
    expect(ids(narrow(links, 'a ledger', names))).toEqual(['ay'])
    expect(ids(narrow(links, 'DATA', names))).toEqual(['ax'])
    expect(narrow(links, ' ', names)).toHaveLength(3)
  })
})

describe('the table of nodes', () => {
  const nodes = [aMapNode({ key: 'b', title: 'Ledger' }), aMapNode({ key: 'x', title: 'Search', tier: null, kind: 'vendor' }), aMapNode({ key: 'a', title: 'Alone' })]
  const rows = rowsOf(nodes, new Adjacency([aMapLink('b', 'x'), aMapLink('y', 'b'), aMapLink('z', 'b')]))
  const keys = (some: typeof rows): string[] => some.map(({ node }) => node.key)

  it('has those without links too, and counts the links of the others', () => {
    expect(rows.map(({ needs, neededBy }) => [needs, neededBy])).toEqual([[1, 2], [0, 1], [0, 0]])
  })

  it('sorts by a column and then by key, and narrows by every word', () => {
    expect(keys(orderNodes(rows, { column: 'neededBy', down: true }))).toEqual(['b', 'x', 'a'])
    expect(keys(orderNodes(rows, { column: 'tier', down: false }))).toEqual(['a', 'b', 'x'])
    expect(keys(narrowNodes(rows, 'vendor sea'))).toEqual(['x'])
  })
})

describe('the critical path', () => {
  const item = (key: string, early: number, float: number): CriticalItem => ({ key, early_start: early, late_start: early + float, total_float: float, free_float: 0, critical: float === 0 })

  it('sorts by early start, then by key, and by what is asked', () => {
    const items = [item('c', 0, 60), item('b', 120, 0), item('a', 0, 0)]
    expect(orderFloats(items, { column: 'early', down: false }).map(({ key }) => key)).toEqual(['a', 'c', 'b'])
    expect(orderFloats(items, { column: 'total', down: true }).map(({ key }) => key)).toEqual(['c', 'a', 'b'])
  })

  it('says floats and starts in words', () => {
    expect([floatWords(0), floatWords(90), startWords(0), startWords(1500)]).toEqual(['none', '1 h 30 min', 'at once', 'after 1 d 1 h'])
  })
})

describe('the deployment order as text', () => {
  it('has one line for each release with its wave', () => {
    const text = orderText([[{ key: 'R-1', title: 'Ledger', when: 'Fri 22:00' }], [{ key: 'R-2', title: 'Shop', when: '' }]])
    expect(text).toBe('Wave 1\tR-1\tLedger\tFri 22:00\nWave 2\tR-2\tShop\n')
  })
})
