/** The filter of the calendar as the core narrows a print or a table by it, and in words, with what they do otherwise. Pure. */
import type { Input } from '../../../backend'
import { isNarrow } from '../filters'
import type { Filters } from '../filters'
import { sayFilters, sayLook } from '../look'
import type { FilterLook } from '../look'

type Narrowing = NonNullable<Input<'calendar_print'>['filter']>

export function toNarrowing({ services, team, type, state, text }: Filters): Narrowing {
  const orNull = (said: string): string | null => (said === '' ? null : said)
  return { services: [...services], team: orNull(team), type: orNull(type), state: orNull(state), text: orNull(text.trim()) }
}

/** `Only what the filter lets through: “pay”, team core, lanes by train.` */
export function sayPrinted(look: FilterLook): string {
  return isNarrow(look.filters) ? `Only what the filter lets through: ${sayLook(look)}.` : `Every release of these days, in lanes by ${look.grouping}.`
}

/** The same of a table, which has no lanes: `Only what the filter lets through: “pay”, team core.` */
export function sayNarrowed(filters: Filters): string {
  return isNarrow(filters) ? `Only what the filter lets through: ${sayFilters(filters)}.` : 'Every release of these days.'
}

/** Where the print or the table lets other releases through than the calendar does. */
export function differences({ text }: Filters): string[] {
  return text.trim() === '' ? [] : ['The text is looked for as it stands, in key and title only.']
}
