/** Questions about the map that need no core: who is beside whom, and where an arrow key leads. Pure. */
import type { BlastDirection, Hit, MapLink, MapNode, MapView } from '../../backend'
import { idOf } from './where'
import type { Ends } from './where'

/** How far the handle stands out of its node. */
const HANDLE = 10

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

export function isArrow(key: string): key is Arrow {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown'
}

/** The links of each node, by its two sides. */
export interface Sides {
  /** What it needs or waits for. */
  readonly needs: readonly MapLink[]
  /** What needs it or waits for it. */
  readonly neededBy: readonly MapLink[]
}

const NONE: Sides = { needs: [], neededBy: [] }

/** Links by node; built once for each map. */
export class Adjacency {
  readonly #sides = new Map<string, { needs: MapLink[]; neededBy: MapLink[] }>()

  constructor(links: readonly MapLink[]) {
    for (const link of links) {
      this.#of(link.from).needs.push(link)
      this.#of(link.to).neededBy.push(link)
    }
  }

  of(key: string): Sides {
    return this.#sides.get(key) ?? NONE
  }

  #of(key: string): { needs: MapLink[]; neededBy: MapLink[] } {
    const there = this.#sides.get(key) ?? { needs: [], neededBy: [] }
    this.#sides.set(key, there)
    return there
  }
}

/** The node with the most links, at which a map opens that is too large to be read as a whole. */
export function busiest(view: MapView, adjacency: Adjacency): MapNode | null {
  const links = ({ key }: MapNode): number => adjacency.of(key).needs.length + adjacency.of(key).neededBy.length
  return view.nodes.reduce<MapNode | null>((most, node) => (most === null || links(node) > links(most) ? node : most), null)
}

const middle = (node: MapNode): number => node.y + node.height / 2

/**
 * Where an arrow leads from a node: left to the nearest that it needs, right to the nearest that needs it,
 * up and down within its layer.
 */
export function walk(view: MapView, links: Adjacency, key: string, arrow: Arrow): string | null {
  const here = view.nodes.find((node) => node.key === key)
  if (!here) return null
  const distance = (node: MapNode): number => Math.abs(middle(node) - middle(here))
  if (arrow === 'ArrowLeft' || arrow === 'ArrowRight') {
    const sides = links.of(key)
    const wanted = new Set(arrow === 'ArrowLeft' ? sides.needs.map((link) => link.to) : sides.neededBy.map((link) => link.from))
    return nearest(view.nodes.filter((node) => wanted.has(node.key)), distance)
  }
  const sign = arrow === 'ArrowUp' ? -1 : 1
  const layer = view.nodes.filter((node) => Math.abs(node.x - here.x) < here.width / 2 && (middle(node) - middle(here)) * sign > 0)
  return nearest(layer, distance)
}

function nearest(nodes: readonly MapNode[], distance: (node: MapNode) => number): string | null {
  let best: MapNode | null = null
  for (const node of nodes) if (best === null || distance(node) < distance(best)) best = node
  return best?.key ?? null
}

/** The node at a place of the drawing; the handle at its left edge belongs to it. */
export function nodeAt(nodes: readonly MapNode[], [x, y]: readonly [number, number]): MapNode | null {
  return nodes.find((node) => x >= node.x - HANDLE && x <= node.x + node.width && y >= node.y && y <= node.y + node.height) ?? null
}

/** The links that were followed: from a service to those that need it, or to what it needs. */
export function pathsOf(hits: readonly Hit[], direction: BlastDirection = 'dependents'): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { path } of hits) {
    for (const [index, there] of path.entries()) {
      const here = path[index - 1]
      if (here !== undefined) ids.add(idOf(direction === 'needs' ? { from: here, to: there } : { from: there, to: here }))
    }
  }
  return ids
}

/** The links between the neighbours in circles of keys, the last before the first. */
export function linksOfCircles(circles: readonly (readonly string[])[]): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const keys of circles) {
    for (const [index, key] of keys.entries()) {
      const next = keys[(index + 1) % keys.length]
      if (next === undefined) continue
      ids.add(idOf({ from: key, to: next }))
      ids.add(idOf({ from: next, to: key }))
    }
  }
  return ids
}

/** The circle that a refusal names, out of its details. */
export function circleOf(details: unknown): readonly string[] {
  if (typeof details !== 'object' || details === null || !('cycle' in details) || !Array.isArray(details.cycle)) return []
  return details.cycle.filter((key): key is string => typeof key === 'string')
}

/** A link whose going would open a circle, and why that one. */
export interface Cut extends Ends {
  readonly why: string
}

/** The link that a refusal offers to take away, out of its details. */
export function cutOf(details: unknown): Cut | null {
  if (typeof details !== 'object' || details === null || !('cut' in details)) return null
  const { cut } = details
  if (typeof cut !== 'object' || cut === null || !('from' in cut) || !('to' in cut)) return null
  const { from, to } = cut
  if (typeof from !== 'string' || typeof to !== 'string') return null
  return { from, to, why: 'why' in cut && typeof cut.why === 'string' ? cut.why : '' }
}
