/** Which releases the list shows, and in which order. Pure. */
import type { ReleaseBar } from '../../backend'
import type { Sort } from '../../shared/widgets'

export interface ListFilter {
  readonly text: string
  readonly state: string
  readonly type: string
  readonly team: string
  readonly service: string
  readonly environment: string
  readonly train: string
  /** `''`, `hard` or `any`. */
  readonly conflicts: string
  /** `''` (not over), `ahead` (starts later than now) or `all`. */
  readonly when: string
}

const OPEN: ListFilter = {
  text: '', state: '', type: '', team: '', service: '', environment: '', train: '', conflicts: '', when: '',
}

/** Nothing narrows, not even that a release is over. */
export const EVERYTHING: ListFilter = { ...OPEN, when: 'all' }

const OVER = new Set(['closed', 'rejected', 'backed-out', 'cancelled'])

export function isOver(state: string): boolean {
  return OVER.has(state)
}

/** Reads a filter out of an address; unknown words are left alone. */
export function readFilter(query: Readonly<Partial<Record<string, string>>>): ListFilter {
  const said = (key: keyof ListFilter): string => query[key] ?? ''
  return {
    text: said('text'), state: said('state'), type: said('type'), team: said('team'), service: said('service'),
    environment: said('environment'), train: said('train'), conflicts: said('conflicts'), when: said('when'),
  }
}

/** The filter as an address keeps it: only what narrows. */
export function writeFilter(filter: ListFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
}

export function narrow(bars: readonly ReleaseBar[], filter: ListFilter, now: string): ReleaseBar[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return bars.filter((bar) => {
    if (filter.type !== '' && bar.type !== filter.type) return false
    if (filter.team !== '' && bar.team !== filter.team) return false
    if (filter.environment !== '' && bar.environment !== filter.environment) return false
    if (filter.train !== '' && bar.train !== filter.train) return false
    if (filter.service !== '' && !bar.services.includes(filter.service)) return false
    if (filter.conflicts === 'hard' && bar.hard === 0) return false
    if (filter.conflicts === 'any' && bar.hard + bar.soft === 0) return false
    if (filter.state !== '') {
      if (bar.state !== filter.state) return false
    } else if (filter.when === '' && isOver(bar.state)) return false
    // Both are RFC 3339 in UTC, so their text sorts as their time does.
    if (filter.when === 'ahead' && (bar.start < now || isOver(bar.state))) return false
    if (words.length === 0) return true
    const hay = `${bar.key} ${bar.title} ${bar.services.join(' ')} ${bar.version ?? ''}`.toLowerCase()
    return words.every((word) => hay.includes(word))
  })
}

const RISK_ORDER: Readonly<Record<string, number>> = { low: 1, moderate: 2, high: 3, 'very-high': 4 }
const STATE_ORDER = ['draft', 'submitted', 'assessed', 'approved', 'scheduled', 'deploying', 'deployed', 'stabilising', 'closed', 'rejected', 'backed-out', 'cancelled']

function rankOf(bar: ReleaseBar, column: string): string | number {
  switch (column) {
    case 'title': return bar.title.toLowerCase()
    case 'type': return bar.type
    case 'state': return STATE_ORDER.indexOf(bar.state)
    case 'services': return bar.services.join(' ')
    case 'environment': return bar.environment
    case 'team': return bar.team ?? ''
    case 'train': return bar.train ?? ''
    case 'risk': return bar.risk === null ? 0 : (RISK_ORDER[bar.risk] ?? 0)
    case 'start': return bar.start
    case 'conflicts': return bar.hard * 10_000 + bar.soft
    default: return bar.key
  }
}

/** Sorted by a column, then by start, then by key, so that the order never jumps. */
export function order(bars: readonly ReleaseBar[], sort: Sort): ReleaseBar[] {
  const sign = sort.down ? -1 : 1
  return [...bars].sort((a, b) => {
    const [x, y] = [rankOf(a, sort.column), rankOf(b, sort.column)]
    if (x !== y) return x < y ? -sign : sign
    return a.start === b.start ? (a.key < b.key ? -1 : 1) : a.start < b.start ? -1 : 1
  })
}
