/** The form of a release: what it starts with, what it complains about, and what it tells the core. Pure. */
import type { Input, Lax, ReleaseDraft, ReleaseView, RoleHolder } from '../../backend'
import { addDays, dayStart, HOUR, localStamp, minutesBetween } from '../../shared/dates'
import { endOf, readLength } from '../../shared/timing'
import type { Occurrence } from '../../shared/timing'
import { readMinutes, writeMinutes } from '../../shared/widgets/wall-text'

export interface ReleaseForm {
  key: string
  title: string
  description: string
  type: string
  services: readonly string[]
  environment: string
  team: string
  train: string
  risk: string
  version: string
  zone: string
  start: string
  occurrence: Occurrence
  length: string
  validation: string
  rollback: string
  stabilisation: string
  people: readonly Pick<RoleHolder, 'role' | 'person'>[]
  stores: readonly StoreLine[]
}

/** What the release does to a data store, as it is typed. */
export interface StoreLine {
  readonly store: string
  /** The number of the schema version; empty where it brings none. */
  readonly schema: string
  readonly restores: boolean
}

/** A release of two hours in the coming night: where most of them go. */
export function emptyForm(now: number, zone: string): ReleaseForm {
  const night = addDays(dayStart(now, zone), 1, zone) + 22 * HOUR
  return {
    key: '', title: '', description: '', type: 'normal', services: [], environment: '', team: '', train: '', risk: '', version: '',
    zone, start: `${localStamp(night, zone).slice(0, 10)}T22:00`, occurrence: null, length: '2h',
    validation: '0m', rollback: '30m', stabilisation: '0m', people: [], stores: [],
  }
}

export function formOf(release: ReleaseView): ReleaseForm {
  const { bar } = release
  return {
    key: bar.key, title: bar.title, description: release.description, type: bar.type, services: bar.services,
    environment: bar.environment, team: bar.team ?? '', train: bar.train ?? '', risk: bar.risk ?? '', version: bar.version ?? '',
    zone: bar.zone, start: localStamp(bar.start, bar.zone), occurrence: null, length: writeMinutes(minutesBetween(bar.start, bar.end)),
    validation: writeMinutes(bar.segments.validation), rollback: writeMinutes(bar.segments.rollback), stabilisation: writeMinutes(bar.segments.stabilisation),
    people: release.people.map(({ role, person }) => ({ role, person })),
    stores: release.stores.map(({ store, schema, restores }) => ({ store, schema: schema === null ? '' : String(schema), restores })),
  }
}

export type Complaints = Partial<Record<keyof ReleaseForm, string>>

/** How long something lasts and how that is divided, as it is typed. */
export type Lengths = Pick<ReleaseForm, 'length' | 'validation' | 'rollback' | 'stabilisation'>

export function wrongLengths(form: Readonly<Lengths>): Partial<Lengths> {
  const found: Partial<Lengths> = {}
  const length = readLength(form.length)
  if (length === null) found.length = 'Write a length as 90m, 2h or 1h30m'
  for (const part of ['validation', 'rollback', 'stabilisation'] as const) {
    if (readMinutes(form[part]) === null) found[part] = 'Write a length as 90m, 2h or 1h30m'
  }
  const inside = (readMinutes(form.validation) ?? 0) + (readMinutes(form.rollback) ?? 0)
  if (length !== null && inside > length) found.rollback = 'Validation and rollback reserve do not fit into the length'
  return found
}

/** What is wrong with the form itself. Whether the time is allowed is the core's to say. */
export function complaints(form: ReleaseForm): Complaints {
  const found: Complaints = {}
  if (form.title.trim() === '') found.title = 'A release needs a title'
  Object.assign(found, wrongLengths(form))
  if (form.stores.some(({ schema }) => !/^\s*\d{0,9}\s*$/.test(schema))) found.stores = 'Write the schema version as a whole number'
  return found
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** The form as the core reads it; `null` while it cannot be read. */
export function draftOf(form: ReleaseForm): Lax<ReleaseDraft> | null {
  const length = readLength(form.length)
  if (length === null || Object.keys(complaints(form)).length > 0) return null
  const end = endOf(form.start, length, form.zone, form.occurrence)
  if (end === null) return null
  return {
    key: orNull(form.key), title: form.title.trim(), description: form.description, type: form.type, services: [...form.services],
    environment: orNull(form.environment), team: orNull(form.team), train: orNull(form.train), risk: orNull(form.risk), version: orNull(form.version),
    start: form.start, end, zone: form.zone, occurrence: form.occurrence,
    validation_minutes: readMinutes(form.validation) ?? 0, rollback_minutes: readMinutes(form.rollback) ?? 0,
    stabilisation_minutes: readMinutes(form.stabilisation) ?? 0,
    people: form.people.map(({ role, person }) => ({ role, person, name: '' })),
    stores: form.stores.filter(({ store }) => store !== '').map(({ store, schema, restores }) => ({ store, schema: schema.trim() === '' ? null : Number(schema), restores })),
  }
}

export type DrawInput = Input<'release_draw'>
