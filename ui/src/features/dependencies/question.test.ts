import { describe, expect, it } from 'vitest'
import { placesOf, questionOf, toggled } from './question'
import { aMap, aMapNode } from './samples'
import { calledOf, endName, isBundle, nodeOfTeam, teamOf, teamsOf } from './teams'
import { readWhere } from './where'

describe('the question about the map', () => {
  it('is what is shown', () => {
    const where = readWhere(['services'], { by: 'team', closed: 'core', types: 'data', around: 'ledger', depth: '3', linked: '1' })
    expect(questionOf(where)).toEqual({ subject: 'services', focus: 'ledger', depth: 3, linked_only: false, group_by: 'team', collapsed: ['core'], kinds: ['data'] })
  })

  it('is all that is linked where the view knows no narrowing', () => {
    const where = readWhere(['releases'], { view: 'gantt', closed: 'core', types: 'FS', linked: '0' })
    expect(questionOf(where)).toEqual({ subject: 'releases', focus: null, depth: 2, linked_only: true })
  })

  it('names the places to keep to', () => {
    expect(placesOf(aMap({ nodes: [aMapNode({ key: 'a', x: 4, y: 8 })] }))).toEqual([{ key: 'a', x: 4, y: 8 }])
  })
})

describe('the filter by type', () => {
  const all = ['FS', 'SS', 'FF', 'SF']

  it('leaves one out, and takes it in again', () => {
    expect(toggled([], all, 'SS', false)).toEqual(['FS', 'FF', 'SF'])
    expect(toggled(['FS', 'FF', 'SF'], all, 'SS', true)).toEqual([])
    expect(toggled(['SF'], all, 'FS', true)).toEqual(['FS', 'SF'])
  })

  it('never leaves out everything', () => {
    expect(toggled(['SF'], all, 'SF', false)).toEqual([])
  })
})

describe('teams as nodes', () => {
  const node = aMapNode({ key: 'team:core', kind: 'team', title: 'Core', team: null, members: 3 })

  it('are known by key and called by name', () => {
    expect([teamOf(node), teamOf({ ...node, team: 'other' }), calledOf(node), calledOf({ ...node, title: '' }), calledOf(aMapNode())]).toEqual(['core', 'other', 'Core', 'core', 'payments'])
    expect(nodeOfTeam('core')).toBe('team:core')
    expect([endName('team:core'), endName('ledger')]).toEqual(['team core', 'ledger'])
  })

  it('have links that are none of the plan', () => {
    expect([isBundle({ from: 'team:core', to: 'x' }), isBundle({ from: 'x', to: 'team:core' }), isBundle({ from: 'x', to: 'y' })]).toEqual([true, true, false])
  })

  it('are those that carry something, by name', () => {
    const things = [{ key: 'a', team: 'z' }, { key: 'b', team: 'core' }, { key: 'c', team: 'z' }, { key: 'd', team: null }]
    expect(teamsOf(things, [{ key: 'z', name: 'Accounts' }, { key: 'idle', name: 'Idle' }])).toEqual([{ key: 'z', name: 'Accounts', members: 2 }, { key: 'core', name: 'core', members: 1 }])
  })
})
