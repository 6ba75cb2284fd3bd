import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aChain } from '../samples'
import { afters, aftersOf, cardOf, complaints, emptyForm, emptyLevel, formOf } from './form'
import { sayAfter } from './words'

const minutes = (...all: readonly string[]) => all.map((one) => ({ minutes: one }))

describe('when a level is called', () => {
  it('is the sum of the waits above, and never before the one above', () => {
    fc.assert(fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 9 }), (waits) => {
      const said = afters(waits.map((wait) => ({ minutes: `${wait}m` })))
      expect(said).toEqual(aftersOf(waits.map((wait) => ({ minutes: wait }))))
      expect(said[0]).toBe(0)
      said.forEach((after, index) => expect((said[index + 1] ?? Infinity) - (after ?? 0)).toBe(index + 1 < said.length ? waits[index] : Infinity))
    }))
  })

  it('is not told behind a wait that cannot be read', () => {
    expect(afters(minutes('15', 'soon', '1h'))).toEqual([0, 15, null])
    expect([sayAfter(0), sayAfter(75), sayAfter(null)]).toEqual(['called at once', 'called after 1 h 15 min', 'called when the waits above can be read'])
  })
})

describe('the form of a chain', () => {
  it('tells the core what it was told', () => {
    expect(cardOf(formOf(aChain()))).toEqual(aChain())
  })

  it('begins with three levels, and wants a name and a key of its own', () => {
    expect(emptyForm().levels.map(({ role }) => role)).toEqual(['deployment-lead', 'release-manager', 'service-owner'])
    expect(complaints(emptyForm())).toEqual({ key: 'A key is needed', name: 'A name is needed', minutes: {} })
    expect(complaints({ ...formOf(aChain()), key: 'Payments' }, ['payments']).key).toBe('There is a chain Payments already')
  })

  it('wants a wait for each level but the last', () => {
    const form = formOf(aChain())
    const said = (...waits: readonly string[]) => ({ ...form, levels: form.levels.map((line, at) => ({ ...line, minutes: waits[at] ?? '' })) })
    expect(Object.keys(complaints(said('0', '', '')).minutes)).toEqual(['1', '2'])
    expect(Object.keys(complaints(said('15m', '1h', 'soon')).minutes)).toEqual(['3'])
    expect(cardOf(said('15m', '1h', ''))?.levels.map((level) => level.minutes)).toEqual([15, 60, 0])
    expect(complaints({ ...form, levels: [] }).levels).toContain('add a level')
    expect(emptyLevel(form.levels).id).toBe(4)
  })
})
