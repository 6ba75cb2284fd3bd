import { describe, expect, it } from 'vitest'
import { toMillis, toWire } from '../../shared/dates'
import { aBar } from '../../shared/testing/samples'
import { toBar } from './bars'
import type { Bar } from './bars'
import { companions, othersIn, shifted, shiftOf } from './together'
import { DAY, HOUR } from './timeline-core'

const BERLIN = 'Europe/Berlin'

function bar(key: string, start: string, zone = BERLIN, can_move = true): Bar {
  return toBar(aBar({ key, start, end: toWire(toMillis(start) + HOUR), zone, can_move }))
}

function shift(from: string, to: string): number {
  const stretch = (start: string): { start: number; end: number } => ({ start: toMillis(start), end: toMillis(start) + HOUR })
  return shiftOf({ from: stretch(from), to: stretch(to) }, BERLIN)
}

describe('several releases in one hand', () => {
  // The same cases as the core's own: domain/src/cascade/together.rs.
  it('keep their times on the wall over a change of clocks, each in its own zone', () => {
    const days = shift('2026-10-22T18:00:00Z', '2026-10-26T19:00:00Z')
    expect(days, 'four days on the wall, of which one is longer').toBe(4 * DAY)
    expect(toWire(shifted(bar('b', '2026-10-23T19:00:00Z'), days).start)).toBe('2026-10-27T20:00:00Z')
    expect(toWire(shifted(bar('k', '2026-10-23T15:30:00Z', 'Asia/Kolkata'), days).start)).toBe('2026-10-27T15:30:00Z')
  })

  it('become the time behind the gap where their own does not exist', () => {
    const day = shift('2026-03-27T19:00:00Z', '2026-03-28T19:00:00Z')
    const gone = shifted(bar('g', '2026-03-28T01:30:00Z'), day)
    expect(toWire(gone.start)).toBe('2026-03-29T01:30:00Z')
    expect(gone.end - gone.start).toBe(HOUR)
  })

  it('are taken up with the one that is chosen among them, except what its state holds', () => {
    const all = [bar('a', '2026-11-10T20:00:00Z'), bar('b', '2026-11-11T20:00:00Z'), bar('c', '2026-11-12T20:00:00Z', BERLIN, false)]
    const { together, staying } = companions(all, 'a')
    expect([together.map((one) => one.key), staying.map((one) => one.key)]).toEqual([['b'], ['c']])
    expect(companions(all, 'z')).toEqual({ together: [], staying: [] })
  })

  it('are drawn where they can be seen and no further', () => {
    const all = Array.from({ length: 40 }, (_, at) => bar(`R-${at}`, toWire(toMillis('2026-11-01T20:00:00Z') + at * DAY)))
    const range = { start: toMillis('2026-11-10T00:00:00Z'), end: toMillis('2026-11-13T00:00:00Z') }
    expect(othersIn(all, DAY, range, 100).map(({ bar: one }) => one.key)).toEqual(['R-8', 'R-9', 'R-10'])
    expect(othersIn(all, DAY, range, 2)).toHaveLength(2)
  })
})
