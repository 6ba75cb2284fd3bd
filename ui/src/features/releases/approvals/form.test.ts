import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyLine } from '../../../shared/approvals/conditions'
import { OUTCOMES } from '../../../shared/approvals/outcomes'
import { complaints, EMPTY_FORM, inputOf, isRight } from './form'
import type { DecisionForm } from './form'
import { anApproval, aStanding, PEOPLE } from '../samples'
import { decidersOf, hasApproved, sayGiven, sayStanding, verdictOf } from './words'

const TODAY = '2026-11-24'
const MIA = { role: 'service-owner', person: 'mia' }
const form = (part: Partial<DecisionForm>): DecisionForm => ({ ...EMPTY_FORM, ...part })

describe('the form of a decision', () => {
  it('asks what is decided, and of each outcome what it needs', () => {
    expect(complaints(EMPTY_FORM, TODAY).outcome).toBe('Choose what is decided')
    expect(isRight(complaints(form({ outcome: 'approved' }), TODAY))).toBe(true)
    expect(complaints(form({ outcome: 'deferred', until: 'soon' }), TODAY)).toMatchObject({ reason: 'Say why', until: 'Write a day as 2026-12-18' })
    expect(complaints(form({ outcome: 'more-information' }), TODAY).reason).toBe('Say what must be known, and by whom')
    expect(complaints(form({ outcome: 'conditional' }), TODAY).conditions).toEqual({ 1: { text: 'Name a condition' } })
    expect(complaints(form({ outcome: 'approved', said: true }), TODAY).heardBy).toBe('Say who heard it')
  })

  it('finds the line of conditions in which something is wrong, and passes over empty ones', () => {
    const lines = [{ ...emptyLine([]), text: 'Retest', due: '19.12.2026' }, { ...emptyLine([]), id: 2, owner: 'mia' }, { ...emptyLine([]), id: 3 }, { ...emptyLine([]), id: 4, text: 'x', due: 'never' }]
    expect(complaints(form({ outcome: 'conditional', conditions: lines }), TODAY).conditions).toEqual({ 2: { text: 'Say what must be done' }, 4: { due: 'Write a day as 2026-12-18' } })
    expect(inputOf(form({ outcome: 'conditional', conditions: lines.slice(0, 1) }), 'R-1', MIA, TODAY)?.conditions).toEqual([{ text: 'Retest', owner: null, due: '2026-12-19', verifier: null }])
  })

  it('tells the core only what belongs to the outcome', () => {
    const typed = { reason: ' Too late ', until: '2026-12-01', conditions: [{ ...emptyLine([]), text: 'Retest' }], note: '  ' }
    fc.assert(fc.property(fc.constantFrom(...OUTCOMES), ({ id }) => {
      const input = inputOf(form({ outcome: id, ...typed }), 'R-1', MIA, TODAY)
      expect(input).toMatchObject({ release: 'R-1', ...MIA, outcome: id, heard_by: null, note: null })
      expect(input?.reason === '').toBe(id === 'approved' || id === 'conditional')
      expect(input?.until).toBe(id === 'deferred' ? '2026-12-01' : null)
      expect(input?.conditions).toHaveLength(id === 'conditional' ? 1 : 0)
    }))
    expect(inputOf(EMPTY_FORM, 'R-1', MIA, TODAY)).toBeNull()
  })
})

describe('approvals in words', () => {
  it('tell whether a decision counts, and why not', () => {
    const verbal = { heard_by: 'Jon', said: '', confirm_by: '', confirmed_by: null, overdue: true }
    expect([
      anApproval(), anApproval({ counts: false, voided: ['The window moved.'] }), anApproval({ counts: false, provisional: true }), anApproval({ counts: false, verbal }),
      anApproval({ counts: false }), anApproval({ outcome: 'rejected', counts: false }), anApproval({ outcome: 'deferred', counts: false, voided: ['The window moved.'] }),
    ].map((one) => { const { mark, weight } = verdictOf(one); return [mark, weight] })).toEqual([
      ['ok', 'counts'], ['soft', 'void'], ['soft', 'provisional'], ['soft', 'lapsed'], ['soft', 'does not count'], ['hard', null], ['soft', 'void'],
    ])
  })

  it('do not say twice what blocks', () => {
    expect(sayStanding({ sentence: 'It waits for a peer. Nobody tested it. Its risk is high. One condition is open.', blocks: ['Nobody tested it. Its risk is high.'] })).toBe('It waits for a peer. One condition is open.')
    expect([sayGiven({ given: 1, needed: 2 }), sayGiven({ given: 0, needed: 0 })]).toEqual(['1 of 2 given', null])
  })

  it('know who may decide, and who has', () => {
    const [holder, nobody] = aStanding().approvers
    expect(holder && decidersOf(holder, PEOPLE).map(({ name, deputyFor }) => [name, deputyFor])).toEqual([['Mia Kern', null], ['Jon Aho', 'Mia Kern']])
    expect(nobody && decidersOf(nobody, PEOPLE)).toEqual([])
    expect(holder && hasApproved(holder, [anApproval({ by: 'Jon Aho', deputy_for: 'Mia Kern' })])).toBe(true)
    expect(holder && hasApproved(holder, [anApproval({ counts: false }), anApproval({ role: 'test-manager' })])).toBe(false)
  })
})
