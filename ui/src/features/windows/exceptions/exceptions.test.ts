import { describe, expect, it } from 'vitest'
import { anException } from '../samples'
import { askComplaints, isOpen, requestOf, standing, USUAL } from './exceptions'

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

describe('how an exception stands', () => {
  it('says that one ran out', () => {
    expect(standing(anException({ stage: 'approved', expired: true }))).toBe('Expired')
    expect(standing(anException({ stage: 'approved' }))).toBe('Approved')
  })

  it('is open until it is used, refused or withdrawn', () => {
    expect((['requested', 'approved', 'refused', 'used', 'withdrawn'] as const).filter((stage) => isOpen(anException({ stage })))).toEqual(['requested', 'approved'])
  })
})
