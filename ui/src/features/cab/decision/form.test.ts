import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyLine } from '../../../shared/approvals/conditions'
import { OUTCOMES } from '../../../shared/approvals/outcomes'
import { aDecision } from '../samples'
import { complaints, EMPTY_FORM, formOf, inputOf, isRight, tellVotes } from './form'
import type { DecisionForm } from './form'

const TODAY = '2026-11-24'
const line = emptyLine([])
const question = { meeting: 'M', release: 'R-1', today: TODAY }
const form = (part: Partial<DecisionForm>): DecisionForm => ({ ...EMPTY_FORM, ...part })
const wrong = (part: Partial<DecisionForm>) => complaints(form(part), TODAY)

describe('what a decision asks for', () => {
  it('is an outcome first of all', () => {
    expect(wrong({}).outcome).toBe('Choose what is decided')
    expect(isRight(wrong({ outcome: 'approved' }))).toBe(true)
  })

  it('is a condition that says what must be done, with a day that exists', () => {
    expect(wrong({ outcome: 'conditional' }).conditions).toEqual({ 1: { text: 'Name a condition' } })
    const lines = [{ ...line, text: 'Test it' }, { ...line, id: 2, owner: 'ben' }, { ...line, id: 3, text: 'Tell users', due: '2026-02-30' }, { ...line, id: 4 }]
    expect(wrong({ outcome: 'conditional', conditions: lines }).conditions).toEqual({ 2: { text: 'Say what must be done' }, 3: { due: 'Write a day as 2026-12-18' } })
  })

  it('is a day and a reason to defer, a reason to reject, and what must be known', () => {
    expect(wrong({ outcome: 'deferred' })).toMatchObject({ until: 'Write a day as 2026-12-18', reason: 'Say why' })
    expect(wrong({ outcome: 'rejected', reason: ' ' })).toMatchObject({ reason: 'Say why' })
    expect(wrong({ outcome: 'more-information' })).toMatchObject({ what: 'Say what must be known' })
    expect(isRight(wrong({ outcome: 'deferred', until: '1.12.2026', reason: 'Too early' }))).toBe(true)
  })

  it('is who heard what was only said, and votes that are numbers', () => {
    expect(wrong({ outcome: 'approved', verbal: true }).heardBy).toBe('Say who heard it')
    expect(wrong({ outcome: 'approved', votesFor: 'all', against: '-1' }).votes).toEqual({ votesFor: 'Write a number', against: 'Write a number' })
  })
})

describe('what the core is told', () => {
  it('is nothing while nothing is chosen', () => {
    expect(inputOf(EMPTY_FORM, question)).toBeNull()
  })

  it('leaves out what belongs to another outcome', () => {
    const full = form({ outcome: 'approved', conditions: [{ ...line, text: 'x' }], until: '2026-12-01', reason: 'because', what: 'more', heardBy: 'Ada', votesFor: '3', comments: ' fine ' })
    expect(inputOf(full, question)).toEqual({
      meeting: 'M', release: 'R-1', outcome: 'approved', reason: '', until: null, conditions: [], heard_by: null,
      ballot: { votes_for: 3, against: 0, abstained: 0, interests: [], comments: 'fine' },
      minutes: null,
    })
  })

  it('keeps conditions without the empty lines, with tidy days', () => {
    const input = inputOf(form({ outcome: 'conditional', conditions: [line, { id: 2, text: ' Test it ', owner: 'ben', due: '1.12.2026', verifier: '' }] }), question)
    expect(input?.conditions).toEqual([{ text: 'Test it', owner: 'ben', due: '2026-12-01', verifier: null }])
  })

  it('says what must be known and by whom in one reason', () => {
    expect(inputOf(form({ outcome: 'more-information', what: 'Load figures', byWhom: 'Ben' }), question)?.reason).toBe('Load figures – by Ben')
    expect(inputOf(form({ outcome: 'more-information', what: 'Load figures' }), question)?.reason).toBe('Load figures')
  })

  it('is the same again from what was decided', () => {
    const conditions = [{ text: 'Test it', owner: 'ben', due: '2026-12-01', verifier: 'cy', met_by: null, may_say: 'Cy', may_say_yourself: false, verifiers: ['cy'] }]
    fc.assert(fc.property(fc.constantFrom(...OUTCOMES.map(({ id }) => id)), fc.constantFrom('why', 'load figures'), (outcome, reason) => {
      const decided = aDecision({ outcome, reason, until: outcome === 'deferred' ? '2026-12-01' : null, conditions: outcome === 'conditional' ? conditions : [] })
      const input = inputOf(formOf(decided), question)
      expect(input).toMatchObject({ outcome, until: decided.until, heard_by: null })
      expect(input?.conditions).toHaveLength(decided.conditions.length)
      if (outcome !== 'approved' && outcome !== 'conditional') expect(input?.reason).toBe(reason)
    }))
  })
})

it('tells where more votes were cast than members are there', () => {
  expect(tellVotes(form({ votesFor: '3', abstained: '1' }), { present: 3 })).toBe('4 votes of 3 voting members who are there')
  expect(tellVotes(form({ votesFor: '3' }), { present: 3 })).toBe('')
  expect(tellVotes(form({ votesFor: 'x' }), { present: 0 })).toBe('')
})
