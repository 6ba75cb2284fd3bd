import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlace, placeHref } from '../../shared/place'
import { DEPTH, MOST_DEPTH, readWhere, writeWhere } from './where'

describe('the address of the room', () => {
  it('opens on the map of services, whole', () => {
    expect(readWhere([], {})).toEqual({ subject: 'services', view: 'map', selected: null, link: null, focus: null, depth: DEPTH, linkedOnly: false })
  })

  it('leaves releases out that nothing ties, until they are asked for', () => {
    expect(readWhere(['releases'], {}).linkedOnly).toBe(true)
    expect(readWhere(['releases'], { linked: '0' }).linkedOnly).toBe(false)
  })

  it('knows no order of services and no depth beyond its reach', () => {
    expect(readWhere(['services'], { view: 'order' }).view).toBe('map')
    expect(readWhere(['services'], { around: 'ledger', depth: '99' }).depth).toBe(DEPTH)
  })

  it('brings everything back that it wrote, whatever the keys are', () => {
    const key = fc.stringMatching(/^[A-Za-z0-9 /?#&>%-]{1,12}$/).filter((text) => text.trim() === text)
    const where = fc.record({
      subject: fc.constantFrom('services' as const, 'releases' as const), view: fc.constantFrom('map' as const, 'list' as const), selected: fc.option(key),
      link: fc.option(fc.record({ from: key, to: key })), focus: key, depth: fc.integer({ min: 1, max: MOST_DEPTH }), linkedOnly: fc.boolean(),
    })
    fc.assert(fc.property(where, (one) => {
      const { path, query } = writeWhere(one)
      const place = parsePlace(placeHref('dependencies', path, query))
      expect(readWhere(place.path, place.query)).toEqual(one)
    }))
  })
})
