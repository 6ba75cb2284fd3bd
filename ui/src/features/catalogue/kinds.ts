/** The kinds of things in the catalogue, in the order of its tabs. */
import { roster } from './kinds/roster'
import { settled } from './kinds/settled'
import { things } from './kinds/things'
import type { ImportKind } from '../../backend'
import type { Kind, KindId } from './values'

export const KINDS: readonly Kind[] = [...things, ...roster, ...settled]

/** What can come in a file, as the import calls it. */
export const IMPORTED: Readonly<Partial<Record<KindId, ImportKind>>> = {
  services: 'services', stores: 'stores', people: 'people', absences: 'absences', shifts: 'shifts', bookings: 'bookings', boards: 'boards', lead_times: 'lead-times',
}
