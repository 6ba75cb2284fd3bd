/** What was settled: boards and when they meet, and how early releases are handed in. */
import type { MembershipCard } from '../../../backend'
import { mutate } from '../../../shared/mutate'
import { TYPES } from '../../../shared/words'
import { linesOf, membersOf } from '../members'
import { card, isYes, KEY, list, NAME, numberOrNull, orNull, text, valuesOf, ZONE } from '../values'
import type { FieldSpec, Kind } from '../values'

const QUIET = { quiet: true } as const
const only = (from: 'services' | 'teams' | 'environments' | 'regions'): FieldSpec => ({ id: from, label: `Only ${from}`, shape: 'many', from, optional: true })
const LENGTH = '5wd for working days, 4h or 2d for time on the clock.'
/** Of a board of which nobody said who sits on it. */
const NOBODY: MembershipCard = { chair: null, members: [], at_least: 0, chair_needed: false, groups: [], minutes_per_item: null, place: '', link: '' }
const CLOSES = `How long before a meeting its agenda closes: ${LENGTH}`

export const settled: readonly Kind[] = [
  {
    id: 'boards', label: 'Boards', one: 'board',
    about: 'Who decides about releases, such as a change advisory board: when it meets, and how long before a meeting its agenda closes.',
    listed: ['key', 'name', 'start', 'zone', 'rrule', 'cut_off', 'cut_off_major', 'types'],
    fields: [
      NAME, KEY,
      { id: 'start', label: 'First meeting', shape: 'wall', usual: '14:00' },
      { id: 'end', label: 'Its end', shape: 'wall', usual: '15:00' },
      ZONE,
      { id: 'rrule', label: 'Meets', shape: 'rule', optional: true },
      { id: 'cut_off', label: 'Cut-off', shape: 'text', usual: '5wd', hint: CLOSES },
      { id: 'cut_off_major', label: 'Cut-off, high risk', shape: 'text', usual: '14wd', hint: CLOSES },
      { id: 'types', label: 'Only types', shape: 'many', words: TYPES, optional: true },
      only('services'), only('teams'), only('environments'), only('regions'),
      { id: 'chair', label: 'Chair', shape: 'one', from: 'people', optional: true, heading: 'Who decides', hint: 'Has a seat and a vote in any case.' },
      { id: 'members', label: 'Members', shape: 'members', hint: 'The group is for whom somebody sits there, such as Security. Where no deputy is named here, the one of the person stands in.' },
      { id: 'at_least', label: 'Quorum: members with a vote', shape: 'number', optional: true, heading: 'When it can decide', hint: 'The least who must be there, deputies counted. Empty: as many as come.' },
      { id: 'chair_needed', label: 'Quorum: the chair', shape: 'yes', hint: 'The chair, or the chair\'s deputy, must be there.' },
      { id: 'groups', label: 'Quorum: somebody of', shape: 'many', from: 'groups', optional: true, none: 'No group', hint: 'Groups of its members.' },
      { id: 'minutes_per_item', label: 'Minutes for each item', shape: 'number', optional: true, usual: '5', heading: 'How it meets' },
      { id: 'place', label: 'Place', shape: 'text', optional: true },
      { id: 'link', label: 'Link', shape: 'text', optional: true, hint: 'How to join from elsewhere.' },
    ],
    read: ({ boards }) => boards.map(({ scope, membership, ...one }) => {
      const { members, groups, ...said } = membership ?? NOBODY
      return { ...valuesOf({ ...one, ...said, at_least: said.at_least || null }, { ...scope, groups }), members: linesOf(members) }
    }),
    save: (values) => mutate('board_save', {
      ...card(values), start: text(values, 'start'), end: text(values, 'end'), zone: text(values, 'zone'), rrule: orNull(values, 'rrule'),
      cut_off: text(values, 'cut_off'), cut_off_major: text(values, 'cut_off_major'),
      scope: { services: list(values, 'services'), teams: list(values, 'teams'), environments: list(values, 'environments'), regions: list(values, 'regions'), types: list(values, 'types') },
      membership: {
        chair: orNull(values, 'chair'), members: membersOf(values.members ?? []), at_least: numberOrNull(values, 'at_least') ?? 0, chair_needed: isYes(values, 'chair_needed'),
        groups: list(values, 'groups'), minutes_per_item: numberOrNull(values, 'minutes_per_item'), place: text(values, 'place'), link: text(values, 'link'),
      },
    }, QUIET),
    remove: (key) => mutate('board_remove', { key }),
  },
  {
    // There is one for each type, so the type is its key.
    id: 'lead_times', label: 'Lead times', one: 'lead time',
    about: 'How long before its start a release has to be handed in, for each type.',
    listed: ['key', 'lead'],
    fields: [
      { id: 'key', label: 'Type', shape: 'choice', words: TYPES },
      { id: 'lead', label: 'Handed in before its start', shape: 'text', hint: LENGTH },
    ],
    read: ({ lead_times }) => lead_times.map((one) => valuesOf({ key: one.type, lead: one.lead })),
    save: (values) => mutate('lead_time_save', { type: text(values, 'key'), lead: text(values, 'lead') }, QUIET),
    remove: (type) => mutate('lead_time_remove', { type }),
  },
]
