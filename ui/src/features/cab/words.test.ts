import { describe, expect, it } from 'vitest'
import { aDecision } from './samples'
import { sayPoint, verdictOf } from './words'

it('names the release of a point once', () => {
  expect(sayPoint({ title: 'Payments', release: 'R-1' })).toBe('R-1 Payments')
  expect(sayPoint({ title: 'R-1 Payments', release: 'R-1' })).toBe('R-1 Payments')
  expect(sayPoint({ title: 'Coffee', release: null })).toBe('Coffee')
})

describe('a decision in words', () => {
  it('is an approval only where it counts and there was a quorum', () => {
    expect(verdictOf(aDecision())).toEqual({ mark: 'ok', text: 'Approved' })
    expect(verdictOf(aDecision({ provisional: true, counts: false }))).toEqual({ mark: 'soft', text: 'Approved, provisional' })
    expect(verdictOf(aDecision({ counts: false }))).toEqual({ mark: 'soft', text: 'Approved, no longer counts' })
  })

  it('has the stop mark only for a rejection', () => {
    expect(verdictOf(aDecision({ outcome: 'rejected' }))).toEqual({ mark: 'hard', text: 'Rejected' })
    expect(verdictOf(aDecision({ outcome: 'deferred', counts: false }))).toEqual({ mark: 'soft', text: 'Deferred' })
    expect(verdictOf(aDecision({ outcome: 'more-information', counts: false })).text).toBe('More information asked for')
  })
})
