/** The readiness checklist of a release: its areas, how far it is, what is overdue, and the items with which it begins. Pure. */
import type { Input, PersonCard, ReadinessCard, ReadinessView } from '../../backend'
import { isDate } from '../../shared/dates'
import { count } from '../../shared/words'

export type Area = ReadinessCard['area']

export const AREAS: Readonly<Record<Area, string>> = {
  monitoring: 'Monitoring', support: 'Support', training: 'Training', capacity: 'Capacity', licences: 'Licences', other: 'Other',
}

export interface AreaGroup {
  readonly area: Area
  readonly items: readonly ReadinessView[]
}

export function byArea(items: readonly ReadinessView[]): AreaGroup[] {
  const areas = Object.keys(AREAS) as readonly Area[]
  return areas.map((area) => ({ area, items: items.filter(({ item }) => item.area === area) })).filter((group) => group.items.length > 0)
}

/** `2 of 5 ready, 40 %`; rounded down, as the core does it, so that 100 % is all of it. */
export function sayReady(items: readonly ReadinessView[]): string {
  const ready = items.filter(({ item }) => item.ready).length
  return `${ready} of ${items.length} ready, ${Math.floor((ready * 100) / items.length)} %`
}

/** Why go/no-go stays shut; nothing where no mandatory item is open. */
export function sayShut(items: readonly ReadinessView[]): string | null {
  const open = items.filter(({ item }) => item.mandatory && !item.ready).length
  return open === 0 ? null : `Go/no-go stays shut: ${count(open, 'mandatory item')} ${open === 1 ? 'is' : 'are'} open`
}

export function isOverdue({ due, ready }: ReadinessCard, today: string): boolean {
  return due !== null && !ready && due < today
}

/** What most releases need, an item for each area. */
const USUAL: readonly (readonly [Area, string, boolean])[] = [
  ['monitoring', 'Dashboards and alerts cover the change', true],
  ['support', 'Support knows what changes and what to answer', true],
  ['training', 'Whoever works with it is trained', false],
  ['capacity', 'There is capacity for the expected load', false],
  ['licences', 'Licences cover the change', false],
]

export function usualItems(release: string): Input<'readiness_save'>[] {
  return USUAL.map(([area, title, mandatory]) => ({ release, area, title, mandatory, due: null, owner: null, ready: false }))
}

export interface ItemForm {
  readonly area: Area
  readonly title: string
  readonly mandatory: boolean
  readonly due: string
  readonly owner: string
}

export function itemForm(item: ReadinessCard | null): ItemForm {
  return { area: item?.area ?? 'monitoring', title: item?.title ?? '', mandatory: item?.mandatory ?? true, due: item?.due ?? '', owner: item?.owner ?? '' }
}

export function complaints({ title, due }: ItemForm): { readonly title?: string; readonly due?: string } {
  return {
    ...(title.trim() === '' ? { title: 'Say what must be ready' } : {}),
    ...(due.trim() === '' || isDate(due.trim()) ? {} : { due: 'Write a day as 2026-12-18' }),
  }
}

/** The item as the core reads it. Whether it is ready is not asked in the form, and stays. */
export function itemOf(form: ItemForm, release: string, before: ReadinessCard | null): Input<'readiness_save'> {
  return {
    id: before?.id ?? null, release, area: form.area, title: form.title.trim(), mandatory: form.mandatory,
    due: form.due.trim() === '' ? null : form.due.trim(), owner: form.owner === '' ? null : form.owner, ready: before?.ready ?? false,
  }
}

/** The name of a person; their key where the catalogue does not know them, or is not read yet. */
export function nameOf(people: readonly PersonCard[], key: string): string {
  return people.find((person) => person.key === key)?.name ?? key
}
