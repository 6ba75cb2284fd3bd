import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GoneThing } from '../../backend'
import { complaintOfKey, complaintOfName, slug } from './keys'
import { alike, EMERGENCY, EVERY_RELEASE, formOf, leftOut, narrows, onlyWindow, partOf, WHOLE } from './part'
import type { PartForm } from './part'
import { aCatalogue } from './samples'
import { sayPart } from './told'

const keys = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { maxLength: 3 })
const text = fc.option(fc.stringMatching(/^[a-z]{1,4}$/))
const GONE: GoneThing[] = ['window', 'board', 'team', 'service'].map((what) => ({ what, id: `00000000-0000-7000-8000-00000000000${what.length}`, told: `${what} X` }))
const forms: fc.Arbitrary<PartForm> = fc.record({
  releases: fc.boolean(), windows: fc.boolean(), meetings: fc.boolean(), layers: keys, boards: keys,
  gone: fc.subarray(GONE),
  filter: fc.record({ services: keys, team: text, type: text, text }).map((some) => ({ ...EVERY_RELEASE, ...some })),
})

describe('the part of the plan that a calendar holds', () => {
  it('is the same when it comes back from the core as it was sent', () => {
    fc.assert(fc.property(forms, (form) => {
      const part = partOf(form)
      if (part) expect(partOf(formOf(part))).toEqual(part)
    }))
  })

  it('is nothing that can be asked where nothing is ticked, because the core takes that for the whole plan', () => {
    expect(partOf({ ...WHOLE, releases: false, windows: false, meetings: false })).toBeNull()
    expect(formOf({ releases: false, filter: EVERY_RELEASE, all_layers: false, layers: [], all_meetings: false, boards: [] }).releases).toBe(false)
  })

  it('says nothing of what is not ticked, whatever was chosen below it', () => {
    expect(partOf({ ...onlyWindow('F-1'), filter: { ...EVERY_RELEASE, team: 'core' }, boards: ['cab'] })).toEqual({
      releases: false, filter: EVERY_RELEASE, all_layers: false, layers: ['F-1'], all_meetings: false, boards: [],
    })
  })

  it('is the same in whatever order it was chosen', () => {
    const [one, other] = [['a', 'b'], ['b', 'a']].map((services) => ({ ...WHOLE, filter: { ...EVERY_RELEASE, services } }))
    expect(one && other && alike(one, other)).toBe(true)
    expect(alike(WHOLE, EMERGENCY)).toBe(false)
  })

  it('keeps what the form has no field for, and one service as one of several', () => {
    const filter = { ...EVERY_RELEASE, service: 'payments', from: '2026-12-01T00:00:00Z' }
    const form = formOf({ releases: false, filter, all_layers: true, layers: [], all_meetings: false, boards: [] })
    expect(form).toMatchObject({ releases: true, windows: true, meetings: false, filter: { service: null, services: ['payments'], from: filter.from } })
    expect(narrows(EVERY_RELEASE)).toBe(false)
  })
})

describe('what is named and no longer in the plan', () => {
  const [window, board, team, service] = GONE.map((one) => [one])
  const only = (part: Partial<PartForm>): PartForm => ({ ...WHOLE, releases: false, windows: false, meetings: false, ...part })

  it('never makes a kind held whole, neither while it is named nor when it is left out', () => {
    fc.assert(fc.property(forms, (form) => {
      const part = partOf(form)
      const names = (...kinds: string[]): boolean => form.gone.some(({ what }) => kinds.includes(what))
      if (part && names('window')) expect(part.all_layers).toBe(false)
      if (part && names('board')) expect(part.all_meetings).toBe(false)
      const rest = leftOut(form)
      if (names('window') && form.layers.length === 0) expect(rest.windows).toBe(false)
      if (names('board') && form.boards.length === 0) expect(rest.meetings).toBe(false)
      if (names('team', 'service') && !narrows(form.filter)) expect(rest.releases).toBe(false)
    }))
  })

  it('is told to hold nothing', () => {
    const told = (form: PartForm): string => sayPart(form, aCatalogue(), 'Europe/Berlin')
    expect(told(only({ windows: true, gone: window ?? [] }))).toBe('No window')
    expect(told(only({ meetings: true, gone: board ?? [] }))).toBe('No CAB meeting')
    expect(told(only({ releases: true, gone: team ?? [] }))).toBe('No release')
    expect(told(only({ releases: true, gone: service ?? [] }))).toBe('No release')
    expect(told(only({ releases: true, gone: service ?? [], filter: { ...EVERY_RELEASE, services: ['shop'] } }))).toBe('Releases that touch Web shop')
  })
})

describe('what a calendar holds, in words', () => {
  const told = (form: PartForm): string => sayPart(form, aCatalogue(), 'Europe/Berlin')

  it('names everything by what people call it', () => {
    expect(told(WHOLE)).toBe('Every release; every window; every CAB meeting')
    expect(told(EMERGENCY)).toBe('Every emergency release')
    expect(told(onlyWindow('F-1'))).toBe('The window Year-end freeze')
    const filter = { ...EVERY_RELEASE, services: ['payments', 'shop'], team: 'core', environment: 'prod', person: 'mia', type: 'normal' }
    expect(told({ ...WHOLE, filter, windows: false, boards: ['cab'] })).toBe('Normal releases that touch Payments or Web shop, of team Core, in Production, with Mia; the meetings of Weekly CAB')
    expect(told({ ...WHOLE, filter: { ...EVERY_RELEASE, from: '2026-12-01T00:00:00Z' }, windows: false, meetings: false })).toMatch(/^Releases that end after Tue,? 1 Dec 2026 01:00 CET$/)
  })

  it('says the key of what is no more', () => {
    expect(told(onlyWindow('F-9'))).toBe('The window F-9')
  })
})

describe('the key of a saved calendar', () => {
  it('must be a name of a file on every system', () => {
    for (const key of ['payments', 'team-1.eu', 'A_b']) expect(complaintOfKey(key, []), key).toBeNull()
    for (const key of ['', '../up', 'a/b', 'a b', '.hidden', '-x', 'con', 'Lpt1.old', 'zahlung-ä']) expect(complaintOfKey(key, []), key).not.toBeNull()
    expect(complaintOfKey('Payments', ['payments'])).toBe('There is a calendar Payments already')
  })

  it('is made out of any name, or out of nothing of it', () => {
    expect(slug('Bank – every Émergency release!')).toBe('bank-every-emergency-release')
    fc.assert(fc.property(fc.string(), (name) => /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)?$/.test(slug(name))))
  })

  it('comes with a name', () => {
    expect([complaintOfName(' '), complaintOfName('x'.repeat(121)), complaintOfName('Pay')].map((said) => said === null)).toEqual([false, false, true])
  })
})
