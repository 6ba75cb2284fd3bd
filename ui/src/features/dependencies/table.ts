/** Links and nodes as rows of a table. Pure. */
import type { MapLink, MapNode } from '../../backend'
import { minutesBetween } from '../../shared/dates'
import type { Sort } from '../../shared/widgets'
import type { Adjacency } from './graph'

function rankOf(link: MapLink, column: string): string | number {
  switch (column) {
    case 'to': return link.to
    case 'kind': return link.kind
    case 'lag': return link.lag ?? ''
    case 'calendar': return link.calendar ?? ''
    case 'version': return link.min_version ?? ''
    case 'violated': return link.violated_minutes
    default: return link.from
  }
}

/** Sorted by a column, then by both ends, so that the order never jumps. */
export function order(links: readonly MapLink[], sort: Sort): MapLink[] {
  const sign = sort.down ? -1 : 1
  return [...links].sort((a, b) => {
    for (const column of [sort.column, 'from', 'to']) {
      const [x, y] = [rankOf(a, column), rankOf(b, column)]
      if (x !== y) return (x < y ? -1 : 1) * (column === sort.column ? sign : 1)
    }
    return 0
  })
}

/** Links whose ends, in keys or names, answer to every word. */
export function narrow(links: readonly MapLink[], text: string, nameOf: (key: string) => string): MapLink[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return links.filter((link) => {
    const hay = `${link.from} ${nameOf(link.from)} ${link.to} ${nameOf(link.to)} ${link.kind}`.toLowerCase()
    return words.every((word) => hay.includes(word))
  })
}

/** How long a step takes, or a release lasts; `null` for what lies in no time. */
export function minutesOf({ start, end }: Pick<MapNode, 'start' | 'end'>): number | null {
  return start === null || end === null ? null : minutesBetween(start, end)
}

/** A node as a row: with how many it needs and how many need it. */
export interface NodeRow {
  readonly node: MapNode
  readonly needs: number
  readonly neededBy: number
}

export function rowsOf(nodes: readonly MapNode[], links: Adjacency): NodeRow[] {
  return nodes.map((node) => {
    const { needs, neededBy } = links.of(node.key)
    return { node, needs: needs.length, neededBy: neededBy.length }
  })
}

function nodeRank({ node, needs, neededBy }: NodeRow, column: string): string | number {
  switch (column) {
    case 'name': return node.title.toLowerCase()
    case 'kind': return node.kind
    case 'team': return node.team ?? ''
    case 'tier': return node.tier ?? Number.MAX_SAFE_INTEGER
    case 'state': return node.state ?? ''
    case 'start': return node.start ?? ''
    case 'minutes': return minutesOf(node) ?? -1
    case 'float': return node.total_float ?? Number.MAX_SAFE_INTEGER
    case 'needs': return needs
    case 'neededBy': return neededBy
    default: return node.key
  }
}

/** Sorted by a column, then by key. */
export function orderNodes(rows: readonly NodeRow[], sort: Sort): NodeRow[] {
  const sign = sort.down ? -1 : 1
  return [...rows].sort((a, b) => {
    const [x, y] = [nodeRank(a, sort.column), nodeRank(b, sort.column)]
    return x === y ? (a.node.key < b.node.key ? -1 : 1) : (x < y ? -1 : 1) * sign
  })
}

/** Nodes whose key, name, kind or team answers to every word. */
export function narrowNodes(rows: readonly NodeRow[], text: string): NodeRow[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return rows.filter(({ node }) => {
    const hay = `${node.key} ${node.title} ${node.kind} ${node.team ?? ''}`.toLowerCase()
    return words.every((word) => hay.includes(word))
  })
}
