import { describe, expect, it } from 'vitest'
import { aSeat, PEOPLE, SEATS } from '../samples'
import { answered, answersIn, deputised, groupsOf, sitters, strangers } from './seats'

describe('who takes part', () => {
  it('answers an invitation before the meeting, and is there or not in it', () => {
    expect(answersIn('planned')).toEqual(['accepted', 'tentative', 'declined'])
    expect(answersIn('open')).toEqual(answersIn('ended'))
  })

  it('stands under their groups in the order of the core, guests last', () => {
    expect(groupsOf(SEATS).map(({ name, seats }) => [name, seats.map((seat) => seat.person)])).toEqual([['Change', ['ada', 'ben']], ['Security', ['cy']], ['Guests', ['eve']]])
    expect(groupsOf([aSeat({ group: '' })])[0]?.name).toBe('Members')
  })

  it('comes in person without a deputy', () => {
    const seat = aSeat({ presence: 'apologies', deputy: 'ben' })
    expect(answered('M', seat, 'present')).toEqual({ meeting: 'M', person: 'ada', presence: 'present', deputy: null })
    expect(answered('M', seat, 'apologies').deputy).toBe('ben')
    expect(answered('M', seat, null).deputy).toBeNull()
  })

  it('does not come where somebody else comes instead', () => {
    expect(deputised('M', aSeat({ presence: 'present' }), 'ben', 'open')).toEqual({ meeting: 'M', person: 'ada', presence: 'apologies', deputy: 'ben' })
    expect(deputised('M', aSeat(), 'ben', 'planned').presence).toBe('declined')
    expect(deputised('M', aSeat({ presence: 'tentative' }), 'ben', 'planned').presence).toBe('tentative')
    expect(deputised('M', aSeat({ presence: 'apologies', deputy: 'ben' }), null, 'open')).toMatchObject({ presence: 'apologies', deputy: null })
  })

  it('is a guest only without a seat', () => {
    expect(strangers(PEOPLE, SEATS).map(({ key }) => key)).toEqual(['dee'])
  })

  it('declares a conflict of interest as whoever sits there', () => {
    expect(sitters([aSeat({ deputy: 'ben' }), aSeat({ person: 'cy' })]).map(({ key }) => key)).toEqual(['ben', 'cy'])
  })
})
