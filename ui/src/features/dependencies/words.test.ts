import { describe, expect, it } from 'vitest'
import { aMapLink, aMapNode } from './samples'
import { aroundOf, besides, explain, factOf, isNoLag, isWorkingDays, kindLabel, sentence, shortLag } from './words'

const ends = { from: 'payments', to: 'ledger' }
const releases = { from: 'R-2', to: 'R-1' }

describe('a link in words', () => {
  it('says which end needs which', () => {
    expect(sentence('services', ends)).toBe('payments needs ledger')
    expect(sentence('releases', releases)).toBe('R-2 waits for R-1')
    expect(sentence('services', { from: 'team:core', to: 'ledger' })).toBe('team core needs ledger')
  })

  it('says of steps what it says of releases', () => {
    const steps = { from: 'R-1.2', to: 'R-1.1' }
    expect(sentence('steps', steps)).toBe('R-1.2 waits for R-1.1')
    expect(explain('steps', steps, 'SS', '5m')).toBe('R-1.2 starts 5m after R-1.1 has started')
    expect(kindLabel('steps', 'FF')).toBe('FF finish to finish')
  })

  it('says what a type means for these two', () => {
    expect(explain('services', ends, 'runtime-hard')).toBe('payments does not run without ledger')
    expect(explain('services', ends, 'data')).toBe('payments reads or writes ledger’s data')
    expect(explain('services', ends, 'vendor')).toBe('payments needs what another company runs at ledger')
  })

  it('says a lag before or after, and none where there is none', () => {
    expect(explain('releases', releases, 'FS')).toBe('R-2 starts after R-1 has ended')
    expect(explain('releases', releases, 'SS', '30m')).toBe('R-2 starts 30m after R-1 has started')
    expect(explain('releases', releases, 'FF', '-1h')).toBe('R-2 ends at most 1h before R-1 has ended')
  })

  it('has a short lag on the map, and none where there is none', () => {
    expect(['0m', '2wd', '-1h', null].map(shortLag)).toEqual(['', '+2wd', '−1h', ''])
  })

  it('tells whose days a lag counts only where it counts days of somebody', () => {
    expect(['2wd', '-1wd', '0wd', '2d', '', null].map(isWorkingDays)).toEqual([true, true, false, false, false, false])
    expect(besides(aMapLink('b', 'a', { lag: '2wd', calendar: 'successor' }))).toEqual(['lag 2wd, days of the one that waits'])
    expect(besides(aMapLink('b', 'a', { lag: '2h', calendar: 'successor' }))).toEqual(['lag 2h'])
  })

  it('tells the version that is needed and how many links it stands for', () => {
    expect(besides(aMapLink('b', 'a', { min_version: '2.4', merged: 3 }))).toEqual(['version 2.4 or later', 'stands for 3 links'])
    expect(besides(aMapLink('b', 'a'))).toEqual([])
  })

  it('knows every way to write no lag, and none that is one', () => {
    expect(['', '0', '0m', '0wd', '-0m', null].map(isNoLag)).toEqual([true, true, true, true, true, true])
    expect(['30m', '1h', '-1h', '10d', 'abc'].map(isNoLag)).toEqual([false, false, false, false, false])
  })
})

describe('a node in words', () => {
  it('tells its links, and the critical path', () => {
    expect(aroundOf(aMapNode(), 'services', 2, 1)).toBe('needs 2, is needed by 1')
    expect(aroundOf(aMapNode({ kind: 'release', critical: true }), 'releases', 0, 1)).toBe('on the critical path, waits for 0, is waited for by 1')
    expect(aroundOf(aMapNode({ key: 'team:core', kind: 'team', members: 4 }), 'services', 1, 0)).toBe('team of 4, needs 1, is needed by 0')
  })

  it('shows its tier, its start, or how far away a failure hits it', () => {
    expect(factOf(aMapNode(), undefined, '')).toBe('Tier 1')
    expect(factOf(aMapNode({ tier: null }), undefined, '18 Dec 22:00')).toBe('18 Dec 22:00')
    expect(factOf(aMapNode(), 2, '')).toBe('hit 2')
    expect(factOf(aMapNode(), 2, '', 'needs')).toBe('needed 2')
    expect(factOf(aMapNode({ kind: 'team', members: 4 }), undefined, '')).toBe('4')
  })
})
