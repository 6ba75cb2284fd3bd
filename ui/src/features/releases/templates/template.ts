/** The form of a template: what it starts with, what it complains about, and what it tells the core. Pure. */
import type { Input, RoleHolder, TemplateCard } from '../../../backend'
import { formatMinutes } from '../../../shared/dates'
import { isTaken, suggestKey } from '../../../shared/following'
import { readMinutes, writeMinutes } from '../../../shared/widgets'
import { tidyTime } from '../../../shared/widgets/wall-text'
import { wrongLengths } from '../draft'
import type { Lengths } from '../draft'

export interface TemplateForm extends Readonly<Lengths> {
  readonly key: string
  readonly title: string
  readonly description: string
  readonly type: string
  readonly services: readonly string[]
  readonly environment: string
  readonly team: string
  readonly risk: string
  readonly zone: string
  readonly start: string
  readonly people: readonly Pick<RoleHolder, 'role' | 'person'>[]
}

export type Complaints = Partial<Record<keyof TemplateForm, string>>

export function formOf(card: TemplateCard, zone: string): TemplateForm {
  return {
    key: card.key, title: card.title, description: card.description, type: card.type, services: card.services, environment: card.environment ?? '',
    team: card.team ?? '', risk: card.risk ?? '', zone: card.zone ?? zone, start: card.start.slice(0, 5), length: writeMinutes(card.length_minutes),
    validation: writeMinutes(card.validation_minutes), rollback: writeMinutes(card.rollback_minutes), stabilisation: writeMinutes(card.stabilisation_minutes),
    people: card.people.map(({ role, person }) => ({ role, person })),
  }
}

/** What is wrong with the form itself. `taken` are the keys of others: kept under one of them, it would take its place. */
export function complaints(form: TemplateForm, taken: readonly string[] = []): Complaints {
  const key = form.key.trim()
  return {
    ...(key === '' ? { key: 'A template needs a key' } : isTaken(key, taken) ? { key: `${key} is taken already` } : {}),
    ...(form.title.trim() === '' ? { title: 'Say in a few words what a release of it is' } : {}),
    ...(tidyTime(form.start) === null ? { start: 'Write a time as 22:00' } : {}),
    ...wrongLengths(form),
  }
}

const orNull = (text: string): string | null => (text === '' ? null : text)

/** The template as the core reads it; `null` while it cannot be read. */
export function cardOf(form: TemplateForm, before: TemplateCard, taken: readonly string[] = []): Input<'template_save'> | null {
  const [start, length] = [tidyTime(form.start), readMinutes(form.length)]
  if (start === null || length === null || Object.keys(complaints(form, taken)).length > 0) return null
  return {
    key: form.key.trim(), title: form.title.trim(), description: form.description, type: form.type, services: [...form.services],
    environment: orNull(form.environment), team: orNull(form.team), risk: orNull(form.risk), zone: form.zone,
    people: form.people.filter(({ person }) => person !== '').map(({ role, person }) => ({ role, person, name: '' })),
    // A field of hours and minutes does not show seconds, and does not take them away.
    start: start === before.start.slice(0, 5) ? before.start : `${start}:00`,
    length_minutes: length, validation_minutes: readMinutes(form.validation) ?? 0, rollback_minutes: readMinutes(form.rollback) ?? 0,
    stabilisation_minutes: readMinutes(form.stabilisation) ?? 0,
  }
}

/** A short key for what a release is kept as: the first word of its title in capitals, and another one where that is taken. */
export function proposeKey(title: string, taken: readonly string[]): string {
  const first = title.split(/\s+/).find((word) => suggestKey(word) !== '') ?? 'template'
  return suggestKey(first, taken).toUpperCase()
}

/** `3 h, of it 30 min validation and 45 min rollback reserve; then 2 h stabilisation`. */
export function sayLength(card: Pick<TemplateCard, 'length_minutes' | 'validation_minutes' | 'rollback_minutes' | 'stabilisation_minutes'>): string {
  const inside = [
    card.validation_minutes > 0 ? `${formatMinutes(card.validation_minutes)} validation` : '',
    card.rollback_minutes > 0 ? `${formatMinutes(card.rollback_minutes)} rollback reserve` : '',
  ].filter((part) => part !== '').join(' and ')
  const behind = card.stabilisation_minutes > 0 ? `; then ${formatMinutes(card.stabilisation_minutes)} stabilisation` : ''
  return `${formatMinutes(card.length_minutes)}${inside === '' ? '' : `, of it ${inside}`}${behind}`
}
