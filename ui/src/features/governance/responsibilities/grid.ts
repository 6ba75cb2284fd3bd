/** The grid of responsibilities: its words, what a key or a click makes of it, and what is wrong with a row. Pure. */
import type { GridCell, GridRow, GridView, Input, SettleRow } from '../../../backend'
import { ROLES, say } from '../../../shared/words'

export type Part = GridCell['part']

export const PARTS: readonly Part[] = ['R', 'A', 'C', 'I']

export const PART_WORDS: Readonly<Record<Part, string>> = { R: 'responsible', A: 'accountable', C: 'consulted', I: 'informed' }

export const ACTIVITIES: Readonly<Record<string, string>> = {
  request: 'Request', plan: 'Plan', assess: 'Assess', approve: 'Approve', package: 'Package', test: 'Test',
  prepare: 'Prepare', deploy: 'Deploy', verify: 'Verify', 'roll-back': 'Roll back', 'hand-over': 'Hand over', close: 'Close',
}

/** The columns: every role there is, and what else the rows name. */
export function rolesOf(rows: readonly SettleRow[]): readonly string[] {
  const known = Object.keys(ROLES)
  const more = rows.flatMap(({ cells }) => cells.map(({ role }) => role)).filter((role) => !known.includes(role))
  return [...known, ...new Set(more)]
}

export function lettersOf(row: SettleRow | undefined, role: string): readonly Part[] {
  return PARTS.filter((part) => row?.cells.some((cell) => cell.role === role && cell.part === part))
}

function withCells(rows: readonly SettleRow[], activity: string, change: (cells: readonly GridCell[]) => GridCell[]): readonly SettleRow[] {
  return rows.map((row) => (row.activity === activity ? { ...row, cells: change(row.cells) } : row))
}

/** Sets a letter, or takes it where it stands. */
export function toggled(rows: readonly SettleRow[], activity: string, role: string, part: Part): readonly SettleRow[] {
  return withCells(rows, activity, (cells) => {
    const rest = cells.filter((cell) => cell.role !== role || cell.part !== part)
    return rest.length < cells.length ? rest : [...rest, { role, part }]
  })
}

/** Takes every letter out of a cell. */
export function cleared(rows: readonly SettleRow[], activity: string, role: string): readonly SettleRow[] {
  return withCells(rows, activity, (cells) => cells.filter((cell) => cell.role !== role))
}

/** What is wrong with a row: one role answers for each activity, and at least one does it. */
export function faultOf(cells: readonly GridCell[]): string | null {
  const accountable = cells.filter(({ part }) => part === 'A').map(({ role }) => say(ROLES, role))
  const done = cells.some(({ part }) => part === 'R')
  const said = [
    ...(accountable.length === 0 ? ['Nobody answers for it: it needs an A.'] : []),
    ...(accountable.length > 1 ? [`${accountable.length} roles answer for it (${accountable.join(', ')}): leave one A.`] : []),
    ...(done ? [] : ['Nobody does it: it needs an R.']),
  ]
  return said.length === 0 ? null : said.join(' ')
}

const sameCells = (one: readonly GridCell[], other: readonly GridCell[]): boolean => {
  const said = (cells: readonly GridCell[]): string => [...new Set(cells.map(({ role, part }) => `${role} ${part}`))].toSorted().join()
  return said(one) === said(other)
}

/** The activities whose letters differ from those that hold. */
export function changedIn(before: readonly GridRow[], after: readonly SettleRow[]): ReadonlySet<string> {
  return new Set(after.filter(({ activity, cells }) => !sameCells(before.find((row) => row.activity === activity)?.cells ?? [], cells)).map(({ activity }) => activity))
}

/** What is wrong, by activity: of rows as they were saved in the words of the core, of others as they are now. */
export function faultsIn(before: readonly GridRow[], after: readonly SettleRow[]): ReadonlyMap<string, string> {
  const changed = changedIn(before, after)
  const faults = after.map(({ activity, cells }) => {
    const kept = changed.has(activity) ? undefined : before.find((row) => row.activity === activity)
    return [activity, kept ? kept.fault : faultOf(cells)] as const
  })
  return new Map(faults.filter((one): one is readonly [string, string] => one[1] !== null))
}

export function rowsOf({ rows }: GridView): readonly SettleRow[] {
  return rows.map(({ activity, cells }) => ({ activity, cells }))
}

export function settleOf(type: GridView['type'], rows: readonly SettleRow[], reason: string): Input<'raci_save'> {
  return { type, rows: [...rows], reason: reason.trim() === '' ? null : reason.trim() }
}

/** `Deploy, Deployment lead: responsible, accountable`. */
export function sayCell(row: SettleRow | undefined, role: string): string {
  const letters = lettersOf(row, role).map((part) => PART_WORDS[part])
  return `${say(ACTIVITIES, row?.activity)}, ${say(ROLES, role)}: ${letters.length === 0 ? 'nothing' : letters.join(', ')}`
}

export interface Spot {
  readonly row: number
  readonly column: number
}

/** The cell to which a key leads; `null` for keys that lead nowhere. It stops at the edges. */
export function walk({ row, column }: Spot, key: string, whole: boolean, rows: number, columns: number): Spot | null {
  const at = (to: number, count: number): number => Math.max(0, Math.min(count - 1, to))
  switch (key) {
    case 'ArrowUp': return { row: at(row - 1, rows), column }
    case 'ArrowDown': return { row: at(row + 1, rows), column }
    case 'ArrowLeft': return { row, column: at(column - 1, columns) }
    case 'ArrowRight': return { row, column: at(column + 1, columns) }
    case 'Home': return { row: whole ? 0 : row, column: 0 }
    case 'End': return { row: whole ? at(rows - 1, rows) : row, column: at(columns - 1, columns) }
    default: return null
  }
}

/** The letter that a key writes. */
export function partOf(key: string): Part | null {
  return PARTS.find((part) => part === key.toUpperCase()) ?? null
}
