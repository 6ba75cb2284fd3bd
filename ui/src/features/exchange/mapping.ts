/** Which of their columns is which of ours. Pure. */
import type { FileLook, ImportKind } from '../../backend'

/** Ours to theirs; what is not in it is left out. */
export type Mapping = Readonly<Record<string, string>>

/** Columns without which a row means nothing. A release also needs an end or a length, which the core says with the row. */
const NEEDED: Readonly<Record<ImportKind, readonly string[]>> = {
  services: ['key', 'name'],
  dependencies: ['from', 'to'],
  releases: ['key', 'title', 'start'],
  windows: ['key', 'title', 'kind', 'start', 'end'],
  people: ['key'],
  bookings: ['key', 'environment', 'start'],
  absences: ['key', 'person', 'start', 'end'],
  shifts: ['key', 'person', 'start', 'end'],
  trains: ['key'],
  stores: ['key'],
  'lead-times': ['type', 'lead'],
  boards: ['key', 'start', 'end'],
  milestones: ['key'],
  changes: ['key'],
  steps: ['release', 'key'],
  graphml: [],
  cyclonedx: [],
  backstage: [],
}

export function unmapped(kind: ImportKind, mapping: Mapping): string[] {
  return NEEDED[kind].filter((ours) => (mapping[ours] ?? '') === '')
}

/** Columns of the file that none of ours takes; they are kept as notes. */
export function kept(look: FileLook, mapping: Mapping): string[] {
  const taken = new Set(Object.values(mapping))
  return look.columns.filter((column) => !taken.has(column))
}

/** One column of theirs can be only one of ours: choosing it takes it from where it was. */
export function choose(mapping: Mapping, ours: string, theirs: string): Mapping {
  const rest = Object.entries(mapping).filter(([mine, other]) => mine !== ours && (other !== theirs || theirs === ''))
  return Object.fromEntries(theirs === '' ? rest : [...rest, [ours, theirs]])
}

/** The first values of a column, to recognise it by. */
export function samples(look: FileLook, theirs: string): string {
  const at = look.columns.indexOf(theirs)
  if (at < 0) return ''
  return look.sample.map((row) => row[at] ?? '').filter((cell) => cell !== '').slice(0, 3).join(' · ')
}
