/** How the calendar is narrowed, grouped and coloured, and looks that were saved by name. Pure. */
import { COLOURINGS } from './colour'
import type { Colouring } from './colour'
import { NO_FILTERS, readFilters } from './filters'
import type { Filters } from './filters'
import { GROUPINGS } from './lanes'
import type { Grouping } from './lanes'

export interface FilterLook {
  readonly filters: Filters
  readonly grouping: Grouping
  readonly colour: Colouring
  readonly emptyLanes: boolean
}

export const FIRST_LOOK: FilterLook = { filters: NO_FILTERS, grouping: 'service', colour: 'team', emptyLanes: true }

/** Reads a look that was kept, whatever is found. */
export function readLook(value: unknown): FilterLook {
  if (typeof value !== 'object' || value === null) return FIRST_LOOK
  const { filters, grouping, colour, emptyLanes } = value as Readonly<Record<string, unknown>>
  return {
    filters: readFilters(filters),
    grouping: typeof grouping === 'string' && Object.hasOwn(GROUPINGS, grouping) ? (grouping as Grouping) : FIRST_LOOK.grouping,
    colour: typeof colour === 'string' && Object.hasOwn(COLOURINGS, colour) ? (colour as Colouring) : FIRST_LOOK.colour,
    emptyLanes: typeof emptyLanes === 'boolean' ? emptyLanes : FIRST_LOOK.emptyLanes,
  }
}

export interface SavedLook {
  readonly name: string
  readonly look: FilterLook
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const sameName = (a: string, b: string): boolean => byName.compare(a.trim(), b.trim()) === 0

/** With one more by its name, in the place of what had that name before. */
export function withLook(saved: readonly SavedLook[], one: SavedLook): SavedLook[] {
  return [...saved.filter(({ name }) => !sameName(name, one.name)), { ...one, name: one.name.trim() }].sort((a, b) => byName.compare(a.name, b.name))
}

export function withoutLook(saved: readonly SavedLook[], name: string): SavedLook[] {
  return saved.filter((one) => one.name !== name)
}

/** What is wrong with a name; `null` where nothing is. `own` is the name that it may keep. */
export function complaint(saved: readonly SavedLook[], name: string, own: string | null = null): string | null {
  if (name.trim() === '') return 'A filter needs a name'
  return saved.some((one) => one.name !== own && sameName(one.name, name)) ? 'Another filter has this name' : null
}

/** Whether two looks show the same. */
export function sameLook(a: FilterLook, b: FilterLook): boolean {
  const plain = ({ filters, grouping, colour, emptyLanes }: FilterLook): string =>
    JSON.stringify([filters.text.trim(), filters.services.toSorted(), filters.team, filters.type, filters.state, grouping, colour, emptyLanes])
  return plain(a) === plain(b)
}

/** What a look narrows to, in a few words: `“pay”, 2 services, team core, lanes by train`. */
export function sayLook({ filters, grouping }: FilterLook): string {
  return [sayFilters(filters), `lanes by ${grouping}`].filter((part) => part !== '').join(', ')
}

/** The same without the lanes; empty where nothing is narrowed. */
export function sayFilters({ text, services, team, type, state }: Filters): string {
  const parts = [
    text.trim() === '' ? '' : `“${text.trim()}”`,
    services.length === 0 ? '' : services.length <= 2 ? services.join(', ') : `${services.length} services`,
    team === '' ? '' : `team ${team}`,
    type, state,
  ]
  return parts.filter((part) => part !== '').join(', ')
}
