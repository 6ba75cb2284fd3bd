import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlace, placeHref } from '../../shared/place'
import { DEPTH, inOrder, MOST_DEPTH, readWhere, uncovering, writeWhere } from './where'

describe('the address of the room', () => {
  it('opens on the map of services, whole', () => {
    expect(readWhere([], {})).toEqual({
      subject: 'services', view: 'map', rows: 'links', selected: null, link: null, focus: null, depth: DEPTH, linkedOnly: false, groupBy: 'none', closed: [], types: [],
    })
  })

  it('leaves releases out that nothing ties, until they are asked for', () => {
    expect(readWhere(['releases'], {}).linkedOnly).toBe(true)
    expect(readWhere(['releases'], { linked: '0' }).linkedOnly).toBe(false)
  })

  it('knows no order of services and no depth beyond its reach', () => {
    expect(readWhere(['services'], { view: 'order' }).view).toBe('map')
    expect(readWhere(['services'], { view: 'gantt' }).view).toBe('map')
    expect(readWhere(['releases'], { view: 'gantt' }).view).toBe('gantt')
    expect(readWhere(['services'], { around: 'ledger', depth: '99' }).depth).toBe(DEPTH)
  })

  it('groups services by team or tier, and releases by team alone', () => {
    expect(readWhere(['services'], { by: 'tier' }).groupBy).toBe('tier')
    expect(readWhere(['releases'], { by: 'tier' }).groupBy).toBe('none')
    expect(readWhere(['releases'], { by: 'team' }).groupBy).toBe('team')
    expect(readWhere(['services'], { by: 'moon' }).groupBy).toBe('none')
  })

  it('keeps the release whose runbook is shown, whole and without a depth', () => {
    const where = readWhere(['steps', 'R-1.2'], { around: 'R-1', depth: '4', linked: '1', closed: 'core', by: 'team', view: 'gantt' })
    expect(where).toEqual({ ...readWhere([], {}), subject: 'steps', rows: 'nodes', selected: 'R-1.2', focus: 'R-1', groupBy: 'team' })
    expect(writeWhere(where)).toEqual({ path: ['steps', 'R-1.2'], query: { around: 'R-1', by: 'team' } })
    expect(writeWhere(readWhere(['steps'], { rows: 'links' })).query).toEqual({ rows: 'links' })
    expect(readWhere(['steps'], { by: 'tier', view: 'list' })).toMatchObject({ view: 'list', groupBy: 'none', focus: null })
  })

  it('keeps teams and types, each once and in order', () => {
    const where = readWhere(['services'], { closed: 'shop|core||core', types: 'data|build' })
    expect([where.closed, where.types]).toEqual([['core', 'shop'], ['build', 'data']])
    expect(writeWhere(where).query).toEqual({ closed: 'core|shop', types: 'build|data' })
  })

  it('has no detail of a team that is no node', () => {
    expect(readWhere(['services', 'team:core'], { closed: 'core' }).selected).toBe('team:core')
    expect(readWhere(['services', 'team:core'], { closed: 'shop' }).selected).toBeNull()
  })

  it('uncovers a node that is left out, and opens no other team', () => {
    const where = readWhere(['releases'], { closed: 'core|shop', types: 'SS', around: 'R-9', rows: 'nodes' })
    expect(uncovering(where, 'R-1', 'core')).toEqual({ ...where, selected: 'R-1', focus: null, linkedOnly: false, types: [], closed: ['shop'] })
  })

  it('brings everything back that it wrote, whatever the keys are', () => {
    const key = fc.stringMatching(/^[A-Za-z0-9 /?#&>%-]{1,12}$/).filter((text) => text.trim() === text)
    const where = fc.record({
      subject: fc.constantFrom('services' as const, 'releases' as const), view: fc.constantFrom('map' as const, 'list' as const), selected: fc.option(key),
      link: fc.option(fc.record({ from: key, to: key })), focus: key, depth: fc.integer({ min: 1, max: MOST_DEPTH }), linkedOnly: fc.boolean(),
      rows: fc.constantFrom('links' as const, 'nodes' as const), groupBy: fc.constantFrom('none' as const, 'team' as const), closed: fc.array(key).map(inOrder), types: fc.array(key).map(inOrder),
    })
    fc.assert(fc.property(where, (one) => {
      const { path, query } = writeWhere(one)
      const place = parsePlace(placeHref('dependencies', path, query))
      expect(readWhere(place.path, place.query)).toEqual(one)
    }))
  })
})
