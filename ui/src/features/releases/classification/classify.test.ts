import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aClassification, TYPE_RULES } from '../samples'
import { answered, answerOf, askedOnly, complaints, formOf, inOrder, orderOf, questionOf, sayOpen } from './classify'
import type { Answer } from './classify'

describe('the answers about a type', () => {
  it('are given, changed and taken back without touching the others', () => {
    fc.assert(fc.property(fc.constantFrom<Answer>('yes', 'no', 'open'), fc.string(), (answer, key) => {
      const before = { standard: { [`${key}x`]: true }, normal: { [key]: false } }
      const after = answered(before, 'standard', key, answer)
      expect(answerOf(after, 'standard', key)).toBe(answer)
      expect([answerOf(after, 'standard', `${key}x`), after['normal']]).toEqual(['yes', before.normal])
    }))
  })

  it('are asked in the order in which types are tried, and only where they are still asked', () => {
    const types = inOrder(TYPE_RULES)
    expect(types.map(({ rule }) => rule.type)).toEqual(['emergency', 'standard', 'normal'])
    expect(askedOnly({ standard: { 'low-risk': true, gone: true }, old: { x: true } }, types)).toEqual({ standard: { 'low-risk': true } })
  })

  it('are told to the core with reason and approver only where those are needed', () => {
    const form = { ...formOf(aClassification({ reference: ' INC-7 ' })), reason: 'It cannot wait', approver: 'Ann', choose: 'emergency' as const }
    expect(questionOf(form, 'R-1', TYPE_RULES)).toEqual({ release: 'R-1', answers: { standard: { 'low-risk': true } }, reference: 'INC-7', choose: 'emergency', reason: null, approver: null, mode: 'preview' })
    expect(orderOf(form, 'R-1', TYPE_RULES, { needs_approver: true })).toMatchObject({ reason: 'It cannot wait', approver: 'Ann', mode: 'commit' })
    expect(orderOf(form, 'R-1', TYPE_RULES, { needs_approver: false })).toMatchObject({ reason: null, approver: null })
    expect(complaints({ ...form, approver: ' ' }, { needs_approver: true })).toEqual({ approver: 'Name who approved that' })
    expect(complaints({ ...form, approver: '', reason: '' }, { needs_approver: false })).toEqual({})
  })

  it('count what is open', () => {
    expect([0, 1, 3].map(sayOpen)).toEqual([null, '1 question is open, and counts as no.', '3 questions are open, and count as no.'])
  })
})
