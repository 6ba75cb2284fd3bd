/** Answers of the core about calendars, for tests. */
import type { CalendarPreview, CatalogueView, PreviewedEvent, PublicationView, SavedCalendarView, WordsView } from '../../backend'
import { fakeCore } from '../../backend/fake'
import type { FakeCore, Handlers } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { aChange, aStatus } from '../../shared/testing/samples'
import { EMERGENCY, partOf, WHOLE } from './part'
import type { PartForm } from './part'

const SCOPE = { services: [], teams: [], environments: [], regions: [], types: [] }

export function aCatalogue(): CatalogueView {
  const service = { tier: 1, team: 'core', region: 'eu', environments: [] }
  return {
    services: [{ key: 'payments', name: 'Payments', ...service }, { key: 'shop', name: 'Web shop', ...service }],
    teams: [{ key: 'core', name: 'Core', limit: null }],
    environments: [{ key: 'prod', name: 'Production', production: true, infrastructure: null }],
    regions: [{ key: 'eu', name: 'Europe', zone: 'Europe/Berlin' }],
    people: [
      { key: 'mia', name: 'Mia', team: 'core', email: 'mia@bank.example', deputy: null },
      { key: 'bob', name: 'Bob', team: 'core', email: null, deputy: null },
    ],
    trains: [],
    windows: [{
      key: 'F-1', title: 'Year-end freeze', kind: 'freeze-hard', start: '2026-12-18T18:00', end: '2027-01-04T06:00', zone: 'Europe/Berlin', rrule: null, scope: SCOPE,
      severity: 'hard', owner: null, source: null, reviewed: null, limit: null,
    }],
    stores: [], bookings: [], absences: [], shifts: [],
    boards: [{ key: 'cab', name: 'Weekly CAB', start: '2026-11-03T10:00', end: '2026-11-03T11:00', zone: 'Europe/Berlin', rrule: 'FREQ=WEEKLY', scope: SCOPE, cut_off: '2wd', cut_off_major: '5wd' }],
    lead_times: [],
  }
}

export function aSaved(key: string, form: PartForm, part: Partial<SavedCalendarView> = {}): SavedCalendarView {
  const held = partOf(form)
  if (!held) throw new Error('A saved calendar holds something.')
  return { key, name: key.toUpperCase(), part: held, told: '', published: false, file: `${key}.ics`, ...part }
}

export const someSaved = (): SavedCalendarView[] => [
  aSaved('emergency', EMERGENCY, { name: 'Emergency releases', published: true }),
  aSaved('all', WHOLE, { name: 'Everything' }),
]

export function anEvent(part: Partial<PreviewedEvent> = {}): PreviewedEvent {
  return {
    uid: '1@slipway', title: 'R-1 Payments 4.2', when: 'Sat 28 Nov 2026 22:00 to 01:00 Europe/Berlin', start: '2026-11-28T21:00:00Z', description: 'Why: limits\nTeam: Core',
    categories: ['Normal'], status: 'confirmed', sequence: 1, change: 'new', ...part,
  }
}

export function aPreview(part: Partial<CalendarPreview> = {}): CalendarPreview {
  const events = [
    anEvent(),
    anEvent({ uid: '2@slipway', title: 'R-2 Web shop', change: 'called-off', status: 'cancelled', sequence: 4 }),
    anEvent({ uid: '3@slipway', title: 'R-3 Ledger', change: 'unchanged', sequence: 0 }),
  ]
  return { name: 'Bank', count: 3, new: 1, changed: 0, called_off: 1, bytes: 3_200, files: 1, events, never_left: 0, left_out: null, warnings: [], ...part }
}

export function aPublication(part: Partial<PublicationView> = {}): PublicationView {
  return { folder: '/srv/calendars', refresh_minutes: 60, published: '2026-11-24T08:00:00Z', failed: null, calendars: [], ...part }
}

export function someWords(): WordsView[] {
  const words = { usual: true, places: ['key', 'title', 'when'], example: { title: 'R-1 Payments', description: 'When: Saturday', categories: ['Normal'] } }
  const texts = { title: '{key} {title}', description: 'When: {when}', categories: 'CAB' }
  return ['release', 'window', 'meeting'].map((kind) => ({ kind, ...texts, ...words, example: kind === 'meeting' ? null : words.example }))
}

/** A core that knows a small plan; `more` answers otherwise or besides. */
export function aCore(more: Handlers = {}, saved = someSaved()): FakeCore {
  plan.take(aStatus())
  return fakeCore({
    catalogue_show: () => aCatalogue(),
    saved_calendar_list: () => ({ items: saved }),
    calendar_preview: () => aPreview(),
    saved_calendar_save: () => aChange(),
    saved_calendar_remove: () => aChange(),
    publication_show: () => aPublication(),
    calendar_words_show: () => ({ items: someWords() }),
    ...more,
  })
}
