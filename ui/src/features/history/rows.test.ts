import { describe, expect, it } from 'vitest'
import { difference, summary } from './rows'

const row = (before: unknown, after: unknown) => difference({ table: 'release', id: '0193', before, after })

describe('rows before and after', () => {
  it('tells only the fields that differ', () => {
    const changed = row({ key: 'R-1', title: 'A', start: 1, end: 2 }, { key: 'R-1', title: 'A', start: 3, end: 2 })
    expect(changed).toMatchObject({ fate: 'changed', name: 'R-1 A', fields: [{ field: 'start', before: '1', after: '3' }] })
  })

  it('tells all of a row that is new or gone', () => {
    expect(row(null, { key: 'R-1', note: null })).toMatchObject({ fate: 'added', fields: [{ field: 'key', before: '', after: 'R-1' }] })
    expect(row({ name: 'Core' }, null)).toMatchObject({ fate: 'removed', name: 'Core' })
  })

  it('tells instants as times of the zone, and other numbers as they are', () => {
    const change = { table: 'release', id: '1', before: { start_at: 1_806_523_200, rollback: 30 }, after: { start_at: 1_807_128_000, rollback: 45 } }
    const [start, rollback] = difference(change, 'Europe/Berlin').fields
    expect(start?.before).toMatch(/^Wed,? 31 Mar 2027 22:00 CEST$/)
    expect(start?.after).toMatch(/^Wed,? 7 Apr 2027 22:00 CEST$/)
    expect(rollback).toEqual({ field: 'rollback', before: '30', after: '45' })
  })

  it('names a row without a name by its id, and survives what is no row', () => {
    expect(row('text', [1]).name).toBe('0193')
  })

  it('counts by what became of them', () => {
    expect(summary([row(null, { a: 1 }), row({ a: 1 }, { a: 2 }), row({ a: 1 }, { a: 3 })])).toBe('1 added, 2 changed')
    expect(summary([])).toBe('no difference')
  })
})
