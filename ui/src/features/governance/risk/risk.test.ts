import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OPEN } from '../conditions/form'
import { bandOf, BANDS, cardsOf, complaints as aboutBands, isRight, linesOf, rangesOf, toBand, wholes, withNext } from './bands'
import type { BandLine } from './bands'
import { readHundredths, sayHundredths } from './hundredths'
import * as matrix from './matrix'
import * as question from './question'
import * as questionnaire from './questionnaire'
import * as readiness from './readiness'
import * as rules from './rules'
import { MATRIX, QUESTIONNAIRE, READINESS, RULES } from './samples'

const SCALE = wholes(1, 25)
const line = (id: number, from: string, band: BandLine['band']): BandLine => ({ id, from, band })

describe('hundredths', () => {
  it('are written with both decimals and read back', () => {
    expect([401, 10, 5, 1_000, 0].map(sayHundredths)).toEqual(['4.01', '0.10', '0.05', '10.00', '0.00'])
    fc.assert(fc.property(fc.nat(9_999_999), (number) => readHundredths(sayHundredths(number)) === number))
  })

  it('are read with a comma, or without decimals, and not with three', () => {
    expect(['4,01', '4', ' 4.1 ', '4.', '4.001', '-1', ''].map(readHundredths)).toEqual([401, 400, 410, null, null, null, null])
  })
})

describe('bands', () => {
  it('are told as ranges, and the last reaches to the highest number', () => {
    expect(rangesOf(linesOf(MATRIX.bands, SCALE), SCALE)).toEqual(['1–4', '5–9', '10–16', '17–25'])
    const form = questionnaire.formOf(QUESTIONNAIRE)
    expect(rangesOf(form.bands, questionnaire.scaleOf(form.questions))).toEqual(['2.00–4.00', '4.01–6.00', '6.01–8.00', '8.01–10.00'])
    expect(rangesOf([line(1, '1', 'low'), line(2, '2', 'high'), line(3, 'x', 'very-high')], SCALE)).toEqual(['1', '2–…', '…–…'])
  })

  it('that are right give every number exactly one band, a heavier one the higher it is', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 2, max: 25 }), { maxLength: 3 }), (begins) => {
      const from = [1, ...begins.toSorted((a, b) => a - b)]
      const lines = from.map((number, index) => line(index, String(number), BANDS[index] ?? 'low'))
      const cards = cardsOf(lines, SCALE) ?? []
      expect(cards.map((card) => card.from)).toEqual(from)
      const told = Array.from({ length: 25 }, (_, index) => BANDS.indexOf(bandOf(cards, index + 1)))
      expect(told).toEqual(told.toSorted((a, b) => a - b))
      expect(told[0]).toBe(0)
    }))
  })

  it('must begin at the lowest number, rise, stay in reach, and grow heavier', () => {
    const wrong = aboutBands([line(1, '2', 'low'), line(2, '2', 'high'), line(3, 'x', 'moderate'), line(4, '26', 'very-high')], SCALE)
    expect(wrong.from).toEqual({ 1: 'The lowest number is 1: begin there', 2: 'Begin above 2, where the band before begins', 3: 'Write a number such as 1', 4: 'The highest number is 25: begin there or below' })
    expect(wrong.band).toEqual({ 3: 'Must be heavier than high before it' })
    expect(aboutBands([], SCALE).bands).toBe('There is no band: add the lightest one')
    expect([isRight(wrong), cardsOf([line(1, '2', 'low')], SCALE)]).toEqual([false, null])
  })

  it('grow by the next heavier one, until there is none', () => {
    const [first] = withNext([], SCALE)
    expect(first).toEqual(line(1, '1', 'low'))
    expect(withNext([line(1, '1', 'moderate')], SCALE)[1]).toEqual(line(2, '2', 'high'))
    const full = linesOf(MATRIX.bands, SCALE)
    expect(withNext(full, SCALE)).toBe(full)
  })

  it('look heavy where they are unknown', () => {
    expect([toBand('low'), toBand('nonsense'), bandOf([], 3), bandOf([{ from: 5, band: 'low' }], 3)]).toEqual(['low', 'very-high', 'very-high', 'low'])
  })
})

