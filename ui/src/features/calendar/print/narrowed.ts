/** The filter of the calendar as the core narrows a print by it, and in words, with what the print does otherwise. Pure. */
import type { Input } from '../../../backend'
import { isNarrow } from '../filters'
import type { Filters } from '../filters'
import { sayLook } from '../look'
import type { FilterLook } from '../look'

type Narrowing = NonNullable<Input<'calendar_print'>['filter']>

/** What is left of the services: the core narrows to one, and to guess which of several would hide the others. */
function printable(filters: Filters): Filters {
  return { ...filters, services: filters.services.length > 1 ? [] : filters.services }
}

export function toNarrowing(filters: Filters): Narrowing {
  const orNull = (text: string): string | null => (text === '' ? null : text)
  const { services: [service = null], team, type, state, text } = printable(filters)
  return { service, team: orNull(team), type: orNull(type), state: orNull(state), text: orNull(text.trim()) }
}

/** `Only what the filter lets through: “pay”, team core, lanes by train.` */
export function sayPrinted(look: FilterLook): string {
  const filters = printable(look.filters)
  return isNarrow(filters) ? `Only what the filter lets through: ${sayLook({ ...look, filters })}.` : `Every release of these days, in lanes by ${look.grouping}.`
}

/** Where the print lets other releases through than the calendar does. */
export function differences({ services, text }: Filters): string[] {
  return [
    ...(services.length > 1 ? [`The filter names ${services.length} services, and a print can be narrowed to one. It has the releases of all services.`] : []),
    ...(text.trim() === '' ? [] : ['The text is looked for as it stands, in key and title only.']),
  ]
}
