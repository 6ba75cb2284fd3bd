/**
 * What a form of the catalogue holds, whatever the kind: plain texts and lists under their fields' names, and the members of a
 * board. What is saved is made from them by the kind, so that the form itself knows no kind. Pure.
 */
import type { CatalogueView } from '../../backend'
import { localStamp, readWall, toMillis, toWire } from '../../shared/dates'
import { isTaken, keyFollowing } from '../../shared/following'
import type { Outcome } from '../../shared/mutate'
import { instantOf } from '../../shared/timing'
import { groupsOf, wrongMembers } from './members'
import type { MemberLine } from './members'

/** The parts of the catalogue; windows and trains have rooms of their own, whose forms know all that is in them. */
export type KindId = Exclude<keyof CatalogueView, 'windows' | 'trains'>

export interface Values {
  readonly texts: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, readonly string[]>>
  /** Who sits on a board; nothing for what has no members. */
  readonly members?: readonly MemberLine[]
}

/** Things with a name, from which a field can choose; `groups` are those of the members in the same form. */
export type Source = 'services' | 'teams' | 'environments' | 'regions' | 'people' | 'releases' | 'groups'

export interface FieldSpec {
  readonly id: string
  readonly label: string
  /** `wall` is a time on the wall alone; `moment` knows which of two equal ones is meant. */
  readonly shape: 'text' | 'number' | 'one' | 'many' | 'choice' | 'yes' | 'zone' | 'wall' | 'moment' | 'rule' | 'members'
  /** For `one` and `many`: from which kind. */
  readonly from?: Source
  /** For `choice` and `many`: short form to word. */
  readonly words?: Readonly<Record<string, string>>
  readonly optional?: boolean
  /** What a new thing begins with; of a time on the wall, the hour. */
  readonly usual?: string
  readonly hint?: string
  /** Stands above the field, where a part of the form begins. */
  readonly heading?: string
  /** What an empty list says; `All` where nothing is said. */
  readonly none?: string
}

export interface Kind {
  readonly id: KindId
  readonly label: string
  readonly one: string
  /** What it is for, told where there is none yet. */
  readonly about: string
  readonly fields: readonly FieldSpec[]
  /** The fields that the list shows, by id. */
  readonly listed: readonly string[]
  readonly read: (catalogue: CatalogueView) => readonly Values[]
  readonly save: (values: Values) => Promise<Outcome<unknown>>
  readonly remove: (key: string) => Promise<Outcome<unknown>>
}

export const KEY: FieldSpec = { id: 'key', label: 'Key', shape: 'text', hint: 'Its short name in files and links. It stays.' }
export const NAME: FieldSpec = { id: 'name', label: 'Name', shape: 'text' }
export const ZONE: FieldSpec = { id: 'zone', label: 'Zone', shape: 'zone' }
export const TEAM: FieldSpec = { id: 'team', label: 'Team', shape: 'one', from: 'teams', optional: true }

export const text = (values: Values, id: string): string => (values.texts[id] ?? '').trim()
export const orNull = (values: Values, id: string): string | null => text(values, id) || null
export const list = (values: Values, id: string): string[] => [...(values.lists[id] ?? [])]
export const isYes = (values: Values, id: string): boolean => text(values, id) === 'yes'

/** A field of texts after it was written. The key follows the name or title of a new thing, until another is written. */
export function written(kind: Kind, values: Values, id: string, value: string, taken: readonly string[] | null): Values {
  const texts = { ...values.texts, [id]: value }
  if (taken === null || !NAMING.has(id) || !kind.fields.includes(KEY)) return { ...values, texts }
  return { ...values, texts: { ...texts, key: keyFollowing(values.texts['key'] ?? '', values.texts[id] ?? '', value, taken) } }
}

/** The fields out of which a key is made. */
const NAMING: ReadonlySet<string> = new Set(['name', 'title'])

/** A number, or nothing. What is no number was complained about before. */
export function numberOrNull(values: Values, id: string): number | null {
  const said = text(values, id)
  return said === '' ? null : Number(said)
}

/** Texts alone; what is nothing becomes empty. */
export function valuesOf(texts: Readonly<Record<string, string | number | boolean | null>>, lists: Values['lists'] = {}): Values {
  const said = (value: string | number | boolean | null): string => (value === null || value === false ? '' : value === true ? 'yes' : String(value))
  return { texts: Object.fromEntries(Object.entries(texts).map(([id, value]) => [id, said(value)])), lists }
}

export const card = (values: Values): { key: string; name: string } => ({ key: text(values, 'key'), name: text(values, 'name') })

/** A moment as a form holds it: the time on the wall, and which of two is meant where the core had to say so. */
export function momentTexts(id: string, told: string, zone: string): Readonly<Record<string, string>> {
  if (!/(Z|[+-]\d\d:\d\d)$/.test(told)) return { [id]: told.slice(0, 16) }
  const stamp = localStamp(told, zone)
  const wall = readWall(stamp.slice(0, 10), stamp.slice(11), zone)
  return { [id]: stamp, [`${id}-turn`]: wall.kind === 'two' && toMillis(told) === wall.later ? 'later' : 'earlier' }
}

/** The moment as the core reads it. */
export function momentOf(values: Values, id: string, zone: string): string {
  const turn = text(values, `${id}-turn`)
  const at = turn === 'earlier' || turn === 'later' ? instantOf(text(values, id), zone, turn) : null
  return at === null ? text(values, id) : toWire(at)
}

/** What is wrong with the fields themselves, by id; the rest is the core's to say. `taken` are the keys of others. */
export function complaints(kind: Kind, values: Values, taken: readonly string[] = []): Readonly<Partial<Record<string, string>>> {
  const found: Record<string, string> = {}
  if (isTaken(text(values, 'key'), taken)) found['key'] = `There is a ${kind.one} of that ${kind.fields.find((field) => field.id === 'key')?.label.toLowerCase() ?? 'key'} already`
  for (const field of kind.fields) {
    const said = text(values, field.id)
    const canBeEmpty = field.optional === true || field.shape === 'yes' || field.shape === 'many' || field.shape === 'members'
    if (said === '' && !canBeEmpty) found[field.id] = `${field.label} is needed`
    else if (field.shape === 'number' && !/^\d{0,6}$/.test(said)) found[field.id] = 'Write a whole number'
    else if (field.shape === 'members' && wrongMembers(values.members ?? []) !== null) found[field.id] = wrongMembers(values.members ?? []) ?? ''
  }
  return found
}

/** What a field of groups can choose from: those of the members, and those that are chosen already. */
export function groupChoices(values: Values, id: string): readonly string[] {
  return [...new Set([...groupsOf(values.members ?? []), ...list(values, id)])]
}

/** A cell of the list as text. */
export function show(kind: Kind, values: Values, id: string): string {
  const field = kind.fields.find((one) => one.id === id)
  const said = values.texts[id] ?? ''
  switch (field?.shape) {
    case 'many': return values.lists[id]?.map((one) => field.words?.[one] ?? one).join(', ') ?? ''
    case 'choice': return field.words?.[said] ?? said
    case 'yes': return said === 'yes' ? field.label.toLowerCase() : ''
    case 'wall':
    case 'moment': return said.replace('T', ' ')
    default: return said
  }
}
