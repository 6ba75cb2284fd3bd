import { describe, expect, it } from 'vitest'
import { exceptionHref, hrefOfParty, kindOfParty, nameOfParty } from './parties'

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

  it('offers an exception from a hard freeze, and from nothing else', () => {
    const freeze = { kind: 'window', key: 'F-1', title: 'Year end' }
    expect(exceptionHref({ code: 'C03', other: freeze, release: 'R-1' })).toBe('#/windows/ask?freeze=F-1&release=R-1')
    expect(exceptionHref({ code: 'C04', other: freeze, release: 'R-1' })).toBeNull()
    expect(exceptionHref({ code: 'C01', other: { kind: 'release', key: 'R-2', title: '' }, release: 'R-1' })).toBeNull()
  })
})
