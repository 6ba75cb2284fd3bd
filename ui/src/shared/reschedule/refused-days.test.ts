import { describe, expect, it } from 'vitest'
import type { RefusedDay } from '../../backend'
import { runsOf, sayDays } from './refused-days'

const frozen = (day: string, at: string, minutes = 240): RefusedDay => ({
  day, reasons: [{ code: 'C03', sentence: `R-1 Ledger (new) (${at} 22:00–02:00 Europe/Berlin) is inside Year end (18 Dec 18:00 – 4 Jan 06:00 Europe/Berlin) for ${minutes} minutes.` }],
})

describe('days without a slot', () => {
  it('are told once for as long as the same stands against them, without the time and the minutes of a single day', () => {
    const away: RefusedDay = { day: '2026-12-21', reasons: [{ code: 'C10', sentence: 'Mia is away (21 Dec 00:00–00:00 Europe/Berlin).' }] }
    const runs = runsOf([frozen('2026-12-19', '19 Dec'), frozen('2026-12-20', '20 Dec', 45), away, frozen('2026-12-23', '23 Dec')])
    expect(runs.map(({ from, to }) => [from, to])).toEqual([['2026-12-19', '2026-12-20'], ['2026-12-21', '2026-12-21'], ['2026-12-23', '2026-12-23']])
    expect(runs[0]?.reasons).toEqual(['R-1 Ledger (new) is inside Year end (18 Dec 18:00 – 4 Jan 06:00 Europe/Berlin).'])
    expect(runs[2]?.reasons[0], 'one day keeps its time').toContain('(23 Dec 22:00–02:00 Europe/Berlin)')
  })

  it('are not joined over a day that has one', () => {
    expect(runsOf([frozen('2026-12-19', '19 Dec'), frozen('2026-12-21', '21 Dec')])).toHaveLength(2)
  })

  it('are said as people say them', () => {
    expect(sayDays('2026-12-19', '2027-01-04')).toBe('19 Dec – 4 Jan')
    expect(sayDays('2026-12-19', '2026-12-19')).toBe('19 Dec')
  })
})
