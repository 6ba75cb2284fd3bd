import { describe, expect, it } from 'vitest'
import type { WindowBand } from '../../../backend'
import { toMillis } from '../../../shared/dates'
import { columnOf, COLUMNS, linesOf, monthsOf, walk } from './year'

const ZONE = 'Europe/Berlin'
const months = monthsOf(2026, ZONE)
const december = months[11]

function aBand(key: string, kind: WindowBand['kind'], ...times: readonly (readonly [string, string])[]): WindowBand {
  return { key, title: key, kind, zone: ZONE, occurrences: times.map(([start, end]) => ({ start, end })), scope: { services: [], teams: [], environments: [], regions: [], types: [] } }
}

const yearEnd = aBand('F-1', 'freeze-hard', ['2026-12-17T23:00:00Z', '2027-01-04T07:00:00Z'])
const peak = aBand('P-1', 'peak', ['2026-11-26T00:00:00Z', '2026-12-02T00:00:00Z'])
const shop = aBand('M-1', 'maintenance', ['2026-12-05T00:00:00Z', '2026-12-05T04:00:00Z'], ['2026-12-12T00:00:00Z', '2026-12-12T04:00:00Z'])
const pay = aBand('M-2', 'maintenance', ['2026-12-05T02:00:00Z', '2026-12-05T06:00:00Z'])

describe('the year', () => {
  it('aligns the days of the week', () => {
    expect(months.map((month) => month.days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    expect(december?.first, '1 December 2026 is a Tuesday').toBe(1)
    for (const month of months) expect(month.first + month.days.length).toBeLessThanOrEqual(COLUMNS)
  })

  it('makes a day of 25 hours as wide as the others', () => {
    const october = months[9]
    if (!october) throw new Error('no October')
    const width = (from: string, to: string): number => columnOf(october, toMillis(to)) - columnOf(october, toMillis(from))
    expect(width('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBeCloseTo(1)
    expect(width('2026-10-25T23:00:00Z', '2026-10-26T23:00:00Z')).toBeCloseTo(1)
  })

  it('cuts a freeze at the ends of months and of the year', () => {
    const lines = linesOf(months, [yearEnd])
    expect(lines.slice(0, 11).flat()).toEqual([])
    const [span] = lines[11]?.[0]?.spans ?? []
    expect([span?.from, span?.to], 'the 18th to the 31st').toEqual([1 + 17, 1 + 31])
  })

  it('has one line for each kind of a month, and draws nights that overlap as one', () => {
    const lines = linesOf(months, [shop, pay, peak, yearEnd])
    expect(lines[10]?.map((line) => line.kind)).toEqual(['peak'])
    expect(lines[11]?.map((line) => line.kind)).toEqual(['freeze-hard', 'peak', 'maintenance'])
    expect(lines[11]?.[2]?.spans.map((span) => span.windows.map((window) => window.key))).toEqual([['M-1', 'M-2'], ['M-1']])
  })

  it('gives freezes that overlap a line each', () => {
    const other = aBand('F-2', 'freeze-hard', ['2026-12-20T00:00:00Z', '2026-12-22T00:00:00Z'])
    expect(linesOf(months, [yearEnd, other])[11]?.map((line) => line.spans.map((span) => span.windows[0]?.key))).toEqual([['F-1'], ['F-2']])
  })
})

describe('the arrows', () => {
  const lines = linesOf(months, [shop, pay, peak, yearEnd])
  const ids = lines.flat().flatMap((line) => line.spans.map((span) => span.id))
  const from = (start: string): string => ids.find((id) => id.startsWith(start)) ?? ''
  const after = (id: string, key: string): string | undefined => walk(lines, id, key)?.id

  it('walk a kind through the year', () => {
    const november = from('11/peak')
    expect(after(november, 'ArrowRight')).toBe(from('12/peak'))
    expect(after(from('12/peak'), 'ArrowLeft')).toBe(november)
    expect(after(november, 'ArrowLeft'), 'nothing lies before').toBe(november)
  })

  it('lead to what is nearest on the next line', () => {
    expect(after(from('12/freeze-hard'), 'ArrowDown')).toBe(from('12/peak'))
    expect(after(from('12/peak'), 'ArrowDown')).toBe(from('12/maintenance'))
    expect(after(from('12/freeze-hard'), 'ArrowUp')).toBe(from('11/peak'))
  })

  it('leave every other key to others', () => {
    expect(after(from('12/peak'), 'x')).toBeUndefined()
    expect(after('gone', 'ArrowDown')).toBeUndefined()
    expect(after(from('12/peak'), 'End')).toBe(ids.at(-1))
  })
})
