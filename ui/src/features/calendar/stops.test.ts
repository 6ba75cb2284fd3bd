import { describe, expect, it } from 'vitest'
import type { Walk } from './keys'
import { leading, stopOf, walkMonth, walkWeek } from './stops'
import type { Stop } from './stops'

const stop = (key: string, from: number, down: number, to = from): Stop => ({ spot: { lane: '', key }, from, to, down })
const more: Stop = { spot: { lane: '2026-11-03', key: '' }, from: 1, to: 1, down: -1 }

function walker(walk: typeof walkMonth, stops: readonly Stop[]): (from: string, to: Walk) => string | null {
  return (from, to) => {
    const at = stops.find((one) => one.spot.key === from)
    const next = at && walk(stops, at, to)
    return next ? next.spot.key || 'more' : null
  }
}

describe('walking in a month', () => {
  // Two weeks: Monday has a and b, a lasts till Wednesday; Tuesday has c; the next Tuesday d and the next Sunday e.
  const go = walker(walkMonth, [stop('a', 0, 0, 2), stop('b', 0, 1), stop('c', 1, 1), stop('d', 8, 0), stop('e', 13, 0), more])

  it('goes on in the order of reading, counts included', () => {
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => go(key, 'right'))).toEqual(['b', 'more', 'd', 'e', null])
    expect(go('d', 'left')).toBe('c')
    expect([go('c', 'first'), go('c', 'last')]).toEqual(['a', 'e'])
  })

  it('goes up and down in the column of the day, through the weeks', () => {
    expect(go('c', 'down')).toBe('d')
    expect(go('d', 'up')).toBe('c')
    expect(go('c', 'up')).toBe('a')
    expect(go('e', 'up')).toBeNull()
  })
})

describe('walking in a week', () => {
  const go = walker(walkWeek, [stop('early', 0, 480), stop('late', 0, 1320), stop('noon', 3, 720), stop('night', 3, 1380)])

  it('goes down in the order of reading, and across to the nearest height', () => {
    expect(['early', 'late', 'noon', 'night'].map((key) => go(key, 'down'))).toEqual(['late', 'noon', 'night', null])
    expect([go('early', 'right'), go('late', 'right'), go('noon', 'left'), go('night', 'right')]).toEqual(['noon', 'night', 'early', null])
  })
})

describe('the one tab stop', () => {
  it('is where the person was, or the first release', () => {
    const stops = [more, stop('a', 0, 0), stop('b', 2, 0)]
    expect(stopOf(stops, { lane: 'payments', key: 'b' })?.spot.key).toBe('b')
    expect(stopOf(stops, more.spot)).toBe(more)
    expect(stopOf(stops, { lane: '', key: 'gone' })?.spot.key).toBe('a')
    expect(stopOf([more], null)).toBe(more)
    expect(stopOf([], null)).toBeNull()
  })

  it('is in one part of a release that has several', () => {
    expect(leading([{ key: 'a' }, { key: 'b' }, { key: 'a' }]).map((part) => part.leads)).toEqual([true, true, false])
  })
})
