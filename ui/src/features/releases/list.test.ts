import { describe, expect, it } from 'vitest'
import { aBar } from '../../shared/testing/samples'
import { EVERYTHING, narrow, order, readFilter, writeFilter } from './list'

const now = '2026-11-24T09:00:00Z'
const bars = [
  aBar({ key: 'R-1', start: '2026-11-28T21:00:00Z', hard: 1 }),
  aBar({ key: 'R-2', title: 'Web shop', services: ['shop'], start: '2026-11-20T21:00:00Z', state: 'closed', risk: 'low' }),
  aBar({ key: 'R-3', title: 'Ledger', services: ['ledger'], start: '2026-11-22T21:00:00Z', state: 'stabilising', risk: 'very-high', soft: 2 }),
  aBar({ key: 'R-4', title: 'Ledger', services: ['ledger'], start: '2026-12-22T21:00:00Z', risk: null }),
]
const keys = (query: Record<string, string>): string[] => narrow(bars, readFilter(query), now).map((bar) => bar.key)

describe('the list', () => {
  it('leaves out what is over until it is asked for', () => {
    expect(keys({})).toEqual(['R-1', 'R-3', 'R-4'])
    expect(keys({ when: 'all' })).toHaveLength(4)
    expect(keys({ state: 'closed' })).toEqual(['R-2'])
    expect(narrow(bars, EVERYTHING, now)).toHaveLength(4)
  })

  it('narrows by everything at once', () => {
    expect(keys({ when: 'ahead' })).toEqual(['R-1', 'R-4'])
    expect(keys({ service: 'ledger', conflicts: 'any' })).toEqual(['R-3'])
    expect(keys({ conflicts: 'hard' })).toEqual(['R-1'])
    expect(keys({ text: 'ledger r-4' })).toEqual(['R-4'])
  })

  it('keeps in the address only what narrows', () => {
    expect(writeFilter(readFilter({ service: 'ledger', nonsense: 'x' }))).toEqual({ service: 'ledger' })
  })

  it('sorts risk by weight and breaks ties by time', () => {
    expect(order(bars, { column: 'risk', down: true }).map((bar) => bar.key)).toEqual(['R-3', 'R-1', 'R-2', 'R-4'])
    expect(order(bars, { column: 'title', down: false }).map((bar) => bar.key)).toEqual(['R-3', 'R-4', 'R-1', 'R-2'])
  })
})
