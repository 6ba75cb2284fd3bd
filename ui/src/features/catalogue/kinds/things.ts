/** Services, teams, environments, regions and data stores. */
import { mutate } from '../../../shared/mutate'
import { card, isYes, KEY, list, NAME, numberOrNull, orNull, TEAM, text, valuesOf, ZONE } from '../values'
import type { Kind } from '../values'

const TIERS = { '1': 'Tier 1', '2': 'Tier 2', '3': 'Tier 3', '4': 'Tier 4' }
const QUIET = { quiet: true } as const

export const things: readonly Kind[] = [
  {
    id: 'services', label: 'Services', one: 'service', listed: ['key', 'name', 'tier', 'team', 'region', 'environments'],
    fields: [
      KEY, NAME,
      { id: 'tier', label: 'Tier', shape: 'choice', words: TIERS },
      TEAM,
      { id: 'region', label: 'Region', shape: 'one', from: 'regions', optional: true },
      { id: 'environments', label: 'Environments', shape: 'many', from: 'environments', optional: true },
    ],
    read: ({ services }) => services.map(({ environments, ...one }) => valuesOf({ ...one }, { environments })),
    save: (values) => mutate('service_save', {
      ...card(values), tier: Number(text(values, 'tier') || '3'), team: orNull(values, 'team'), region: orNull(values, 'region'), environments: list(values, 'environments'),
    }, QUIET),
    remove: (key) => mutate('service_remove', { key }),
  },
  {
    id: 'teams', label: 'Teams', one: 'team', listed: ['key', 'name', 'limit'],
    fields: [KEY, NAME, { id: 'limit', label: 'Limit', shape: 'number', optional: true, hint: 'The most deployments that it carries at the same time.' }],
    read: ({ teams }) => teams.map((one) => valuesOf({ ...one })),
    save: (values) => mutate('team_save', { ...card(values), limit: numberOrNull(values, 'limit') }, QUIET),
    remove: (key) => mutate('team_remove', { key }),
  },
  {
    id: 'environments', label: 'Environments', one: 'environment', listed: ['key', 'name', 'production', 'infrastructure'],
    fields: [
      KEY, NAME,
      { id: 'production', label: 'Production', shape: 'yes', hint: 'Customers are served from it.' },
      { id: 'infrastructure', label: 'Infrastructure', shape: 'text', optional: true, hint: 'Environments on the same infrastructure disturb each other.' },
    ],
    read: ({ environments }) => environments.map((one) => valuesOf({ ...one })),
    save: (values) => mutate('environment_save', { ...card(values), production: isYes(values, 'production'), infrastructure: orNull(values, 'infrastructure') }, QUIET),
    remove: (key) => mutate('environment_remove', { key }),
  },
  {
    id: 'regions', label: 'Regions', one: 'region', listed: ['key', 'name', 'zone'], fields: [KEY, NAME, ZONE],
    read: ({ regions }) => regions.map((one) => valuesOf({ ...one })),
    save: (values) => mutate('region_save', { ...card(values), zone: text(values, 'zone') }, QUIET),
    remove: (key) => mutate('region_remove', { key }),
  },
  {
    id: 'stores', label: 'Data stores', one: 'data store', listed: ['key', 'name'], fields: [KEY, NAME],
    read: ({ stores }) => stores.map((one) => valuesOf({ ...one })),
    save: (values) => mutate('store_save', card(values), QUIET),
    remove: (key) => mutate('store_remove', { key }),
  },
]
