/** Rows of the plan before and after an operation, field by field. Pure. */
import type { RowChange } from '../../backend'
import { formatMoment } from '../../shared/dates'

export interface FieldChange {
  readonly field: string
  readonly before: string
  readonly after: string
}

export type RowFate = 'added' | 'removed' | 'changed'

export interface RowDifference {
  readonly table: string
  readonly id: string
  /** What a person calls the row, where it says so itself. */
  readonly name: string
  readonly fate: RowFate
  /** Only the fields that differ; all of them where the row is new or gone. */
  readonly fields: readonly FieldChange[]
}

type Row = Readonly<Record<string, unknown>>

function asRow(value: unknown): Row | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

/** A value as it is shown; nothing is shown as nothing. */
export function write(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  return JSON.stringify(value)
}

/** Instants are kept as whole seconds, in fields that say so by their names; nobody reads those. */
function writeField(field: string, value: unknown, zone: string): string {
  return field.endsWith('_at') && typeof value === 'number' ? formatMoment(value * 1_000, zone) : write(value)
}

const NAMES = ['key', 'title', 'name']

/** Instants are told in `zone`. */
export function difference(change: RowChange, zone = 'UTC'): RowDifference {
  const [before, after] = [asRow(change.before), asRow(change.after)]
  const fate: RowFate = before === null ? 'added' : after === null ? 'removed' : 'changed'
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const fields = names
    .map((field) => ({ field, before: writeField(field, before?.[field], zone), after: writeField(field, after?.[field], zone) }))
    .filter((field) => field.before !== field.after)
  const row = after ?? before ?? {}
  const name = NAMES.map((field) => write(row[field])).filter((text) => text !== '').join(' ')
  return { table: change.table, id: change.id, name: name === '' ? change.id : name, fate, fields }
}

/** How many rows were added, changed and removed, in words. */
export function summary(changes: readonly RowDifference[]): string {
  const of = (fate: RowFate): number => changes.filter((change) => change.fate === fate).length
  const parts = (['added', 'changed', 'removed'] as const).map((fate) => ({ fate, number: of(fate) })).filter(({ number }) => number > 0)
  return parts.length === 0 ? 'no difference' : parts.map(({ fate, number }) => `${number} ${fate}`).join(', ')
}
