import { describe, expect, it } from 'vitest'
import { Adjacency, busiest, circleOf, cutOf, linksOfCircles, pathsOf, walk } from './graph'
import { aMap, aMapLink, aMapNode } from './samples'

const view = aMap({
  nodes: [
    aMapNode({ key: 'ledger', x: 0, y: 0 }), aMapNode({ key: 'risk', x: 0, y: 100 }), aMapNode({ key: 'fx', x: 0, y: 200 }),
    aMapNode({ key: 'payments', x: 272, y: 90 }), aMapNode({ key: 'shop', x: 544, y: 90 }),
  ],
  links: [aMapLink('payments', 'ledger'), aMapLink('payments', 'risk'), aMapLink('shop', 'payments')],
})
const links = new Adjacency(view.links)

describe('the links of a node', () => {
  it('stand on the side to which they belong', () => {
    const { needs, neededBy } = links.of('payments')
    expect(needs.map(({ to }) => to)).toEqual(['ledger', 'risk'])
    expect(neededBy.map(({ from }) => from)).toEqual(['shop'])
    expect(links.of('fx')).toEqual({ needs: [], neededBy: [] })
  })
})

describe('a map that is too large to be read as a whole', () => {
  it('opens at the node with the most links', () => {
    expect(busiest(view, links)?.key).toBe('payments')
    expect(busiest(aMap({ nodes: [], links: [] }), new Adjacency([]))).toBeNull()
  })
})

describe('arrow keys on the map', () => {
  it('lead left to the nearest that is needed and right to what needs it', () => {
    expect(walk(view, links, 'payments', 'ArrowLeft')).toBe('risk')
    expect(walk(view, links, 'payments', 'ArrowRight')).toBe('shop')
  })

  it('lead up and down within the layer, linked or not', () => {
    expect(walk(view, links, 'risk', 'ArrowUp')).toBe('ledger')
    expect(walk(view, links, 'risk', 'ArrowDown')).toBe('fx')
  })

  it('stay where nothing is', () => {
    expect(walk(view, links, 'fx', 'ArrowLeft')).toBeNull()
    expect(walk(view, links, 'fx', 'ArrowDown')).toBeNull()
    expect(walk(view, links, 'gone', 'ArrowDown')).toBeNull()
  })
})

describe('what lights up', () => {
  it('is every link on which a failure travels', () => {
    const hits = [{ key: 'payments', depth: 1, path: ['ledger', 'payments'] }, { key: 'shop', depth: 2, path: ['ledger', 'payments', 'shop'] }]
    expect([...pathsOf(hits)]).toEqual(['payments|ledger', 'shop|payments'])
  })

  it('is every link to what a service needs, the other way round', () => {
    const hits = [{ key: 'payments', depth: 1, path: ['shop', 'payments'] }, { key: 'ledger', depth: 2, path: ['shop', 'payments', 'ledger'] }]
    expect([...pathsOf(hits, 'needs')]).toEqual(['shop|payments', 'payments|ledger'])
  })

  it('is each circle closed, whichever way its links run', () => {
    const ids = linksOfCircles([['a', 'b', 'c'], ['x', 'y']])
    expect(ids.has('y|x')).toBe(true)
    expect(ids.has('a|x')).toBe(false)
    expect(ids.has('c|a')).toBe(true)
    expect(ids.has('a|c')).toBe(true)
    expect(ids.has('b|a')).toBe(true)
  })

  it('is the circle of a refusal only where the refusal names one', () => {
    expect(circleOf({ cycle: ['a', 'b'] })).toEqual(['a', 'b'])
    expect(circleOf({ cycle: 'a' })).toEqual([])
    expect(circleOf(null)).toEqual([])
  })

  it('is the way out of a refusal only where it is whole', () => {
    expect(cutOf({ cycle: ['a', 'b'], cut: { from: 'a', to: 'b', why: 'it is soft' } })).toEqual({ from: 'a', to: 'b', why: 'it is soft' })
    expect(cutOf({ cut: { from: 'a', to: 'b' } })).toEqual({ from: 'a', to: 'b', why: '' })
    expect([null, 'x', {}, { cut: null }, { cut: { from: 'a' } }, { cut: { from: 1, to: 'b' } }].map(cutOf)).toEqual([null, null, null, null, null, null])
  })
})
