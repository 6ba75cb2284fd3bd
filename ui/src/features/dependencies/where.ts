/** Where in the room the person is, as the address keeps it: `#/dependencies/services/payments?depth=2`. Pure. */
import type { MapGrouping, MapSubject } from '../../backend'
import { isTeamKey, nodeOfTeam } from './teams'

export type View = 'map' | 'list' | 'gantt' | 'order' | 'critical'

/** What the rows of the list are. */
export type Rows = 'links' | 'nodes'

/** The two ends of a link: `from` needs or waits for `to`. */
export interface Ends {
  readonly from: string
  readonly to: string
}

export interface Where {
  readonly subject: MapSubject
  readonly view: View
  readonly rows: Rows
  /** The node whose detail is open. */
  readonly selected: string | null
  /** The link whose detail is open. */
  readonly link: Ends | null
  /** The node whose neighbourhood is all that is shown; of steps the release whose runbook is. */
  readonly focus: string | null
  readonly depth: number
  /** Whether nodes without any link are left out. */
  readonly linkedOnly: boolean
  readonly groupBy: MapGrouping
  /** Keys of teams that are drawn as one node, in order. */
  readonly closed: readonly string[]
  /** Types of links that are shown; all where there is none. */
  readonly types: readonly string[]
}

export const DEPTH = 2
export const MOST_DEPTH = 6

const VIEWS: Readonly<Record<MapSubject, readonly View[]>> = { services: ['map', 'list'], releases: ['map', 'list', 'gantt', 'order', 'critical'], steps: ['map', 'list'] }

/** Only services have a tier. Steps are carried by the team of their release. */
export const GROUPINGS: Readonly<Record<MapSubject, readonly MapGrouping[]>> = { services: ['none', 'team', 'tier'], releases: ['none', 'team'], steps: ['none', 'team'] }

const ROWS: readonly Rows[] = ['links', 'nodes']

/** A runbook is a list of steps before it is a list of links. */
const firstRows = (subject: MapSubject): Rows => (subject === 'steps' ? 'nodes' : 'links')

/** Most services are linked and the odd one is worth seeing; most releases stand alone. */
const leavesOut = (subject: MapSubject): boolean => subject === 'releases'

export function readWhere(path: readonly string[], query: Readonly<Partial<Record<string, string>>>): Where {
  const subject: MapSubject = path[0] === 'releases' || path[0] === 'steps' ? path[0] : 'services'
  // A runbook is shown whole: step by step, and all of it.
  const isWhole = subject === 'steps'
  const view = VIEWS[subject].find((one) => one === query['view']) ?? 'map'
  const depth = Number(query['depth'])
  const linked = query['linked']
  const closed = isWhole ? [] : readKeys(query['closed'])
  const selected = path[1] ?? null
  return {
    subject,
    view,
    rows: ROWS.find((one) => one === query['rows']) ?? firstRows(subject),
    // A team that is no node has no detail.
    selected: selected === null || !isTeamKey(selected) || closed.some((team) => nodeOfTeam(team) === selected) ? selected : null,
    link: readId(query['link']),
    focus: query['around'] ?? null,
    depth: !isWhole && Number.isInteger(depth) && depth >= 1 && depth <= MOST_DEPTH ? depth : DEPTH,
    linkedOnly: isWhole ? false : linked === undefined ? leavesOut(subject) : linked === '1',
    groupBy: GROUPINGS[subject].find((one) => one === query['by']) ?? 'none',
    closed,
    types: readKeys(query['types']),
  }
}

export function writeWhere(where: Where): { readonly path: readonly string[]; readonly query: Readonly<Record<string, string>> } {
  const query: Record<string, string> = {}
  if (where.view !== 'map') query['view'] = where.view
  if (where.rows !== firstRows(where.subject)) query['rows'] = where.rows
  if (where.link !== null) query['link'] = idOf(where.link)
  if (where.focus !== null) query['around'] = where.focus
  if (where.focus !== null && where.depth !== DEPTH) query['depth'] = String(where.depth)
  if (where.linkedOnly !== leavesOut(where.subject)) query['linked'] = where.linkedOnly ? '1' : '0'
  if (where.groupBy !== 'none') query['by'] = where.groupBy
  if (where.closed.length > 0) query['closed'] = where.closed.join(BAR)
  if (where.types.length > 0) query['types'] = where.types.join(BAR)
  return { path: where.selected === null ? [where.subject] : [where.subject, where.selected], query }
}

/** No key contains it. */
const BAR = '|'

/** One name for a link. */
export function idOf({ from, to }: Ends): string {
  return `${from}${BAR}${to}`
}

function readId(id: string | undefined): Ends | null {
  const [from, to] = id?.split(BAR, 2) ?? []
  return from === undefined || to === undefined ? null : { from, to }
}

/** Each key once and in order, so that the same choice is the same address. */
export function inOrder(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].filter((key) => key !== '').sort()
}

function readKeys(text: string | undefined): readonly string[] {
  return inOrder(text?.split(BAR) ?? [])
}

/** Whether links and nodes stand in the view one by one, so that grouping and filters are about them. */
export function isDrawn({ view }: Pick<Where, 'view'>): boolean {
  return view === 'map' || view === 'list'
}

/** The same place with a node on it that it leaves out: its team opened, and nothing narrowed. */
export function uncovering(where: Where, key: string, team: string | null): Where {
  return { ...where, selected: key, link: null, focus: null, linkedOnly: false, types: [], closed: where.closed.filter((one) => one !== team) }
}
