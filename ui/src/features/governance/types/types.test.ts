import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aRate, aRule } from '../samples'
import { cardOf, complaints, emptyQuestion, formOf, isRight, rephrased, ticked } from './form'
import { byMonth, sayPercent } from './rates'
import { sayFit, sayLead } from './words'

const form = formOf(aRule())

describe('the form of a type', () => {
  it('tells the core what it was told, with a reason where one was written', () => {
    expect(cardOf('emergency', form)).toEqual(aRule())
    expect(cardOf('emergency', { ...form, reason: ' Audit ' })?.reason).toBe('Audit')
  })

  it('asks five to eight questions', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 }), (number) => {
      const questions = Array.from({ length: number }, (_, index) => ({ id: index + 1, key: `q${index}`, question: 'Is it?', weighs: 'required' as const, kept: true }))
      expect(isRight(complaints({ ...form, questions }))).toBe(number >= 5 && number <= 8)
      expect(cardOf('normal', { ...form, questions }) !== null).toBe(number >= 5 && number <= 8)
    }))
  })

  it('complains in its place about what is missing, doubled or unreadable', () => {
    const line = { ...emptyQuestion(form.questions), key: ' Impacted ' }
    const wrong = complaints({ ...form, definition: ' ', stabilisation: 'long', questions: [...form.questions, line, { ...line, id: 99, key: '' }] })
    expect(wrong.definition).toBe('Say what the type is for')
    expect(wrong.stabilisation).toContain('Write a length')
    expect([wrong.question[line.id], wrong.key[line.id], wrong.key[99], wrong.key[1]]).toEqual(['A question is needed', 'Another question has this key', 'A key is needed', 'Another question has this key'])
  })

  it('makes the key of a new question out of its words, and leaves that of an old one', () => {
    const line = emptyQuestion(form.questions)
    const written = rephrased(line, 'Was it done before?', [...form.questions, line])
    expect([line.id, written.key]).toEqual([6, 'was-it-done-before'])
    expect(rephrased({ ...written, key: 'before' }, 'Really?', form.questions).key).toBe('before')
    const [old] = form.questions
    expect(old && rephrased(old, 'Other words', form.questions).key).toBe('impacted')
  })

  it('keeps a value once, or not at all', () => {
    expect(ticked(['a', 'b'], 'a', true)).toEqual(['b', 'a'])
    expect(ticked(['a', 'b'], 'a', false)).toEqual(['b'])
  })
})

describe('what a type asks, in words', () => {
  it('says when the answers speak for it', () => {
    expect(sayFit(aRule())).toBe('A release is emergency with a yes to all 3 required questions and to at least one of the 2 others.')
    const [first] = aRule().criteria
    expect(sayFit({ type: 'standard', criteria: first ? [{ ...first, weighs: 'required' }] : [] })).toBe('A release is standard with a yes to the required question.')
    expect(sayFit(aRule({ type: 'normal' }))).toContain('speak for no other type')
  })

  it('says how early a release is handed in', () => {
    expect(['5wd', '1wd', '4h', '90m', 'P3D'].map(sayLead)).toEqual(['5 working days', '1 working day', '4 hours', '90 minutes', 'P3D'])
  })
})

describe('how often releases got another type', () => {
  it('says no percentage of fewer than five', () => {
    expect([sayPercent(aRate({ classified: 4, percent: 100 })), sayPercent(aRate({ classified: 5 })), sayPercent(aRate({ percent: null }))]).toEqual(['too few', '20 %', 'too few'])
  })

  it('lists the newest month first, and in it teams by name', () => {
    const rows = [aRate({ month: '2026-10-01' }), aRate({ team: null }), aRate({ team: 'web' }), aRate({ team: 'core' })]
    const months = byMonth(rows, (team) => (team === 'web' ? 'A web team' : 'Core'))
    expect(months.map(({ month, rows: own }) => [month, ...own.map(({ team }) => team)])).toEqual([['2026-11-01', 'web', 'core', null], ['2026-10-01', 'core']])
  })
})
