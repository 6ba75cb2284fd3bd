/** What a file can hold, and what is asked about it. Pure. */
import type { ImportKind } from '../../backend'

interface ImportChoice {
  readonly value: ImportKind
  readonly label: string
}

/** Each after what it names: services before what depends on them, people before when they are away. */
export const IMPORT_KINDS: readonly ImportChoice[] = [
  { value: 'releases', label: 'Releases' },
  { value: 'services', label: 'Services' },
  { value: 'dependencies', label: 'Dependencies' },
  { value: 'windows', label: 'Windows' },
  { value: 'people', label: 'People' },
  { value: 'absences', label: 'Absences' },
  { value: 'shifts', label: 'Shifts' },
  { value: 'bookings', label: 'Bookings' },
  { value: 'trains', label: 'Trains' },
  { value: 'stores', label: 'Data stores' },
  { value: 'boards', label: 'Boards' },
  { value: 'lead-times', label: 'Lead times' },
]

const TIMED: ReadonlySet<ImportKind> = new Set(['releases', 'windows', 'absences', 'shifts', 'bookings', 'boards'])
const LASTING: ReadonlySet<ImportKind> = new Set(['releases', 'bookings'])

/** Whether its times may come without a zone. */
export function isTimed(kind: ImportKind): boolean {
  return TIMED.has(kind)
}

/** Whether its rows may come without an end, and get a length then. */
export function isLasting(kind: ImportKind): boolean {
  return LASTING.has(kind)
}
