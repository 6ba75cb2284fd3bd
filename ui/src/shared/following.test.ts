import { describe, expect, it } from 'vitest'
import { endFollowing, isTaken, keyFollowing, suggestKey } from './following'

describe('a suggested key', () => {
  it.each([
    ['Christmas freeze', 'christmas-freeze'],
    ['  Zahlungsströme & Straße ', 'zahlungsstrome-strasse'],
    ['Payments 4.2', 'payments-4-2'],
    ['…', ''],
  ])('of %s is %s', (name, key) => {
    expect(suggestKey(name)).toBe(key)
  })

  it('is short, and does not end in a hyphen', () => {
    expect(suggestKey(`${'a'.repeat(39)} bcd`)).toBe('a'.repeat(39))
  })

  it('is nobody else\'s', () => {
    expect(suggestKey('Web shop', ['WEB-SHOP'])).toBe('web-shop-2')
    expect(suggestKey('Web shop', ['web-shop', 'web-shop-2', 'web-shop-3'])).toBe('web-shop-4')
    expect(isTaken(' Web-Shop ', ['web-shop'])).toBe(true)
  })

  it('follows the name until another is written', () => {
    expect(keyFollowing('', '', 'W')).toBe('w')
    expect(keyFollowing('w', 'W', 'Web')).toBe('web')
    expect(keyFollowing('SHOP', 'Web', 'Web shop')).toBe('SHOP')
  })
})

describe('an end that follows its start', () => {
  it('stays as far behind it, across days and months', () => {
    expect(endFollowing('2026-11-24T00:30', '2026-11-23T22:00', '2026-12-31T23:00')).toBe('2027-01-01T01:30')
  })

  it('stays where it is while the start cannot be read, and where it lay before the start', () => {
    expect(endFollowing('2026-11-24T00:30', '2026-11-23T22:00', 'soonT22:00')).toBe('2026-11-24T00:30')
    expect(endFollowing('2026-11-24T00:30', 'soonT22:00', '2026-12-01T22:00')).toBe('2026-11-24T00:30')
    expect(endFollowing('2026-11-22T00:30', '2026-11-23T22:00', '2026-12-01T22:00')).toBe('2026-11-22T00:30')
  })
})
