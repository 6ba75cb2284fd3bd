import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionsOf, emptyLine, linesOf, wrongLines } from './conditions'

const TODAY = '2026-11-24'
const line = emptyLine([])

describe('the conditions of an approval', () => {
  it('are one at least, each with what must be done and a day that exists', () => {
    expect(wrongLines([line], TODAY)).toEqual({ 1: { text: 'Name a condition' } })
    const lines = [{ ...line, text: 'Retest', due: '19.12.2026' }, { ...line, id: 2, owner: 'mia' }, { ...line, id: 3 }, { ...line, id: 4, text: 'x', due: 'never' }]
    expect(wrongLines(lines, TODAY)).toEqual({ 2: { text: 'Say what must be done' }, 4: { due: 'Write a day as 2026-12-18' } })
  })

  it('are told with tidy days and without empty lines', () => {
    expect(conditionsOf([{ ...line, text: ' Test it ', owner: 'ben', due: '1.12.2026' }, emptyLine([line])], TODAY)).toEqual([{ text: 'Test it', owner: 'ben', due: '2026-12-01', verifier: null }])
  })

  it('are the same again when they are written anew', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    const card = fc.record({ text: word, owner: fc.option(word), due: fc.constantFrom(null, '2026-12-01'), verifier: fc.option(word) })
    fc.assert(fc.property(fc.array(card), (cards) => {
      expect(conditionsOf(linesOf(cards), TODAY)).toEqual(cards)
      expect(new Set(linesOf(cards).map(({ id }) => id)).size).toBe(Math.max(1, cards.length))
    }))
  })
})
