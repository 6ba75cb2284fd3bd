/**
 * The kinds of things in the catalogue, each with its fields. A form holds plain texts and lists, whatever the kind;
 * what is saved is made from them here, so that the form itself knows no kind. Pure but for `save` and `remove`.
 */
import type { CatalogueView, ScopeView } from '../../backend'
import { mutate } from '../../shared/mutate'
import type { Outcome } from '../../shared/mutate'
import { say, WINDOW_KINDS } from '../../shared/words'

export type KindId = 'services' | 'teams' | 'environments' | 'regions' | 'people' | 'trains' | 'windows'

/** What a form holds: texts under their field's name, several values as a list. */
export interface Values {
  readonly texts: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, readonly string[]>>
}

export interface FieldSpec {
  readonly id: string
  readonly label: string
  readonly shape: 'text' | 'one' | 'many' | 'choice' | 'yes' | 'zone' | 'wall' | 'rule'
  /** For `one` and `many`: from which kind. For `choice`: the words. */
  readonly from?: KindId
  readonly words?: Readonly<Record<string, string>>
  readonly optional?: boolean
  readonly hint?: string
}

export interface Kind {
  readonly id: KindId
  readonly label: string
  readonly one: string
  readonly fields: readonly FieldSpec[]
  /** The fields that the list shows, by id. */
  readonly listed: readonly string[]
  readonly read: (catalogue: CatalogueView) => readonly Values[]
  readonly save: (values: Values) => Promise<Outcome<unknown>>
  readonly remove: (key: string) => Promise<Outcome<unknown>>
}

const KEY: FieldSpec = { id: 'key', label: 'Key', shape: 'text', hint: 'Letters, digits and hyphens. It names the thing in files and links, and stays.' }
const NAME: FieldSpec = { id: 'name', label: 'Name', shape: 'text' }
const TIERS = { '1': 'Tier 1', '2': 'Tier 2', '3': 'Tier 3', '4': 'Tier 4' }
const TYPES = { standard: 'Standard', normal: 'Normal', emergency: 'Emergency' }

const text = (values: Values, id: string): string => (values.texts[id] ?? '').trim()
const orNull = (values: Values, id: string): string | null => text(values, id) || null
const list = (values: Values, id: string): string[] => [...(values.lists[id] ?? [])]

const named = (card: { key: string; name: string }): Values => ({ texts: { key: card.key, name: card.name }, lists: {} })
const card = (values: Values): { key: string; name: string } => ({ key: text(values, 'key'), name: text(values, 'name') })

function scopeOf(values: Values): ScopeView {
  return {
    services: list(values, 'services'), teams: list(values, 'teams'), environments: list(values, 'environments'),
    regions: list(values, 'regions'), types: list(values, 'types'),
  }
}

