import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlap } from './camera'
import { HEAD, runsOf } from './groups'
import { aMapNode } from './samples'

const at = (key: string, x: number, y: number, group: string | null) => aMapNode({ key, x, y, group })

describe('the grounds of groups', () => {
  it('lie behind neighbours of a layer, with room for the name above', () => {
    const runs = runsOf([at('a', 0, 20, 'Core'), at('b', 0, 88, 'Core'), at('c', 0, 156, 'Shop')])
    expect(runs.map(({ id, name }) => [id, name])).toEqual([['a', 'Core'], ['c', 'Shop']])
    expect(runs[0]).toMatchObject({ x: -6, y: 20 - HEAD, width: 196, height: HEAD + 68 + 44 + 4 })
  })

  it('end where a node of another group or of none stands between', () => {
    const runs = runsOf([at('a', 0, 0, 'Core'), at('b', 0, 68, null), at('c', 0, 136, 'Core'), at('d', 0, 204, 'Shop'), at('e', 0, 272, 'Core')])
    expect(runs.map(({ id }) => id)).toEqual(['a', 'c', 'd', 'e'])
    expect(new Set(runs.filter(({ name }) => name === 'Core').map(({ tint }) => tint)).size).toBe(1)
  })

  it('do not reach from layer to layer', () => {
    expect(runsOf([at('a', 0, 0, 'Core'), at('b', 272, 0, 'Core')]).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('are none where nothing is grouped', () => {
    expect(runsOf([at('a', 0, 0, null), at('b', 0, 68, null)])).toEqual([])
    expect(runsOf([])).toEqual([])
  })

  it('never lie on each other, and lie under every node that has a group', () => {
    const group = fc.option(fc.constantFrom('Core', 'Shop', 'Web'))
    const plan = fc.array(fc.array(group, { maxLength: 8 }), { maxLength: 4 })
    fc.assert(fc.property(plan, (layers) => {
      const nodes = layers.flatMap((layer, column) => layer.map((one, row) => at(`${column}-${row}`, column * 272, row * 68, one)))
      const runs = runsOf(nodes)
      for (const [index, run] of runs.entries()) expect(runs.slice(index + 1).some((other) => overlap(run, other))).toBe(false)
      for (const node of nodes) expect(runs.filter((run) => overlap(run, node)).map(({ name }) => name)).toEqual(node.group === null ? [] : [node.group])
    }))
  })
})
