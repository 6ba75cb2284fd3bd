import { describe, expect, it } from 'vitest'
import { toMillis } from '../../shared/dates'
import { aBar } from '../../shared/testing/samples'
import { complaints, draftOf, emptyForm } from './draft'
import { segments } from './segments'

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

describe('data stores of a release', () => {
  const form = { ...emptyForm(now, 'UTC'), title: 'Payments' }

  it('are told with their schema version, and lines without a store are left out', () => {
    const stores = [{ store: 'ledger', schema: ' 42 ', restores: true }, { store: 'cards', schema: '', restores: false }, { store: '', schema: '7', restores: false }]
    expect(draftOf({ ...form, stores })?.stores).toEqual([{ store: 'ledger', schema: 42, restores: true }, { store: 'cards', schema: null, restores: false }])
  })

  it('are taken away where every line is taken out', () => {
    expect(draftOf(form)?.stores).toEqual([])
  })

  it('want a schema version that is a number', () => {
    expect(complaints({ ...form, stores: [{ store: 'ledger', schema: '4.2', restores: false }] }).stores).toContain('whole number')
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