export const KINDS: readonly Kind[] = [
  {
    id: 'services', label: 'Services', one: 'service', listed: ['key', 'name', 'tier', 'team', 'region', 'environments'],
    fields: [
      KEY, NAME,
      { id: 'tier', label: 'Tier', shape: 'choice', words: TIERS },
      { id: 'team', label: 'Team', shape: 'one', from: 'teams', optional: true },
      { id: 'region', label: 'Region', shape: 'one', from: 'regions', optional: true },
      { id: 'environments', label: 'Environments', shape: 'many', from: 'environments', optional: true },
    ],
    read: (catalogue) => catalogue.services.map((service) => ({
      texts: { key: service.key, name: service.name, tier: String(service.tier), team: service.team ?? '', region: service.region ?? '' },
      lists: { environments: service.environments },
    })),
    save: (values) => mutate('service_save', {
      ...card(values), tier: Number(text(values, 'tier') || '3'), team: orNull(values, 'team'), region: orNull(values, 'region'), environments: list(values, 'environments'),
    }, { quiet: true }),
    remove: (key) => mutate('service_remove', { key }),
  },
  {
    id: 'teams', label: 'Teams', one: 'team', listed: ['key', 'name'], fields: [KEY, NAME],
    read: (catalogue) => catalogue.teams.map(named),
    save: (values) => mutate('team_save', card(values), { quiet: true }),
    remove: (key) => mutate('team_remove', { key }),
  },
  {
    id: 'environments', label: 'Environments', one: 'environment', listed: ['key', 'name', 'production', 'infrastructure'],
    fields: [
      KEY, NAME,
      { id: 'production', label: 'Customers are served from it', shape: 'yes' },
      { id: 'infrastructure', label: 'Infrastructure', shape: 'text', optional: true, hint: 'Environments on the same infrastructure disturb each other.' },
    ],
    read: (catalogue) => catalogue.environments.map((one) => ({ texts: { key: one.key, name: one.name, production: one.production ? 'yes' : '', infrastructure: one.infrastructure ?? '' }, lists: {} })),
    save: (values) => mutate('environment_save', { ...card(values), production: text(values, 'production') === 'yes', infrastructure: orNull(values, 'infrastructure') }, { quiet: true }),
    remove: (key) => mutate('environment_remove', { key }),
  },
  {
    id: 'regions', label: 'Regions', one: 'region', listed: ['key', 'name', 'zone'], fields: [KEY, NAME, { id: 'zone', label: 'Zone', shape: 'zone' }],
    read: (catalogue) => catalogue.regions.map((one) => ({ texts: { key: one.key, name: one.name, zone: one.zone }, lists: {} })),
    save: (values) => mutate('region_save', { ...card(values), zone: text(values, 'zone') }, { quiet: true }),
    remove: (key) => mutate('region_remove', { key }),
  },
  {
    id: 'people', label: 'People', one: 'person', listed: ['key', 'name', 'team', 'email'],
    fields: [KEY, NAME, { id: 'team', label: 'Team', shape: 'one', from: 'teams', optional: true }, { id: 'email', label: 'Mail', shape: 'text', optional: true }],
    read: (catalogue) => catalogue.people.map((one) => ({ texts: { key: one.key, name: one.name, team: one.team ?? '', email: one.email ?? '' }, lists: {} })),
    save: (values) => mutate('person_save', { ...card(values), team: orNull(values, 'team'), email: orNull(values, 'email') }, { quiet: true }),
    remove: (key) => mutate('person_remove', { key }),
  },
  {
    id: 'trains', label: 'Trains', one: 'train', listed: ['key', 'name'], fields: [KEY, NAME],
    read: (catalogue) => catalogue.trains.map(named),
    save: (values) => mutate('train_save', card(values), { quiet: true }),
    remove: (key) => mutate('train_remove', { key }),
  },
  {
    id: 'windows', label: 'Windows', one: 'window', listed: ['key', 'title', 'kind', 'start', 'end', 'zone', 'rrule', 'scope'],
    fields: [
      KEY, { id: 'title', label: 'Title', shape: 'text' },
      { id: 'kind', label: 'Kind', shape: 'choice', words: WINDOW_KINDS },
      { id: 'zone', label: 'Zone', shape: 'zone' },
      { id: 'start', label: 'First start', shape: 'wall' },
      { id: 'end', label: 'First end', shape: 'wall' },
      { id: 'rrule', label: 'Repeats', shape: 'rule', optional: true },
      { id: 'services', label: 'Only services', shape: 'many', from: 'services', optional: true },
      { id: 'teams', label: 'Only teams', shape: 'many', from: 'teams', optional: true },
      { id: 'environments', label: 'Only environments', shape: 'many', from: 'environments', optional: true },
      { id: 'regions', label: 'Only regions', shape: 'many', from: 'regions', optional: true },
      { id: 'types', label: 'Only types of release', shape: 'many', words: TYPES, optional: true },
    ],
    read: (catalogue) => catalogue.windows.map((one) => ({
      texts: { key: one.key, title: one.title, kind: one.kind, start: one.start.slice(0, 16), end: one.end.slice(0, 16), zone: one.zone, rrule: one.rrule ?? '' },
      lists: { services: one.scope.services, teams: one.scope.teams, environments: one.scope.environments, regions: one.scope.regions, types: one.scope.types },
    })),
    save: (values) => mutate('window_save', {
      key: text(values, 'key'), title: text(values, 'title'), kind: text(values, 'kind'), start: text(values, 'start'), end: text(values, 'end'),
      zone: text(values, 'zone'), rrule: orNull(values, 'rrule'), scope: scopeOf(values),
    }, { quiet: true }),
    remove: (key) => mutate('window_remove', { key }),
  },
]

/** A cell of the list as text. */
export function show(values: Values, field: string): string {
  if (field === 'scope') {
    const parts = Object.values(values.lists).flat()
    return parts.length === 0 ? 'everything' : parts.join(', ')
  }
  if (field === 'kind') return say(WINDOW_KINDS, values.texts['kind'])
  if (field === 'production') return values.texts['production'] === 'yes' ? 'production' : ''
  if (field === 'start' || field === 'end') return (values.texts[field] ?? '').replace('T', ' ')
  return values.lists[field]?.join(', ') ?? values.texts[field] ?? ''
}

/** Which fields that are needed are still empty. */
export function missing(kind: Kind, values: Values): string[] {
  return kind.fields
    .filter((field) => field.optional !== true && field.shape !== 'yes' && field.shape !== 'many' && text(values, field.id) === '')
    .map((field) => field.id)
}
