import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MINUTE, toMillis, toWire } from '../../../shared/dates'
import { aRollback } from '../samples'
import { complaints, countdown, decisionForm, decisionOf, rollbackForm, rollbackOf, sayCalled, wrongDecision } from './way'

const ZONE = 'Europe/Berlin'
const NOW = toMillis('2026-11-24T09:00:30Z')
const TODAY = '2026-11-24'
const USUAL = { rollback: 45, validation: 30 }

describe('the countdown to the point of no return', () => {
  it('says what is left and what has passed, rounded down', () => {
    const at = (minutes: number) => countdown(toWire(NOW + minutes * MINUTE), NOW).text
    expect([2885, 65, 0.5, 0, -0.5, -5, -125].map(at)).toEqual(['2 d 5 min left', '1 h 5 min left', 'less than a minute left', 'less than a minute left', 'passed just now', 'passed 5 min ago', 'passed 2 h 5 min ago'])
  })

  it('has passed exactly when now lies behind it', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), (by) => {
      expect(countdown(toWire(NOW + by), NOW).passed).toBe(by < 0)
    }))
  })

  it('tells when somebody is called', () => {
    expect([sayCalled(0), sayCalled(15)]).toEqual(['called at once', 'called after 15 min'])
  })
})

describe('the form of a way back', () => {
  it('keeps what was written down', () => {
    const { plan } = aRollback()
    expect(rollbackOf(rollbackForm(plan, USUAL), 'R-1', TODAY)).toEqual(plan)
  })

  it('begins with the times of the release, and asks how it is done', () => {
    const empty = rollbackForm(null, USUAL)
    expect([empty.duration, empty.verification]).toEqual(['45m', '30m'])
    expect(complaints(empty, TODAY)).toEqual({ procedure: 'Say how it is taken back, or where that is written down' })
    expect(rollbackOf(empty, 'R-1', TODAY)).toBeNull()
  })

  it('complains about lengths and days that cannot be read, and about a measure without a day', () => {
    const form = { ...rollbackForm(aRollback().plan, USUAL), duration: '0m', verification: 'long', tested: 'soon', measured: 'x' }
    expect(Object.keys(complaints(form, TODAY))).toEqual(['duration', 'verification', 'tested', 'measured'])
    expect(complaints({ ...form, duration: '1h', verification: '', tested: '', measured: '38m' }, TODAY)).toEqual({ tested: 'Say on which day it took that long' })
    expect(rollbackOf({ ...form, duration: '1h', verification: '', tested: '3.11.2026', measured: '' }, 'R-1', TODAY)).toMatchObject({ duration_minutes: 60, verification_minutes: 0, tested: '2026-11-03', measured_minutes: null })
  })
})

describe('the decision to go on or back', () => {
  it('was asked when the form was opened, unless another time is written', () => {
    const form = { ...decisionForm(NOW, ZONE), way: 'go-back' as const, reason: ' Errors rise ' }
    expect(decisionOf(form, 'R-1', ZONE, NOW)).toEqual({ release: 'R-1', way: 'go-back', by: null, asked: '2026-11-24T09:00:00Z', reason: 'Errors rise' })
    expect(decisionOf({ ...form, asked: '2026-11-24T09:30', by: 'Ann' }, 'R-1', ZONE, NOW)).toMatchObject({ by: 'Ann', asked: '2026-11-24T08:30:00Z' })
  })

  it('asks which way and why, and takes no time of the future', () => {
    expect(wrongDecision({ ...decisionForm(NOW, ZONE), asked: '2026-11-24T11:00' }, ZONE, NOW)).toEqual({ way: 'Choose which way', asked: 'It cannot have been asked in the future', reason: 'Say why' })
    expect(decisionOf(decisionForm(NOW, ZONE), 'R-1', ZONE, NOW)).toBeNull()
  })
})
