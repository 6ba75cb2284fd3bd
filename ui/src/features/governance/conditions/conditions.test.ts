import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConditionsCard } from '../../../backend'
import { cardOf, complaints, formOf, OPEN, toAnswer } from './form'
import { sayLength, tidyLength } from './length'
import { either, sayConditions } from './words'

const card = (part: Partial<ConditionsCard>): ConditionsCard => ({ ...OPEN, ...part })

const yesNo = fc.option(fc.boolean())
const anyCard: fc.Arbitrary<ConditionsCard> = fc.record({
  types: fc.subarray<ConditionsCard['types'][number]>(['standard', 'normal', 'emergency']), risks: fc.subarray<ConditionsCard['risks'][number]>(['low', 'moderate', 'high', 'very-high']),
  tiers: fc.subarray([1, 2, 3, 4]), regions_at_least: fc.option(fc.integer({ min: 1, max: 40 })), regulated: yesNo, in_freeze: yesNo,
  lead_below: fc.option(fc.constantFrom('5wd', '1wd', '4h', '45m', '1h30m')),
})

describe('what a line asks', () => {
  it('is told as the core tells it', () => {
    const all = card({ types: ['normal'], risks: ['high', 'very-high'], tiers: [1, 2, 4], regions_at_least: 1, regulated: true, in_freeze: false, lead_below: '90m' })
    expect(sayConditions(all)).toBe('type normal; risk high or very high; tier 1, 2 or 4; 1 region or more; regulated; in no freeze; handed in less than 90 minutes before its start')
    expect(sayConditions(card({ regulated: false, in_freeze: true }))).toBe('not regulated; in a freeze')
    expect(sayConditions(OPEN)).toBe('every release')
    expect([either([]), either(['a']), either(['a', 'b']), either(['a', 'b', 'c'])]).toEqual(['', 'a', 'a or b', 'a, b or c'])
  })

  it('goes through the form unchanged', () => {
    fc.assert(fc.property(anyCard, (one) => {
      expect(cardOf(formOf(one))).toEqual(one)
    }))
  })

  it('is kept in the order of the core, however it was ticked', () => {
    const form = { ...formOf(OPEN), types: ['emergency', 'standard'], risks: ['very-high', 'low'], tiers: ['4', '1'] }
    expect(cardOf(form)).toEqual(card({ types: ['standard', 'emergency'], risks: ['low', 'very-high'], tiers: [1, 4] }))
    expect(['yes', 'no', 'any', 'nonsense'].map(toAnswer)).toEqual(['yes', 'no', 'any', 'any'])
  })

  it('is complained about where it cannot be read', () => {
    expect(complaints({ ...formOf(OPEN), regions: '0', lead: '5' })).toEqual({ regions: 'Write a whole number from 1 on, or nothing', lead: 'Write 5wd, 2d or 4h, or nothing' })
    expect(cardOf({ ...formOf(OPEN), regions: 'two' })).toBeNull()
    expect(complaints({ ...formOf(OPEN), regions: ' 2 ', lead: ' 5 WD ' })).toEqual({})
  })
})

describe('a length', () => {
  it('is written as the core writes it', () => {
    expect(['5wd', ' 2 WD ', '1d', '4h', '90m', '1h 30m'].map(tidyLength)).toEqual(['5wd', '2wd', '24h', '4h', '1h30m', '1h30m'])
  })

  it('is none where it is empty, bare, nothing, or longer than ten years', () => {
    expect(['', '5', '0wd', '0m', 'soon', '3661wd', '3661d'].map(tidyLength)).toEqual(Array.from({ length: 7 }, () => null))
  })

  it('is said in the largest unit that fits', () => {
    expect(['5wd', '1wd', '48h', '24h', '36h', '90m', 'P3D'].map(sayLength)).toEqual(['5 working days', '1 working day', '2 days', '1 day', '36 hours', '90 minutes', 'P3D'])
  })
})