describe('the matrix', () => {
  const picture = (part: Partial<matrix.MatrixForm> = {}): string[] => matrix.picture({ ...matrix.formOf(MATRIX), ...part }).map(({ cells }) => cells.map(({ band }) => (band === null ? '-' : band === 'very-high' ? 'V' : band.charAt(0).toUpperCase())).join(''))

  it('is drawn from the highest impact, which is at least high', () => {
    expect(picture()).toEqual(['HHHVV', 'LMHHV', 'LMMHH', 'LLMMH', 'LLLLM'])
    expect(matrix.picture(matrix.formOf(MATRIX))[0]?.cells.map(({ raised }) => raised)).toEqual([true, false, false, false, false])
    expect(picture({ worst: 'low' })[0]).toBe('MHHVV')
  })

  it('is empty while its bands are not right', () => {
    expect(picture({ bands: [] })[0]).toBe('-----')
    expect(matrix.cardOf({ bands: [], worst: 'high' })).toBeNull()
  })
})

describe('readiness', () => {
  it('weighs a whole of 100, with a date and without', () => {
    const form = readiness.formOf(READINESS)
    expect([readiness.sumOf(form.dated), readiness.sumOf(form.undated), readiness.sumOf(['1', 'x'])]).toEqual([100, 100, null])
    const dated = readiness.weighed(form.dated, 3, '19')
    expect(dated).toEqual(['30', '40', '10', '19'])
    expect(readiness.cardOf({ ...form, dated })).toBeNull()
    expect(readiness.cardOf({ ...form, undated: ['60', '30', '10'] })?.undated).toEqual([60, 30, 10])
  })
})

describe('every model', () => {
  it('goes through its form unchanged', () => {
    expect(rules.cardOf(rules.formOf(RULES))).toEqual(RULES)
    expect(questionnaire.cardOf(questionnaire.formOf(QUESTIONNAIRE))).toEqual(QUESTIONNAIRE)
    expect(matrix.cardOf(matrix.formOf(MATRIX))).toEqual(MATRIX)
    expect(readiness.cardOf(readiness.formOf(READINESS))).toEqual(READINESS)
  })
})

describe('a rule of risk', () => {
  const [emergency = null] = RULES.rules

  it('tells what it was told, with its conditions in words', () => {
    expect(rules.ruleOf(rules.ruleForm(emergency), [])).toEqual(emergency)
    expect(rules.ruleOf({ ...rules.ruleForm(null), name: ' All ', key: 'all' }, [])).toEqual({ key: 'all', name: 'All', when: OPEN, words: 'every release', risk: 'moderate', impact: 3 })
  })

  it('needs a name, and a key of its own', () => {
    expect(rules.complaints(rules.ruleForm(null), [])).toEqual({ when: {}, name: 'Say in a few words what it is for', key: 'A key is needed' })
    expect(rules.ruleOf(rules.ruleForm(emergency), ['Emergency'])).toBeNull()
    const { rules: lines } = rules.formOf(RULES)
    expect(lines[0] && rules.copied(lines, lines[0])).toMatchObject({ id: 3, rule: { key: 'emergency-copy' } })
  })
})

describe('a question', () => {
  const [users = null] = QUESTIONNAIRE.questions

  it('tells what it was told, and what it adds', () => {
    expect(question.questionOf(question.formOf(users), [])).toEqual(users)
    expect(users && questionnaire.adds(users)).toEqual([20, 100])
    expect(questionnaire.adds({ weight: 10, answers: [] })).toEqual([0, 0])
  })

  it('needs words, a weight, and at least two answers that rise', () => {
    const form = question.formOf(null)
    const [first, second] = form.answers
    if (!first || !second) throw new Error('no answers')
    const wrong = question.complaints({ ...form, weight: '0', key: 'Q1', answers: [{ ...first, value: '4', text: 'a' }, { ...second, value: '4' }] }, ['q1'])
    expect(wrong).toEqual({ value: { 2: 'Must be more than 4' }, answer: { 2: 'Say what it means' }, text: 'A question is needed', key: 'Another question has this key', weight: 'Write a weight of at least 0.01' })
    expect(question.complaints({ ...form, answers: [{ ...first, value: 'x' }] }, [])).toMatchObject({ answers: '2 answers at least make a choice', value: { 1: 'Write a whole number' } })
  })

  it('has its next answer behind the heaviest', () => {
    expect(question.nextAnswer(question.formOf(users).answers)).toEqual({ id: 6, value: '12', text: '' })
    expect(question.nextAnswer([]).value).toBe('2')
  })
})

describe('the questionnaire', () => {
  it('sums up weights, and needs a question', () => {
    const form = questionnaire.formOf(QUESTIONNAIRE)
    expect(questionnaire.weightOf(form.questions)).toBe(100)
    expect(questionnaire.cardOf({ ...form, questions: [] })).toBeNull()
    expect(questionnaire.cardOf({ ...form, questions: form.questions.slice(1) }), 'its bands begin at 2.00, and its lowest sum is 1.80').toBeNull()
  })
})
