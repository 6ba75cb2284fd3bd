/** What changed since the last meeting, under the names of its kinds. Pure. */
import type { SinceRow } from '../../../backend'
import { formatMinutes } from '../../../shared/dates'
import { placeHref } from '../../../shared/place'
import { count, say } from '../../../shared/words'

const DAY_MINUTES = 1_440

/** In the order in which a board hears of them. */
const KINDS: Readonly<Record<string, string>> = {
  added: 'Added',
  moved: 'Moved',
  withdrawn: 'Withdrawn',
  'risk-changed': 'Risk changed',
  'state-changed': 'State changed',
  'approval-voided': 'Approvals voided',
  'conflict-appeared': 'Conflicts appeared',
  'conflict-resolved': 'Conflicts resolved',
  'freeze-added': 'Freezes added',
  'freeze-changed': 'Freezes changed',
  'freeze-removed': 'Freezes removed',
}

export interface ChangeGroup {
  readonly kind: string
  readonly label: string
  readonly rows: readonly SinceRow[]
}

/** Changes by kind; kinds that are not known yet stand behind. */
export function groupsOf(changes: readonly SinceRow[]): ChangeGroup[] {
  const known = Object.keys(KINDS)
  const kinds = [...new Set([...known, ...changes.map(({ kind }) => kind)])]
  return kinds.map((kind) => ({ kind, label: say(KINDS, kind), rows: changes.filter((row) => row.kind === kind) })).filter(({ rows }) => rows.length > 0)
}

/** Where the subject of a change stands; what is gone stands nowhere. */
export function hrefOf({ kind, subject }: SinceRow): string | null {
  if (kind === 'freeze-removed') return null
  return kind.startsWith('freeze-') ? placeHref('windows', ['layer', subject]) : placeHref('releases', [subject])
}

/** What changed, without the name of its subject in front, which stands beside it. */
export function sayChange({ subject, title, sentence }: Pick<SinceRow, 'subject' | 'title' | 'sentence'>): string {
  const name = `${subject} ${title} `
  return sentence.startsWith(name) ? sentence.slice(name.length) : sentence
}

/** `3 days later`, `1 h 30 min earlier`; nothing where the sentence tells it already, or nothing was moved. */
export function sayShift(row: Pick<SinceRow, 'subject' | 'title' | 'sentence' | 'shift_minutes'>): string {
  const { shift_minutes } = row
  if (shift_minutes === null || shift_minutes === 0 || /\b(?:later|earlier)\b/i.test(sayChange(row))) return ''
  const minutes = Math.abs(shift_minutes)
  const length = minutes % DAY_MINUTES === 0 ? count(minutes / DAY_MINUTES, 'day') : formatMinutes(minutes)
  return `${length} ${shift_minutes < 0 ? 'earlier' : 'later'}`
}

/** The number of an operation as it was typed; `null` where it is none. */
export function readOperation(text: string): number | null {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : null
}
