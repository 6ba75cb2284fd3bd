/** Where in the room the person is, as the address keeps it: `#/dependencies/services/payments?depth=2`. Pure. */
import type { MapSubject } from '../../backend'

export type View = 'map' | 'list' | 'order' | 'critical'

/** The two ends of a link: `from` needs or waits for `to`. */
export interface Ends {
  readonly from: string
  readonly to: string
}

export interface Where {
  readonly subject: MapSubject
  readonly view: View
  /** The node whose detail is open. */
  readonly selected: string | null
  /** The link whose detail is open. */
  readonly link: Ends | null
  /** The node whose neighbourhood is all that is shown. */
  readonly focus: string | null
  readonly depth: number
  /** Whether nodes without any link are left out. */
  readonly linkedOnly: boolean
}

export const DEPTH = 2
export const MOST_DEPTH = 6

const VIEWS: Readonly<Record<MapSubject, readonly View[]>> = { services: ['map', 'list'], releases: ['map', 'list', 'order', 'critical'] }

/** Most services are linked and the odd one is worth seeing; most releases stand alone. */
const leavesOut = (subject: MapSubject): boolean => subject === 'releases'

export function readWhere(path: readonly string[], query: Readonly<Partial<Record<string, string>>>): Where {
  const subject: MapSubject = path[0] === 'releases' ? 'releases' : 'services'
  const view = VIEWS[subject].find((one) => one === query['view']) ?? 'map'
  const depth = Number(query['depth'])
  const linked = query['linked']
  return {
    subject,
    view,
    selected: path[1] ?? null,
    link: readId(query['link']),
    focus: query['around'] ?? null,
    depth: Number.isInteger(depth) && depth >= 1 && depth <= MOST_DEPTH ? depth : DEPTH,
    linkedOnly: linked === undefined ? leavesOut(subject) : linked === '1',
  }
}

export function writeWhere(where: Where): { readonly path: readonly string[]; readonly query: Readonly<Record<string, string>> } {
  const query: Record<string, string> = {}
  if (where.view !== 'map') query['view'] = where.view
  if (where.link !== null) query['link'] = idOf(where.link)
  if (where.focus !== null) query['around'] = where.focus
  if (where.focus !== null && where.depth !== DEPTH) query['depth'] = String(where.depth)
  if (where.linkedOnly !== leavesOut(where.subject)) query['linked'] = where.linkedOnly ? '1' : '0'
  return { path: where.selected === null ? [where.subject] : [where.subject, where.selected], query }
}

/** One name for a link; no key contains the bar. */
export function idOf({ from, to }: Ends): string {
  return `${from}|${to}`
}

function readId(id: string | undefined): Ends | null {
  const [from, to] = id?.split('|', 2) ?? []
  return from === undefined || to === undefined ? null : { from, to }
}
