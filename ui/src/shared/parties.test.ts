import { describe, expect, it } from 'vitest'
import { hrefOfParty, kindOfParty, nameOfParty } from './parties'

describe('the other party of a conflict', () => {
  it('is one click away where it has a place', () => {
    const places = ['release', 'window', 'service', 'booking', 'person', 'team', 'train', 'board', 'lead-time'].map((kind) => hrefOfParty({ kind, key: 'a b', title: '' }))
    expect(places).toEqual([
      '#/releases/a%20b', '#/windows/layer/a%20b', '#/catalogue/services/a%20b', '#/catalogue/bookings/a%20b', '#/catalogue/people/a%20b',
      '#/catalogue/teams/a%20b', '#/trains/a%20b', '#/catalogue/boards/a%20b', '#/catalogue/lead_times/a%20b',
    ])
    expect(hrefOfParty({ kind: 'clock', key: 'Europe/Berlin', title: 'the clock on the wall' })).toBeNull()
  })

  it('is named by its kind, and by its key where it has no title', () => {
    expect(kindOfParty({ kind: 'lead-time', key: 'normal', title: '' })).toBe('Lead time')
    expect(kindOfParty({ kind: 'unheard-of', key: '', title: '' })).toBe('Other party')
    expect(nameOfParty({ kind: 'team', key: 'core', title: ' ' })).toBe('core')
  })
})
