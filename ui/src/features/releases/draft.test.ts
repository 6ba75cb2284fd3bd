import { describe, expect, it } from 'vitest'
import { toMillis } from '../../shared/dates'
import { aBar } from '../../shared/testing/samples'
import { complaints, draftOf, emptyForm } from './draft'
import { segments } from './segments'
import { endOf, readLength } from './timing'

const now = toMillis('2026-11-24T09:00:00Z')

describe('the form of a release', () => {
  it('starts in the coming night of the shown zone', () => {
    expect(emptyForm(now, 'Europe/Berlin').start).toBe('2026-11-25T22:00')
  })

  it('complains about what the form itself can know', () => {
    const form = { ...emptyForm(now, 'UTC'), length: '30m', rollback: '45m' }
    expect(Object.keys(complaints(form)).sort()).toEqual(['rollback', 'title'])
    expect(draftOf(form)).toBeNull()
  })

  it('tells the core nothing where nothing is said', () => {
    const draft = draftOf({ ...emptyForm(now, 'Europe/Berlin'), title: ' Payments ', team: '', services: ['payments'] })
    expect(draft).toMatchObject({ title: 'Payments', team: null, key: null, start: '2026-11-25T22:00', end: '2026-11-25T23:00:00Z', rollback_minutes: 30 })
  })
})

describe('times', () => {
  it('keeps a length where clocks change in the middle of it', () => {
    // 01:30 CEST plus three hours is 03:30 CET in the night of 25 hours.
    expect(endOf('2026-10-25T01:30', 180, 'Europe/Berlin', null)).toBe('2026-10-25T02:30:00Z')
  })

  it('takes the turn of a repeated hour that was chosen', () => {
    expect(endOf('2026-10-25T02:30', 60, 'Europe/Berlin', 'earlier')).toBe('2026-10-25T01:30:00Z')
    expect(endOf('2026-10-25T02:30', 60, 'Europe/Berlin', 'later')).toBe('2026-10-25T02:30:00Z')
  })

  it('has no end for a time that does not exist', () => {
    expect(endOf('2026-03-29T02:30', 60, 'Europe/Berlin', null)).toBeNull()
    expect(readLength('0m')).toBeNull()
  })
})

describe('segments', () => {
  it('lie end to end, with stabilisation behind the end', () => {
    const parts = segments(aBar())
    expect(parts.map((part) => [part.kind, part.minutes])).toEqual([['implementation', 105], ['validation', 30], ['rollback', 45], ['stabilisation', 1440]])
    for (const [index, part] of parts.slice(1).entries()) expect(part.start).toBe(parts[index]?.end)
  })

  it('leave out what has no length', () => {
    expect(segments(aBar({ segments: { validation: 0, rollback: 0, stabilisation: 0 } })).map((part) => part.kind)).toEqual(['implementation'])
  })
})
