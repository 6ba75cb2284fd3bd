import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anOutage } from '../samples'
import { cardOf, complaints, formOf, sayBegin, stretchOf } from './form'

const START = '2026-11-28T21:00:00Z'
const form = formOf(anOutage().said)

describe('the form of an outage', () => {
  it('tells the core what it was told', () => {
    const card = fc.record({
      release: fc.constant('R-1'), after_minutes: fc.nat(2_000), minutes: fc.integer({ min: 1, max: 5_000 }),
      felt_by: fc.constantFrom('', 'Web customers'), reason: fc.constantFrom('', 'The database moves'), informed: fc.boolean(),
    })
    fc.assert(fc.property(card, (said) => {
      expect(cardOf(formOf(said), 'R-1')).toEqual(said)
    }))
  })

  it('says with 0 minutes that there is none, and keeps why', () => {
    expect(cardOf({ ...form, none: true, lasts: 'long' }, 'R-1')).toEqual({ release: 'R-1', after_minutes: 0, minutes: 0, felt_by: '', reason: 'The schema changes', informed: false })
    expect(formOf({ release: 'R-1', after_minutes: 0, minutes: 0, felt_by: '', reason: '', informed: false }).none).toBe(true)
  })

  it('complains about lengths that cannot be read, unless there is no outage', () => {
    const wrong = { ...form, lasts: '', after: 'soon' }
    expect(complaints(wrong)).toEqual({ lasts: 'Write a length as 90m, 2h or 1h30m', after: 'Write a length as 90m, 2h or 1h30m' })
    expect([cardOf(wrong, 'R-1'), complaints({ ...wrong, none: true }), complaints(form)]).toEqual([null, {}, {}])
    expect(complaints({ ...form, lasts: '0m' }).lasts, 'no outage is said otherwise').toBeDefined()
  })

  it('knows when it would be', () => {
    expect(stretchOf(form, START)).toEqual({ start: '2026-11-28T21:15:00Z', end: '2026-11-28T21:45:00Z' })
    expect(stretchOf({ ...form, after: '' }, START)?.start).toBe(START)
    expect([stretchOf({ ...form, none: true }, START), stretchOf({ ...form, lasts: '' }, START)]).toEqual([null, null])
  })
})

it('says how far behind the start it begins', () => {
  expect([sayBegin(0), sayBegin(90)]).toEqual(['with its start', '1 h 30 min after its start'])
})
