/** Services, teams, environments, regions and data stores. */
import { mutate } from '../../../shared/mutate'
import { card, isYes, KEY, list, NAME, numberOrNull, orNull, TEAM, text, valuesOf, ZONE } from '../values'
import type { Kind } from '../values'

const TIERS = { '1': 'Tier 1', '2': 'Tier 2', '3': 'Tier 3', '4': 'Tier 4' }
const SERVICE_KINDS = { service: 'Service', component: 'Component', infrastructure: 'Infrastructure', vendor: 'Vendor' }
const QUIET = { quiet: true } as const

export const things: readonly Kind[] = [
  {
    id: 'services', label: 'Services', one: 'service',
    about: 'What is deployed. A release names the services that it changes; so it is seen which releases get into each other\'s way.',
    listed: ['key', 'name', 'kind', 'tier', 'team', 'region', 'environments'],
    fields: [
      NAME, KEY,
      { id: 'kind', label: 'Kind', shape: 'choice', words: SERVICE_KINDS, usual: 'service', hint: 'A component is built into others; infrastructure carries them; a vendor is run by another company.' },
      { id: 'tier', label: 'Tier', shape: 'choice', words: TIERS, usual: '3', hint: 'How critical it is. Outside its maintenance windows a release is refused for tier 1; for the others it is a warning.' },
      TEAM,
      { id: 'region', label: 'Region', shape: 'one', from: 'regions', optional: true },
      { id: 'environments', label: 'Environments', shape: 'many', from: 'environments', optional: true },
      { id: 'regulated', label: 'Regulated', shape: 'yes', hint: 'A law or a regulator asks how it is changed; an approval policy can ask more of its releases.' },
    ],
    read: ({ services }) => services.map(({ environments, kind = 'service', regulated = false, ...one }) => valuesOf({ ...one, kind, regulated }, { environments })),
    save: (values) => mutate('service_save', {
      ...card(values), kind: text(values, 'kind') || 'service', tier: Number(text(values, 'tier') || '3'), team: orNull(values, 'team'), region: orNull(values, 'region'), environments: list(values, 'environments'),
      regulated: isYes(values, 'regulated'),
    }, QUIET),
    remove: (key) => mutate('service_remove', { key }),
  },
  {
    id: 'teams', label: 'Teams', one: 'team',
    about: 'Who carries releases out. A team can have a limit of deployments at the same time, and a carriage of a train.',
    listed: ['key', 'name', 'limit'],
    fields: [NAME, KEY, { id: 'limit', label: 'Limit', shape: 'number', optional: true, hint: 'The most deployments that it carries at the same time.' }],
    read: ({ teams }) => teams.map((one) => valuesOf({ ...one })),
    save: (values) => mutate('team_save', { ...card(values), limit: numberOrNull(values, 'limit') }, QUIET),
    remove: (key) => mutate('team_remove', { key }),
  },
  {
    id: 'environments', label: 'Environments', one: 'environment',
    about: 'Where releases go. A plan begins with production; others, for tests, can be booked.',
    listed: ['key', 'name', 'production', 'infrastructure'],
    fields: [
      NAME, KEY,
      { id: 'production', label: 'Production', shape: 'yes', hint: 'Customers are served from it.' },
      { id: 'infrastructure', label: 'Infrastructure', shape: 'text', optional: true, hint: 'Environments on the same infrastructure disturb each other.' },
    ],
    read: ({ environments }) => environments.map((one) => valuesOf({ ...one })),
    save: (values) => mutate('environment_save', { ...card(values), production: isYes(values, 'production'), infrastructure: orNull(values, 'infrastructure') }, QUIET),
    remove: (key) => mutate('environment_remove', { key }),
  },
  {
    id: 'regions', label: 'Regions', one: 'region',
    about: 'Where a service is used. It has a zone of its own, in which its trading hours count.',
    listed: ['key', 'name', 'zone'], fields: [NAME, KEY, ZONE],
    read: ({ regions }) => regions.map((one) => valuesOf({ ...one })),
    save: (values) => mutate('region_save', { ...card(values), zone: text(values, 'zone') }, QUIET),
    remove: (key) => mutate('region_remove', { key }),
  },
  {
    id: 'stores', label: 'Data stores', one: 'data store',
    about: 'Where services keep their data. Two releases whose rollbacks would restore the same one are in each other\'s way.',
    listed: ['key', 'name'], fields: [NAME, KEY],
    read: ({ stores }) => stores.map((one) => valuesOf({ ...one })),
    save: (values) => mutate('store_save', card(values), QUIET),
    remove: (key) => mutate('store_remove', { key }),
  },
]
