import { describe, expect, it, vi } from 'vitest'
import { SlipwayError } from '../../backend'
import { sayDay } from '../../shared/dates'
import { aBar } from '../../shared/testing/samples'
import { beside, closedWhy, columnAt, columnOf, laterThan, moveOf, movesOf, openReleases, refusedSum, sayMove, titleOf } from './board'
import { cardOf, complaints, formOf, readCap } from './form'
import { Hand } from './hand.svelte'
import { aBudget, aBundle, aCandidate, tooMuch } from './samples'
import { gaugeOf, sayAccepted, sayPoints, sayPutOff, spoken } from './told'

const TODAY = '2026-11-24'
const bundle = aBundle()

describe('the columns of a bundle', () => {
  it('tell the core what a move between them means', () => {
    const of = (column: Parameters<typeof moveOf>[1], why: string | null = null) => moveOf('CH-1', column, bundle, why)
    expect(of('inside')).toEqual({ change: 'CH-1', place: 'in', release: 'R-1', to: null, reason: null, mode: 'commit' })
    expect(of('candidates')).toMatchObject({ place: 'open', release: null })
    expect(of('deferred', 'no room')).toEqual({ change: 'CH-1', place: 'put-off', release: 'R-1', to: null, reason: 'no room', mode: 'commit' })
    expect(of('waiting', 'no room')).toMatchObject({ place: 'put-off', release: 'R-1', to: 'R-3' })
    expect(sayMove(aCandidate(), 'waiting', bundle)).toBe('Put CH-1 off to R-3')
  })

  it('are closed where there is no next release, and where the release is over', () => {
    expect(closedWhy('waiting', aBundle({ next: null }))).toContain('No release after R-1 is known')
    expect(closedWhy('inside', aBundle({ takes_changes: false }))).toContain('takes no change any more')
    expect(closedWhy('inside', bundle)).toBeNull()
    expect(titleOf('waiting', aBundle({ next: null }))).toBe('Next release')
  })

  it('lie beside each other, and are found under a point', () => {
    expect([beside('candidates', 1), beside('candidates', -1), beside('waiting', 1)]).toEqual(['inside', null, null])
    expect(columnOf('CH-4', bundle)).toBe('deferred')
    expect(columnOf('GONE', bundle)).toBeNull()
    const places = [{ column: 'inside', left: 0, right: 10, top: 0, bottom: 10 }, { column: 'deferred', left: 10, right: 20, top: 0, bottom: 10 }] as const
    expect([columnAt(places, 9, 5), columnAt(places, 10, 5), columnAt(places, 25, 5)]).toEqual(['inside', 'deferred', null])
  })

  it('belong to releases that still take changes, and put off to later ones', () => {
    const bars = [aBar({ key: 'B', start: '2026-12-02T00:00:00Z' }), aBar({ key: 'A', start: '2026-12-01T00:00:00Z' }), aBar({ key: 'C', can_move: false, start: '2026-12-03T00:00:00Z' })]
    expect(openReleases(bars).map(({ key }) => key)).toEqual(['A', 'B'])
    expect(laterThan(bars, 'A').map(({ key }) => key)).toEqual(['B'])
    expect(movesOf(bundle).map(({ change }) => change)).toEqual(['CH-1', 'CH-2'])
  })

  it('know the sum that was refused', () => {
    expect(refusedSum(new SlipwayError({ code: 'bundle.over_budget', message: '', details: { sum: 26 } }))).toBe(26)
    expect(refusedSum(new SlipwayError({ code: 'bundle.fixed', message: '', details: { sum: 26 } }))).toBeNull()
  })
})

