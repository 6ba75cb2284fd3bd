import { describe, expect, it } from 'vitest'
import { toMillis, toWire } from '../../shared/dates'
import { aBar } from '../../shared/testing/samples'
import { copyOf, emptyDraft, nextPlace, sayAlong } from './copy'
import type { Original } from './copy'

const view: Original = {
  bar: aBar({ train: 't-1' }), description: 'Why', people: [{ role: 'deployment-lead', person: 'mia', name: 'Mia' }], stores: [{ store: 'ledger', schema: 7, restores: false }],
}

const slot = (start: string): never => ({ start, end: toWire(toMillis(start) + 3 * 3_600_000), told: '', score: 0, reasons: [] }) as never

const never = (): Promise<boolean> => Promise.resolve(false)

describe('the copy of a release', () => {
  it('has everything that was said of the original, and no key', () => {
    expect(copyOf(view)).toMatchObject({
      key: null, title: 'Payments 4.2 (copy)', description: 'Why', type: 'normal', services: ['payments'], environment: 'production', team: 'core', train: 't-1',
      risk: 'moderate', version: '4.2', validation_minutes: 30, rollback_minutes: 45, stabilisation_minutes: 1440, people: view.people, stores: view.stores,
    })
  })

  it('goes to the first slot behind the original, whichever fits best', async () => {
    const place = await nextPlace(view.bar, [slot('2026-12-05T21:00:00Z'), slot('2026-11-27T21:00:00Z'), slot('2026-12-01T21:00:00Z')], never)
    expect(toWire(place.start)).toBe('2026-12-01T21:00:00Z')
  })

  it('goes to the same time of the first free day where the links of the original leave no slot', async () => {
    const free = await nextPlace(aBar({ start: '2026-10-22T20:00:00Z', end: '2026-10-22T22:00:00Z' }), [], ({ start }) => Promise.resolve(start > toMillis('2026-10-25T00:00:00Z')))
    expect(toWire(free.start), '22:00 on the wall, behind the change of clocks').toBe('2026-10-25T21:00:00Z')
  })

  it('goes to the same time a week later where no day is free', async () => {
    const place = await nextPlace(aBar({ start: '2026-10-22T20:00:00Z', end: '2026-10-22T22:00:00Z' }), [], never)
    expect([place.start, place.end].map(toWire)).toEqual(['2026-10-29T21:00:00Z', '2026-10-29T23:00:00Z'])
  })

  it('says what comes along unseen', () => {
    expect(sayAlong(copyOf(view))).toBe('version 4.2, train t-1, the description, 30 min validation, 45 min rollback reserve, 1 d stabilisation, 1 person, 1 data store')
    expect(sayAlong(emptyDraft('', 'service'))).toBe('')
  })
})
