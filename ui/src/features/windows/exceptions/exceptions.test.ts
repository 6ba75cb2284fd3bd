import { describe, expect, it } from 'vitest'
import { aLayer, anException } from '../samples'
import { askComplaints, byWaiting, canBind, isOpen, requestOf, standing, standsOutside, USUAL } from './exceptions'

const form = { freeze: 'F-1', release: 'R-1', criteria: USUAL, reason: 'The law changes', risk: '', rollback: 'Switch it off' }

describe('a request for an exception', () => {
  it('asks at once for what a decision would need', () => {
    expect(Object.keys(askComplaints({ ...form, freeze: '', reason: ' ', rollback: '' }))).toEqual(['freeze', 'reason', 'rollback'])
    expect(requestOf({ ...form, release: '' })).toBeNull()
  })

  it('leaves out criteria without words, and refuses the same one twice', () => {
    const criteria = [{ text: ' Seen by the board ', met: true }, { text: '  ', met: false }]
    expect(requestOf({ ...form, criteria })?.criteria).toEqual([{ text: 'Seen by the board', met: true }])
    expect(askComplaints({ ...form, criteria: [...criteria, { text: 'Seen by the board', met: false }] }).criteria).toBeDefined()
  })
})

describe('the freeze of an exception', () => {
  const week = { start: '2026-12-18T17:00:00Z', end: '2027-01-04T05:00:00Z' }

  it('may be on its way or bind, but not be ended', () => {
    expect(canBind(aLayer({ phase: 'proposed', binds: false }))).toBe(true)
    expect(canBind(aLayer({ phase: 'ended', binds: true })), 'its last time is over, and it was never ended').toBe(true)
    expect(canBind(aLayer({ phase: 'ended', binds: false }))).toBe(false)
  })

  it('is told from one in which the release does not stand', () => {
    expect(standsOutside({ start: '2026-12-19T19:00:00Z', end: '2026-12-19T21:00:00Z' }, [week])).toBe(false)
    expect(standsOutside({ start: '2026-12-18T15:00:00Z', end: '2026-12-18T17:00:00Z' }, [week]), 'touching is not overlap').toBe(true)
    expect(standsOutside({ start: '2027-02-01T15:00:00Z', end: '2027-02-01T17:00:00Z' }, [week])).toBe(true)
    expect(standsOutside({ start: '2040-02-01T15:00:00Z', end: '2040-02-01T17:00:00Z' }, [week, week, week, week, week]), 'further than is known').toBe(false)
    expect(standsOutside({ start: '2026-12-19T19:00:00Z', end: '2026-12-19T21:00:00Z' }, [])).toBe(true)
  })
})

describe('how an exception stands', () => {
  it('puts those first that wait, and of these the newest', () => {
    const all = ([['E-1', 'used'], ['E-2', 'requested'], ['E-3', 'requested'], ['E-DATA', 'approved']] as const).map(([key, stage]) => anException({ key, stage }))
    expect(byWaiting(all).map((one) => one.key)).toEqual(['E-3', 'E-2', 'E-DATA', 'E-1'])
  })

  it('says that one ran out', () => {
    expect(standing(anException({ stage: 'approved', expired: true }))).toBe('Expired')
    expect(standing(anException({ stage: 'approved' }))).toBe('Approved')
  })

  it('is open until it is used, refused or withdrawn', () => {
    expect((['requested', 'approved', 'refused', 'used', 'withdrawn'] as const).filter((stage) => isOpen(anException({ stage })))).toEqual(['requested', 'approved'])
  })
})
