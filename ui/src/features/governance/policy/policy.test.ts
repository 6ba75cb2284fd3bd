import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { PolicyLine } from '../../../backend'
import { OPEN } from '../conditions/form'
import { complaints as policyComplaints, copied, faultsOf, formOf as policyForm, isUnchanged, newForm, placesIn, written } from './form'
import { complaints, emptyLine, formOf, lineOf, rerouted, toRoute } from './line'
import { readDays } from './replay'
import { aLine, aPolicy, LINES } from './samples'
import { sayChange, sayMedian, sayShift, sayTenths, sayTimeout, sayWho } from './words'

const [emergency = aLine(), low = aLine(), rest = aLine()] = LINES

describe('a line in words', () => {
  it('says who decides, and how many of them', () => {
    expect(sayWho(emergency)).toBe('2 of 3: change manager, service owner, security')
    expect([sayWho(low), sayWho(rest), sayWho(aLine({ route: 'peer', needed: 1 }))]).toEqual(['nobody', 'the board as a whole', '1 of 0: nobody'])
  })

  it('says what happens when nobody does', () => {
    expect([sayTimeout(emergency), sayTimeout(rest)]).toEqual(['2 hours, then Executive', 'none'])
    expect([sayTimeout({ within: '2wd', escalate: null }), sayTimeout({ within: null, escalate: 'cab' })]).toEqual(['2 working days, then nobody', 'no time, then CAB'])
  })
})

describe('the numbers of a replay', () => {
  it('are told in tenths, with their difference', () => {
    expect([sayTenths(34), sayTenths(0), sayShift(34, 12), sayShift(12, 34), sayShift(5, 5)]).toEqual(['3.4', '0.0', '2.2 fewer a week', '2.2 more a week', 'as many'])
    expect([sayChange(38, 15), sayChange(0, 9), sayChange(3, 3)]).toEqual(['−23', '+9', '0'])
  })

  it('say a median in days and hours, and nothing of none', () => {
    expect([sayMedian(3_180), sayMedian(null)]).toEqual(['2 d 5 h', 'too few'])
  })

  it('are over 1 to 3660 days', () => {
    expect(['90', ' 1 ', '3660', '0', '3661', 'x', ''].map(readDays)).toEqual([90, 1, 3_660, null, null, null, null])
  })
})

describe('the form of a line', () => {
  it('tells what it was told', () => {
    fc.assert(fc.property(fc.constantFrom(...LINES), (line) => {
      expect(lineOf(formOf(line), [])).toEqual(line)
    }))
  })

  it('has the roles in the order of the list, whatever was ticked first', () => {
    expect(lineOf({ ...formOf(emergency), roles: ['security', 'unheard-of', 'change-manager'] }, [])?.roles).toEqual(['change-manager', 'security', 'unheard-of'])
  })

  it('asks whom the way usually asks, until somebody asks others', () => {
    const peer = rerouted(emptyLine(), 'peer')
    expect([peer.roles, peer.needed]).toEqual([['deployment-lead', 'test-manager'], '1'])
    expect(rerouted(peer, 'ecab')).toMatchObject({ roles: ['change-manager', 'service-owner'], needed: '2' })
    const own = rerouted({ ...peer, roles: ['security'] }, 'ecab')
    expect([own.roles, own.needed]).toEqual([['security'], '1'])
    expect(rerouted(formOf(emergency), 'auto')).toMatchObject({ roles: [], needed: '0', within: '', escalate: '' })
    expect(rerouted(formOf(emergency), 'executive').escalate, 'it would go where it is').toBe('')
    expect([toRoute('peer'), toRoute('nonsense')]).toEqual(['peer', null])
  })

  it('complains about what cannot be read, and leaves the rest to the core', () => {
    const wrong = complaints({ ...emptyLine(), needed: 'two', within: '5', key: ' Low ' }, ['low'])
    expect(wrong).toEqual({ when: {}, name: 'Say in a few words what it is for', key: 'Another line has this key', needed: 'Write a whole number', within: 'Write 2wd, 1d or 4h, or nothing' })
    expect(lineOf({ ...emptyLine(), name: 'x', key: 'x', needed: '9' }, [])?.needed, 'more than there are roles').toBe(9)
  })
})

describe('a policy while it is changed', () => {
  const start = policyForm(aPolicy())

  it('is unchanged until it says something else', () => {
    expect(isUnchanged({ ...start, name: ' Hybrid ' }, start)).toBe(true)
    expect(isUnchanged({ ...start, name: 'Other' }, start)).toBe(false)
    expect(isUnchanged({ ...start, lines: start.lines.toReversed() }, start)).toBe(false)
  })

  it('keeps the words of the core until the conditions change', () => {
    const own = policyForm(aPolicy({ words: ['in the words of the core', 'x', 'y'] }))
    expect(written(own.lines, 0, { ...emergency, name: 'Other' })[0]?.words).toBe('in the words of the core')
    expect(written(own.lines, 0, { ...emergency, when: { ...OPEN, tiers: [1] } })[0]?.words).toBe('tier 1')
  })

  it('puts a new line before the one that holds of every release, which would take everything from it', () => {
    const added = aLine({ key: 'tier-1', name: 'Tier 1', when: { ...OPEN, tiers: [1] } })
    const keys = (lines: readonly { readonly line: PolicyLine }[]): string[] => lines.map(({ line }) => line.key)
    expect(keys(written(start.lines, null, added))).toEqual(['emergency', 'low', 'tier-1', 'rest'])
    expect(keys(written(start.lines.slice(0, 1), null, added))).toEqual(['emergency', 'tier-1'])
  })

  it('gives a copy a key of its own', () => {
    const [first] = start.lines
    expect(first && copied(start.lines, first)).toMatchObject({ id: 4, line: { key: 'emergencies-copy', name: 'Emergencies (copy)' } })
    expect(newForm(aPolicy(), ['hybrid', 'hybrid-copy'])).toMatchObject({ key: 'hybrid-copy-2', name: 'Hybrid (copy)' })
    expect(newForm(null, []).lines.map(({ words }) => words)).toEqual(['every release'])
  })

  it('needs a name, and a key that no other has', () => {
    expect(policyComplaints({ key: 'Hybrid', name: ' ', lines: [] }, ['hybrid'])).toEqual({ name: 'A name is needed', key: 'There is a policy Hybrid already' })
  })

  it('finds the faults of a refusal, and the lines that they are about', () => {
    const faults = ['line 3 (rest) is never reached, because line 1 (all) holds', 'the last line does not hold of every release: line 4 (x)', 'the policy has no line']
    const refusal = new SlipwayError({ code: 'policy.lines', message: 'x', details: { faults: [...faults, 7] } })
    expect(faultsOf(refusal)).toEqual(faults)
    expect([...placesIn(faults)]).toEqual([2, 3])
    expect([faultsOf(null), faultsOf(new SlipwayError({ code: 'x', message: 'x' }))]).toEqual([[], []])
  })
})