describe('a bundle in words', () => {
  it('tells how its budget is used, with a sign', () => {
    expect(gaugeOf(aBudget())).toEqual({ told: '14 of 20 points of risk, 6 left', share: 0.7, sign: 'ok' })
    expect(gaugeOf(tooMuch())).toEqual({ told: '14 of 10 points of risk, 4 over it', share: 1, sign: 'hard' })
    expect(gaugeOf(tooMuch({ refused: false })).sign).toBe('soft')
    expect(gaugeOf(aBudget({ cap: null, left: null }))).toEqual({ told: '14 points of risk, no budget set', share: null, sign: null })
    const accepted = { by: 'mia', at: '2026-11-24T09:00:00Z', reason: 'the law', up_to: 14, holds: true }
    expect(sayAccepted(aBudget({ accepted }), 'Europe/Berlin')).toMatch(/^Accepted up to 14 points by mia, .*: the law$/)
    expect(sayAccepted(aBudget({ accepted: { ...accepted, holds: false } }), 'Europe/Berlin')).toMatch(/^No longer enough/)
  })

  it('tells a card whole', () => {
    const [late] = bundle.deferred
    expect(sayPoints(aCandidate())).toBe('6 points, moderate')
    expect(late && sayPutOff(late)).toBe('put off 3 times – escalated')
    expect(spoken(aCandidate({ deadline: '2026-12-01', mandatory: 'legal' }), 'Candidates')).toBe(`CH-1 Faster search; Search, tier 2; 6 points, moderate; worth 16.0; deadline ${sayDay('2026-12-01')}; mandatory: legal; in Candidates`)
  })
})

describe('the form of a change', () => {
  it('sends back what it was given, and says what is wrong', () => {
    const { change } = aCandidate({ deadline: '2026-12-01' })
    expect(cardOf(formOf(change), TODAY)).toEqual(change)
    expect(cardOf({ ...formOf(change), deadline: ' ', effort: '1,5' }, TODAY)).toMatchObject({ deadline: null, effort: '1.5' })
    expect(complaints({ ...formOf(null), value: '11', effort: 'much', deadline: 'soon' }, TODAY, new Set())).toEqual({
      key: 'A key is needed, such as CH-12', service: 'Say which service it changes', value: 'A whole number from 1 to 10', effort: 'Person-days, such as 2.5', deadline: 'Write a day as 2026-12-18',
    })
    expect(complaints(formOf(change), TODAY, new Set(['CH-1']))).toEqual({ key: 'There is a change CH-1 already' })
    expect(['', ' 20 ', '-1', '2.5'].map(readCap)).toEqual([null, 20, undefined, undefined])
  })
})

describe('a card in the hand', () => {
  const event = (x: number, target?: Element): PointerEvent => {
    const made = new PointerEvent('pointermove', { pointerId: 7, button: 0, clientX: x, clientY: 5 })
    if (target) Object.defineProperty(made, 'target', { value: target })
    return made
  }
  const aHand = () => {
    const drop = vi.fn()
    const hand = new Hand(() => [{ column: 'candidates', left: 0, right: 100, top: 0, bottom: 100 }, { column: 'inside', left: 100, right: 200, top: 0, bottom: 100 }], drop)
    return { hand, drop }
  }

  it('is dropped on the column under the pointer, and on none where it came from', () => {
    const { hand, drop } = aHand()
    hand.down(event(50), aCandidate(), 'candidates')
    expect(hand.move(event(52)), 'a press that hardly moves is no drag').toBe(false)
    expect(hand.move(event(70))).toBe(true)
    expect(hand.lifted?.over).toBeNull()
    hand.move(event(150))
    expect(hand.lifted?.over).toBe('inside')
    hand.up(event(150))
    expect(drop).toHaveBeenCalledExactlyOnceWith(aCandidate(), 'inside')
    expect(hand.lifted).toBeNull()
  })

  it('is given up, and leaves buttons to themselves', () => {
    const { hand, drop } = aHand()
    hand.down(event(50), aCandidate(), 'candidates')
    hand.move(event(150))
    hand.cancel()
    hand.up(event(150))
    hand.down(event(50, document.createElement('button')), aCandidate(), 'candidates')
    expect(hand.move(event(150))).toBe(false)
    expect(drop).not.toHaveBeenCalled()
  })
})
