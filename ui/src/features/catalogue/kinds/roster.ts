/** People and when they are there, and bookings of environments. */
import { mutate } from '../../../shared/mutate'
import { card, isYes, KEY, momentOf, momentTexts, NAME, numberOrNull, orNull, TEAM, text, valuesOf, ZONE } from '../values'
import type { FieldSpec, Kind } from '../values'

const QUIET = { quiet: true } as const
const PERSON: FieldSpec = { id: 'person', label: 'Person', shape: 'one', from: 'people' }

export const roster: readonly Kind[] = [
  {
    id: 'people', label: 'People', one: 'person',
    about: 'Who has a part in releases: leads, owners of a rollback, approvers. It is told when somebody is needed twice or away.',
    listed: ['key', 'name', 'team', 'email', 'deputy'],
    fields: [
      NAME, KEY, TEAM,
      { id: 'email', label: 'Mail', shape: 'text', optional: true },
      { id: 'deputy', label: 'Deputy', shape: 'one', from: 'people', optional: true, hint: 'Who stands in when the person is away or needed twice.' },
    ],
    read: ({ people }) => people.map((one) => valuesOf({ ...one })),
    save: (values) => mutate('person_save', { ...card(values), team: orNull(values, 'team'), email: orNull(values, 'email'), deputy: orNull(values, 'deputy') }, QUIET),
    remove: (key) => mutate('person_remove', { key }),
  },
  {
    id: 'absences', label: 'Absences', one: 'absence',
    about: 'When somebody is away. It is told where a release needs the person then and no deputy is free.',
    listed: ['key', 'person', 'start', 'end', 'zone', 'reason'],
    fields: [
      KEY, PERSON, ZONE,
      { id: 'start', label: 'Away from', shape: 'wall' },
      { id: 'end', label: 'Away until', shape: 'wall' },
      { id: 'reason', label: 'Why', shape: 'text', optional: true },
    ],
    read: ({ absences }) => absences.map((one) => valuesOf({ ...one, start: one.start.slice(0, 16), end: one.end.slice(0, 16) })),
    save: (values) => mutate('absence_save', {
      key: text(values, 'key'), person: text(values, 'person'), start: text(values, 'start'), end: text(values, 'end'), zone: text(values, 'zone'), reason: text(values, 'reason'),
    }, QUIET),
    remove: (key) => mutate('absence_remove', { key }),
  },
  {
    id: 'shifts', label: 'Shifts', one: 'shift',
    about: 'When somebody is on duty. Who has shifts counts as away outside them; who has none is always there.',
    listed: ['key', 'person', 'start', 'end', 'zone', 'rrule'],
    fields: [
      KEY, PERSON, ZONE,
      { id: 'start', label: 'First start', shape: 'wall' },
      { id: 'end', label: 'First end', shape: 'wall' },
      { id: 'rrule', label: 'Repeats', shape: 'rule', optional: true },
    ],
    read: ({ shifts }) => shifts.map((one) => valuesOf({ ...one, start: one.start.slice(0, 16), end: one.end.slice(0, 16) })),
    save: (values) => mutate('shift_save', {
      key: text(values, 'key'), person: text(values, 'person'), start: text(values, 'start'), end: text(values, 'end'), zone: text(values, 'zone'), rrule: orNull(values, 'rrule'),
    }, QUIET),
    remove: (key) => mutate('shift_remove', { key }),
  },
  {
    id: 'bookings', label: 'Bookings', one: 'booking',
    about: 'An environment held for somebody, set-up and tear-down included. It is told where a release of others would go there meanwhile.',
    listed: ['key', 'title', 'environment', 'start', 'end', 'zone', 'exclusive', 'release', 'team'],
    fields: [
      { id: 'title', label: 'What for', shape: 'text' },
      KEY,
      { id: 'environment', label: 'Environment', shape: 'one', from: 'environments' },
      { id: 'exclusive', label: 'Exclusive', shape: 'yes', hint: 'Nobody else may be there at the same time.' },
      ZONE,
      { id: 'start', label: 'Start', shape: 'moment' },
      { id: 'end', label: 'End', shape: 'moment' },
      { id: 'setup_minutes', label: 'Minutes for setting up', shape: 'number', optional: true },
      { id: 'teardown_minutes', label: 'Minutes for tearing down', shape: 'number', optional: true },
      { id: 'release', label: 'For release', shape: 'one', from: 'releases', optional: true },
      { ...TEAM, label: 'For team' },
    ],
    read: ({ bookings }) => bookings.map(({ start, end, ...one }) => {
      const plain = valuesOf({ ...one, setup_minutes: one.setup_minutes || null, teardown_minutes: one.teardown_minutes || null })
      return { ...plain, texts: { ...plain.texts, ...momentTexts('start', start, one.zone), ...momentTexts('end', end, one.zone) } }
    }),
    save: (values) => mutate('booking_save', {
      key: text(values, 'key'), title: text(values, 'title'), environment: text(values, 'environment'), exclusive: isYes(values, 'exclusive'),
      zone: text(values, 'zone'), start: momentOf(values, 'start', text(values, 'zone')), end: momentOf(values, 'end', text(values, 'zone')),
      setup_minutes: numberOrNull(values, 'setup_minutes') ?? 0, teardown_minutes: numberOrNull(values, 'teardown_minutes') ?? 0,
      release: orNull(values, 'release'), team: orNull(values, 'team'),
    }, QUIET),
    remove: (key) => mutate('booking_remove', { key }),
  },
]
