import { describe, expect, it } from 'vitest'
import { aChangedThing, someChanges } from '../samples'
import { groupsOf, hrefOf, readOperation, sayChange, sayShift } from './changes'

const row = (kind: string, subject = 'X') => aChangedThing({ kind, subject })

describe('what changed', () => {
  it('stands by kind in the order in which a board hears of it; kinds without anything are left out', () => {
    expect(groupsOf(someChanges().changes).map(({ label, rows }) => [label, rows.length])).toEqual([['Moved', 1], ['Freezes added', 1]])
  })

  it('loses nothing of a kind that is not known yet', () => {
    expect(groupsOf([row('added'), row('owner-changed')]).map(({ label }) => label)).toEqual(['Added', 'Owner changed'])
  })

  it('leads to the release or the window, and nowhere where that is gone', () => {
    expect(hrefOf(row('moved', 'R-1'))).toBe('#/releases/R-1')
    expect(hrefOf(row('freeze-added', 'F-1'))).toBe('#/windows/layer/F-1')
    expect(hrefOf(row('freeze-removed', 'F-1'))).toBeNull()
  })

  it('does not name its subject twice', () => {
    const told = (sentence: string) => sayChange({ subject: 'R-1', title: 'Payments 4.2', sentence })
    expect(told('R-1 Payments 4.2 moved 3 days later')).toBe('moved 3 days later')
    expect(told('C02 is new: R-1 Payments 4.2 and R-2 overlap')).toBe('C02 is new: R-1 Payments 4.2 and R-2 overlap')
  })

  it('is told with how far it was moved, where its sentence does not say so', () => {
    const shift = (shift_minutes: number | null, sentence = 'from 18 Dec to 21 Dec') => sayShift(aChangedThing({ title: 'Pay later', sentence, shift_minutes }))
    expect([4_320, 1_440, -90, 3_060].map((minutes) => shift(minutes))).toEqual(['3 days later', '1 day later', '1 h 30 min earlier', '2 d 3 h later'])
    expect(shift(60, 'R-1 Pay later moved'), 'the title is no sentence').toBe('1 h later')
    expect([shift(4_320, 'moved 3 days later, from 18 Dec to 21 Dec'), shift(0), shift(null)]).toEqual(['', '', ''])
  })

  it('is asked for by the number of an operation', () => {
    expect(['12', ' 0 ', '', '-1', '1.5', 'x'].map(readOperation)).toEqual([12, 0, null, null, null, null])
  })
})
