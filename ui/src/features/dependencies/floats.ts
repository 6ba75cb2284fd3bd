/** The critical path as people read it: minutes from the first start of all. Pure. */
import type { CriticalItem } from '../../backend'
import { formatMinutes } from '../../shared/dates'
import type { Sort } from '../../shared/widgets'

/** `at once`, `2 d 4 h after`: a start within the chain. */
export function startWords(minutes: number): string {
  return minutes === 0 ? 'at once' : `after ${formatMinutes(minutes)}`
}

export function floatWords(minutes: number): string {
  return minutes === 0 ? 'none' : formatMinutes(minutes)
}

function rankOf(item: CriticalItem, column: string): string | number {
  switch (column) {
    case 'key': return item.key
    case 'late': return item.late_start
    case 'total': return item.total_float
    case 'free': return item.free_float
    case 'critical': return item.critical ? 0 : 1
    default: return item.early_start
  }
}

export function order(items: readonly CriticalItem[], sort: Sort): CriticalItem[] {
  const sign = sort.down ? -1 : 1
  return [...items].sort((a, b) => {
    const [x, y] = [rankOf(a, sort.column), rankOf(b, sort.column)]
    if (x !== y) return x < y ? -sign : sign
    return a.early_start === b.early_start ? (a.key < b.key ? -1 : 1) : a.early_start - b.early_start
  })
}
