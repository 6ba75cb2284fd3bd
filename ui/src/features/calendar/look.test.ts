import { describe, expect, it } from 'vitest'
import { NO_FILTERS } from './filters'
import { complaint, FIRST_LOOK, readLook, sameLook, sayLook, withLook, withoutLook } from './look'
import type { FilterLook, SavedLook } from './look'

const pay: FilterLook = { ...FIRST_LOOK, filters: { ...NO_FILTERS, text: ' pay ', services: ['b', 'a'], team: 'core' }, grouping: 'train' }
const saved: readonly SavedLook[] = [{ name: 'Payments', look: pay }, { name: 'Week 10', look: FIRST_LOOK }, { name: 'Week 9', look: FIRST_LOOK }]

describe('filters that were saved', () => {
  it('are read whatever is found', () => {
    expect(readLook(JSON.parse(JSON.stringify(pay)))).toEqual(pay)
    expect(readLook({ grouping: 'planet', colour: 7, emptyLanes: 'no', filters: { services: [3, 'a'] } })).toEqual({ ...FIRST_LOOK, filters: { ...NO_FILTERS, services: ['a'] } })
    expect(readLook(null)).toEqual(FIRST_LOOK)
  })

  it('take the place of the one with the same name, and stand in the order of their names', () => {
    const names = (list: readonly SavedLook[]): string[] => list.map((one) => one.name)
    expect(names(withLook(saved, { name: ' Alerts ', look: pay }))).toEqual(['Alerts', 'Payments', 'Week 9', 'Week 10'])
    expect(withLook(saved, { name: 'payments', look: FIRST_LOOK }).filter((one) => one.name.toLowerCase() === 'payments')).toEqual([{ name: 'payments', look: FIRST_LOOK }])
    expect(names(withoutLook(saved, 'Payments'))).toEqual(['Week 10', 'Week 9'])
  })

  it('have a name each', () => {
    expect(complaint(saved, ' ')).toBe('A filter needs a name')
    expect(complaint(saved, 'PAYMENTS')).toBe('Another filter has this name')
    expect(complaint(saved, 'Payments ', 'Payments')).toBeNull()
  })

  it('are known by what they show', () => {
    expect(sameLook(pay, { ...pay, filters: { ...pay.filters, text: 'pay', services: ['a', 'b'] } })).toBe(true)
    expect(sameLook(pay, { ...pay, grouping: 'team' })).toBe(false)
    expect(sayLook(pay)).toBe('“pay”, b, a, team core, lanes by train')
  })
})
