import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MINUTE, toMillis, toWire } from '../dates'
import { inZone, isBackwards, stretchOf, timesOf, withEnd, withLength, withStart } from './times'

const BERLIN = 'Europe/Berlin'
const at = (start: string, end: string) => timesOf(toMillis(start), toMillis(end), BERLIN)
const evening = at('2026-11-28T21:00:00Z', '2026-11-29T00:00:00Z')
const told = (times: ReturnType<typeof at>) => {
  const stretch = stretchOf(times)
  return stretch && [toWire(stretch.start), toWire(stretch.end)]
}

describe('the times of a form', () => {
  it('are those of the release, on the wall of its zone', () => {
    expect(evening).toMatchObject({ start: { stamp: '2026-11-28T22:00' }, end: { stamp: '2026-11-29T01:00' }, length: '3h' })
  })

  it('take the end along with the start, and make it as long as is typed', () => {
    const moved = withStart(evening, { stamp: '2026-12-18T22:00', occurrence: null })
    expect(told(moved)).toEqual(['2026-12-18T21:00:00Z', '2026-12-19T00:00:00Z'])
    expect(told(withLength(moved, '90m'))).toEqual(['2026-12-18T21:00:00Z', '2026-12-18T22:30:00Z'])
  })

  it('take the length from another end, and say when it is before the start', () => {
    expect(withEnd(evening, { stamp: '2026-11-29T02:30', occurrence: null }).length).toBe('4h30m')
    const backwards = withEnd(evening, { stamp: '2026-11-28T21:00', occurrence: null })
    expect([isBackwards(backwards), stretchOf(backwards)]).toEqual([true, null])
  })

  it('keep a length over the night of 25 hours, and the turn of its repeated hour', () => {
    const night = at('2026-10-24T20:00:00Z', '2026-10-24T23:00:00Z')
    const longer = withLength(night, '5h30m')
    expect(longer.end).toEqual({ stamp: '2026-10-25T02:30', occurrence: 'later' })
    expect(told(longer)?.[1]).toBe('2026-10-25T01:30:00Z')
  })

  it('mean nothing where the clock skips the start or the length cannot be read', () => {
    expect(stretchOf(withStart(evening, { stamp: '2027-03-28T02:30', occurrence: null }))).toBeNull()
    expect(stretchOf(withLength(evening, 'soon'))).toBeNull()
  })

  it('stay the same instants in whatever zone they are read', () => {
    const zones = fc.constantFrom(BERLIN, 'America/New_York', 'Asia/Kathmandu', 'UTC')
    fc.assert(fc.property(fc.integer({ min: 0, max: 800 * 24 * 4 }), fc.integer({ min: 1, max: 400 }), zones, (quarter, quarters, zone) => {
      const start = toMillis('2026-01-01T00:00:00Z') + quarter * 15 * MINUTE
      const end = start + quarters * 15 * MINUTE
      expect(stretchOf(inZone(timesOf(start, end, BERLIN), zone))).toEqual({ start, end })
    }), { numRuns: 120 })
  })
})
