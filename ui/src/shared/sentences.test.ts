import { describe, expect, it } from 'vitest'
import { SlipwayError } from '../backend'
import { sayError, sentence } from './sentences'

describe('a message of the core as a sentence', () => {
  it('begins with a capital letter and ends with a full stop', () => {
    expect(sentence('there is already a release R-12')).toBe('There is already a release R-12.')
    expect(sentence('a release needs a title')).toBe('A release needs a title.')
    expect(sentence('ändern geht nicht')).toBe('Ändern geht nicht.')
    expect(sentence(' the disk is full; nothing was written ')).toBe('The disk is full; nothing was written.')
  })

  it('leaves what ends already', () => {
    expect(sentence('R-1 is inside Year end.')).toBe('R-1 is inside Year end.')
    expect(sentence('Which of the two?')).toBe('Which of the two?')
    expect(sentence('Reading…')).toBe('Reading…')
    expect(sentence('It said “stop.”')).toBe('It said “stop.”')
    expect(sentence('write it as `FREQ=DAILY`')).toBe('Write it as `FREQ=DAILY`.')
    expect(sentence('1 is too late (the agenda is closed)')).toBe('1 is too late (the agenda is closed).')
  })

  it('leaves keys, code words, names and paths as they are written', () => {
    for (const word of ['r-12', 'core_pay', 'release_move', 'pay.core', '`slipway log`', '/plans/bank.slipway', 'iCal', 'payments2', '"payments"', 'core/pay']) {
      expect(sentence(`${word} lists every operation`)).toBe(`${word} lists every operation.`)
    }
    expect(sentence('calm: the file cannot be written'), 'a name with what is said of it').toBe('calm: the file cannot be written.')
  })

  it('makes nothing out of nothing', () => {
    expect(sentence('')).toBe('')
    expect(sentence('  ')).toBe('')
  })
})

describe('a refusal in words', () => {
  const error = (message: string, hint: string | null = null): SlipwayError => new SlipwayError({ code: 'x', message, hint })

  it('is the message and then the hint, each a sentence', () => {
    expect(sayError(error('there is already a release R-12', 'choose another key'))).toBe('There is already a release R-12. Choose another key.')
  })

  it('does not say twice what to do', () => {
    expect(sayError(error('R-1 is in a freeze. Start on 5 January', 'Start on 5 January'))).toBe('R-1 is in a freeze. Start on 5 January.')
  })

  it('is the message alone where there is no hint', () => {
    expect(sayError(error('no plan is open'))).toBe('No plan is open.')
    expect(sayError(error('no plan is open', ''))).toBe('No plan is open.')
  })
})
