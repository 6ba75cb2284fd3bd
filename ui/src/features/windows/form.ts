/** The form of a window: what it starts with, what it complains about, what it tells the core. Pure. */
import type { Input, LayerView, WindowCard } from '../../backend'
import { isDate, localParts, shiftDate } from '../../shared/dates'
import type { Millis } from '../../shared/dates'
import { isTaken } from '../../shared/following'
import { hasSeverity, isFreeze } from './layers'

export interface LayerForm {
  readonly key: string
  readonly title: string
  readonly kind: string
  readonly zone: string
  readonly start: string
  readonly end: string
  readonly rrule: string
  readonly services: readonly string[]
  readonly teams: readonly string[]
  readonly environments: readonly string[]
  readonly regions: readonly string[]
  readonly types: readonly string[]
  readonly severity: string
  readonly owner: string
  readonly source: string
  readonly reviewed: string
  readonly limit: string
}

/** Times of a kind for want of better ones. None lies in the past, where nobody is concerned any more. */
function usualTimes(date: string, kind: string): Pick<LayerForm, 'start' | 'end'> {
  const next = shiftDate(date, 1)
  // A freeze lasts days, and begins when people can still know of it.
  if (isFreeze(kind)) return { start: `${shiftDate(date, 7)}T00:00`, end: `${shiftDate(date, 14)}T00:00` }
  if (kind === 'holiday') return { start: `${next}T00:00`, end: `${shiftDate(next, 1)}T00:00` }
  if (kind === 'trading-hours' || kind === 'peak') return { start: `${next}T08:00`, end: `${next}T18:00` }
  // A night of four hours, what most windows are.
  return { start: `${next}T00:00`, end: `${next}T04:00` }
}

/** Another kind. Times that nobody touched become those of the new kind; what was typed stays. */
export function withKind(form: LayerForm, kind: string, today: string): LayerForm {
  const before = usualTimes(today, form.kind)
  const untouched = form.start === before.start && form.end === before.end
  return { ...form, kind, ...(untouched ? usualTimes(today, kind) : {}) }
}

export function emptyForm(now: Millis, zone: string, kind: string): LayerForm {
  const { date } = localParts(now, zone)
  const { start, end } = usualTimes(date, kind)
  return {
    key: '', title: '', kind, zone, start, end, rrule: '', services: [], teams: [], environments: [],
    regions: [], types: [], severity: '', owner: '', source: '', reviewed: date, limit: '',
  }
}

export function formOf({ scope, ...card }: WindowCard): LayerForm {
  return {
    key: card.key, title: card.title, kind: card.kind, zone: card.zone, start: card.start.slice(0, 16), end: card.end.slice(0, 16), rrule: card.rrule ?? '',
    services: scope.services, teams: scope.teams, environments: scope.environments, regions: scope.regions, types: scope.types,
    severity: card.severity ?? '', owner: card.owner ?? '', source: card.source ?? '', reviewed: card.reviewed ?? '', limit: card.limit === null ? '' : String(card.limit),
  }
}

export type Complaints = Partial<Record<keyof LayerForm, string>>

/** What is wrong with the form itself; the rest is the core's to say. `taken` are the keys of others. */
export function complaints(form: LayerForm, taken: readonly string[] = []): Complaints {
  const found: Complaints = {}
  if (form.key.trim() === '') found.key = 'A key is needed'
  else if (isTaken(form.key, taken)) found.key = `There is a window ${form.key.trim()} already`
  if (form.title.trim() === '') found.title = 'A title is needed'
  if (form.reviewed.trim() !== '' && !isDate(form.reviewed.trim())) found.reviewed = 'Write a day as 2026-12-18'
  if (!/^\s*[1-9]?\d{0,5}\s*$/.test(form.limit) || form.limit.trim() === '0') found.limit = 'Write a number from 1, or leave it empty'
  return found
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** The form as the core reads it; `null` while it cannot be read. A field that is emptied is taken away, not kept. */
export function cardOf(form: LayerForm, taken: readonly string[] = []): WindowCard | null {
  if (Object.keys(complaints(form, taken)).length > 0) return null
  return {
    key: form.key.trim(), title: form.title.trim(), kind: form.kind, zone: form.zone, start: form.start, end: form.end, rrule: orNull(form.rrule),
    scope: { services: [...form.services], teams: [...form.teams], environments: [...form.environments], regions: [...form.regions], types: [...form.types] },
    severity: hasSeverity(form.kind) && (form.severity === 'hard' || form.severity === 'soft') ? form.severity : null,
    owner: orNull(form.owner), source: form.source.trim(), reviewed: orNull(form.reviewed), limit: form.limit.trim() === '' ? null : Number(form.limit),
  }
}

/** What the core is asked about the rule while it is written. */
export function ruleOf({ start, end, zone, rrule }: LayerForm): Input<'rule_expand'> {
  return { start, end, zone, rrule: orNull(rrule) }
}

/** The same window, looked at today. */
export function reviewedOn({ window }: LayerView, day: string): WindowCard {
  return { ...window, reviewed: day }
}
