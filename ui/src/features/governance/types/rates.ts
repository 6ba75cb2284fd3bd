/** How often releases got another type, month by month. Pure. */
import type { ReclassificationRow } from '../../../backend'

/** Of fewer than this a percentage says nothing. */
const ENOUGH = 5

/** `20 %`; `too few` where there are not enough to say. */
export function sayPercent({ classified, percent }: Pick<ReclassificationRow, 'classified' | 'percent'>): string {
  return classified < ENOUGH || percent === null ? 'too few' : `${percent} %`
}

export interface Month {
  /** Its first day. */
  readonly month: string
  readonly rows: readonly ReclassificationRow[]
}

/** The newest month first; in each the teams by name, and what has none last. */
export function byMonth(rows: readonly ReclassificationRow[], nameOf: (team: string) => string): readonly Month[] {
  const months = [...new Set(rows.map(({ month }) => month))].toSorted().toReversed()
  const name = ({ team }: ReclassificationRow): string => (team === null ? '\uffff' : nameOf(team))
  return months.map((month) => ({ month, rows: rows.filter((row) => row.month === month).toSorted((a, b) => name(a).localeCompare(name(b))) }))
}
