import { describe, expect, it } from 'vitest'
import type { ReleaseDraft } from '../../../backend'
import { toMillis } from '../../../shared/dates'
import { aTemplate } from '../../../shared/templates/samples'
import { draftOf, emptyForm } from '../draft'
import { filledFrom } from './fill'
import { cardOf, complaints, formOf, proposeKey, sayLength } from './template'

const zone = 'Europe/Berlin'

describe('the form of a template', () => {
  it('tells the core the same template where nothing is changed', () => {
    const card = aTemplate({ people: [{ role: 'deployment-lead', person: 'ada', name: '' }] })
    expect(cardOf(formOf(card, 'UTC'), card)).toEqual(card)
  })

  it('keeps the seconds of a start that is not changed, and takes a time however it is typed', () => {
    const card = aTemplate({ start: '22:00:30' })
    expect(cardOf(formOf(card, zone), card)?.start).toBe('22:00:30')
    expect(cardOf({ ...formOf(card, zone), start: '2330' }, card)?.start).toBe('23:30:00')
  })

  it('says nothing where nothing is chosen, and leaves out people who are not named', () => {
    const card = aTemplate()
    const form = { ...formOf(card, zone), environment: '', team: '', risk: '', people: [{ role: 'security', person: '' }] }
    expect(cardOf(form, card)).toMatchObject({ environment: null, team: null, risk: null, people: [] })
  })

  it('complains about what the form itself can know, and is not saved then', () => {
    const card = aTemplate()
    const form = { ...formOf(card, zone), key: ' night ', title: ' ', start: '25:00', length: '1h' }
    const found = complaints(form, ['NIGHT'])
    expect(Object.keys(found).sort()).toEqual(['key', 'rollback', 'start', 'title'])
    expect(found.key).toContain('taken')
    expect(complaints({ ...form, key: '' }).key).toContain('needs a key')
    expect(cardOf(form, card)).toBeNull()
  })
})

describe('the key of a template', () => {
  it('is proposed as the first word of the title in capitals', () => {
    expect(proposeKey('Patches of the month', [])).toBe('PATCHES')
    expect(proposeKey('– Überweisungen', [])).toBe('UBERWEISUNGEN')
  })

  it('is another one where that is taken, and is never empty', () => {
    expect(proposeKey('Patches', ['patches'])).toBe('PATCHES-2')
    expect(proposeKey(' ', [])).toBe('TEMPLATE')
  })
})

describe('the length of a template', () => {
  it('is told in words, with what it is divided into', () => {
    expect(sayLength(aTemplate())).toBe('3 h, of it 30 min validation and 45 min rollback reserve; then 2 h stabilisation')
    expect(sayLength(aTemplate({ length_minutes: 90, validation_minutes: 0, rollback_minutes: 0, stabilisation_minutes: 0 }))).toBe('1 h 30 min')
  })
})

describe('the form of a release that a template fills', () => {
  const draft: ReleaseDraft = {
    key: null, train: null, version: null, occurrence: null, stores: null, start: '2026-12-05T22:00:00', end: '2026-12-06T01:00:00', ...without(aTemplate()),
  }

  function without({ title, description, type, services, environment, team, risk, people, zone: of, validation_minutes, rollback_minutes, stabilisation_minutes }: ReturnType<typeof aTemplate>) {
    return { title, description, type, services, environment, team, risk, people, zone: of, validation_minutes, rollback_minutes, stabilisation_minutes }
  }

  const empty = emptyForm(toMillis('2026-11-24T09:00:00Z'), 'UTC')

  it('has everything that the core drew', () => {
    expect(filledFrom(empty, draft, aTemplate())).toEqual({
      ...empty, title: 'Patches', description: 'Security patches of the month', type: 'standard', services: ['pay'], environment: 'production', team: 'core', risk: 'low',
      zone, start: '2026-12-05T22:00', length: '3h', validation: '30m', rollback: '45m', stabilisation: '2h', people: [{ role: 'deployment-lead', person: 'ada' }],
    })
  })

  it('keeps what was written, what a template never says, and what this one leaves open', () => {
    const typed = { ...empty, key: 'R-9', title: 'Mine', description: 'Why', version: '4.2', team: 'web', services: ['web'], stores: [{ store: 'ledger', schema: '', restores: true }] }
    const filled = filledFrom(typed, { ...draft, team: null, services: [] }, aTemplate())
    expect(filled).toMatchObject({ key: 'R-9', title: 'Mine', description: 'Why', version: '4.2', team: 'web', services: ['web'], stores: typed.stores, type: 'standard' })
  })

  it('has the length of the template where clocks change, and which of two equal times is meant', () => {
    const night = { ...draft, start: '2026-10-25T02:30:00', end: '2026-10-25T03:30:00', occurrence: 'earlier' }
    const filled = filledFrom(empty, night, aTemplate({ length_minutes: 120 }))
    expect(filled).toMatchObject({ occurrence: 'earlier', length: '2h' })
    expect(draftOf(filled)?.end).toBe('2026-10-25T02:30:00Z')
  })
})
