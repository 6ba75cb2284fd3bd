import { describe, expect, it } from 'vitest'
import { EVERYTHING, nameIn, sayScope, scopeOf } from './scope'

const catalogue = {
  services: [{ key: 'pay', name: 'Payments', tier: 1, team: null, region: null, environments: [] }],
  teams: [], environments: [], regions: [], people: [], trains: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [],
}

describe('a scope', () => {
  it('says what it is about, and everything where nothing narrows it', () => {
    expect(sayScope({ ...scopeOf(EVERYTHING), services: ['pay'] })).toBe('service pay')
    expect(sayScope({ ...scopeOf(EVERYTHING), services: ['a', 'b'], environments: ['production'] })).toBe('services a, b; environment production')
    expect(sayScope(scopeOf(EVERYTHING))).toBe('everything')
  })

  it('names things as people do, by their key where they are no more', () => {
    const scope = { ...scopeOf(EVERYTHING), services: ['pay', 'gone'], types: ['emergency'] }
    expect(sayScope(scope, (list, key) => nameIn(catalogue, list, key))).toBe('services Payments, gone; type emergency')
  })
})
