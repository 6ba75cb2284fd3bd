/** What a file can hold, and what is asked about it. Pure. */
import type { FileKind, ImportKind } from '../../backend'

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
  { value: 'milestones', label: 'Project milestones' },
  { value: 'changes', label: 'Candidate changes' },
  { value: 'steps', label: 'Runbook steps' },
  { value: 'graphml', label: 'Dependencies from GraphML' },
  { value: 'cyclonedx', label: 'Components from CycloneDX (JSON)' },
  { value: 'backstage', label: 'Catalogue from Backstage (YAML)' },
]

/** Calendar files, whose events become what is said of them. */
export const CALENDAR = { value: 'calendar', label: 'Calendar (.ics)' } as const

/** Files of other tools, which say themselves what is what: they have no columns, and nothing is matched. */
const WHOLE: Readonly<Partial<Record<ImportKind, { readonly file: FileKind; readonly note: string }>>> = {
  graphml: {
    file: { name: 'GraphML', extensions: ['graphml', 'xml'] },
    note: 'A graph of yEd or another program: its nodes are services, its edges are what each needs.',
  },
  cyclonedx: {
    file: { name: 'CycloneDX (JSON)', extensions: ['json'] },
    note: 'A bill of materials in JSON: its components, and what each depends on.',
  },
  backstage: {
    file: { name: 'Backstage catalogue (YAML)', extensions: ['yaml', 'yml'] },
    note: 'Entities of a Backstage catalogue, one or several in a file, and what each depends on.',
  },
}

/** Whether its rows are matched column by column before they are read. */
export function hasColumns(kind: ImportKind): boolean {
  return WHOLE[kind] === undefined
}

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

const TABLE: FileKind = { name: 'CSV', extensions: ['csv', 'tsv', 'txt'] }
/** Other tools tell milestones in files of their own. All in one kind, so that none has to be chosen in the dialog first. */
const PROJECT: FileKind = { name: 'CSV, Microsoft Project XML, calendar', extensions: [...TABLE.extensions, 'xml', 'ics'] }

/** The files that the dialog offers. */
export function filesOf(kind: ImportKind): readonly FileKind[] {
  return [WHOLE[kind]?.file ?? (kind === 'milestones' ? PROJECT : TABLE)]
}

/** What else than a table is read, where that is so. */
export function noteOf(kind: ImportKind): string | null {
  return WHOLE[kind]?.note ?? (kind === 'milestones' ? 'A CSV export of Jira, Microsoft Project XML (.xml) and calendar files (.ics) are recognised by looking into them.' : null)
}
