import { describe, expect, it } from 'vitest'
import { toBar } from './bars'
import { Lifted } from './lifted'
import { aRelease } from './samples'

const bars = [toBar(aRelease('R-1', '2026-11-24T20:00:00Z', '2026-11-24T22:00:00Z')), toBar(aRelease('R-2', '2026-11-26T20:00:00Z', '2026-11-26T22:00:00Z'))]

describe('what is in the hand', () => {
  it('stays among the bars where it is no longer read, in its place, until it is put down', () => {
    const lifted = new Lifted()
    expect(lifted.among(bars, 'R-1'), 'nothing new where it is there').toBe(bars)
    const later = bars.slice(1)
    expect(lifted.among(later, 'R-1').map((bar) => bar.key)).toEqual(['R-1', 'R-2'])
    expect(lifted.among(later, null)).toBe(later)
    expect(lifted.among(later, 'R-1'), 'it was put down').toBe(later)
  })
})
