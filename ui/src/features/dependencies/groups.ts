/** What stands together on the map: the ground behind nodes of one group that are neighbours in a layer. Pure. */
import type { MapNode } from '../../backend'
import type { Box } from './camera'

export interface Run extends Box {
  readonly id: string
  /** The name of the group. */
  readonly name: string
  /** Which of the tints it has, from 1 on. */
  readonly tint: number
}

/** Room around the nodes, and above them for the name; together less than nodes leave between each other. */
const SIDE = 6
const FOOT = 4
export const HEAD = 18
const TINTS = 8

/** The grounds of a drawing, layer by layer from the left, each from the top. Nodes without a group part their neighbours. */
export function runsOf(nodes: readonly MapNode[]): Run[] {
  const tints = tintsOf(nodes)
  const found: Run[] = []
  for (const layer of layersOf(nodes)) {
    let run: MapNode[] = []
    const close = (): void => {
      const [first, last] = [run[0], run.at(-1)]
      run = run.slice(run.length)
      if (!first || !last || first.group === null) return
      found.push(groundOf(first, last, layer, first.group, tints.get(first.group) ?? 1))
    }
    for (const node of layer) {
      if (run.length > 0 && run[0]?.group !== node.group) close()
      run.push(node)
    }
    close()
  }
  return found
}

function groundOf(first: MapNode, last: MapNode, layer: readonly MapNode[], name: string, tint: number): Run {
  const within = layer.slice(layer.indexOf(first), layer.indexOf(last) + 1)
  const left = Math.min(...within.map((node) => node.x))
  const right = Math.max(...within.map((node) => node.x + node.width))
  const top = first.y - HEAD
  return { id: first.key, name, tint, x: left - SIDE, y: top, width: right - left + 2 * SIDE, height: last.y + last.height + FOOT - top }
}

/** Nodes by layer. A node belongs to the layer in which another begins less than half its width away. */
function layersOf(nodes: readonly MapNode[]): MapNode[][] {
  const layers: MapNode[][] = []
  for (const node of [...nodes].sort((a, b) => a.x - b.x || a.y - b.y)) {
    const layer = layers.at(-1)
    const first = layer?.[0]
    if (layer && first && node.x - first.x < first.width / 2) layer.push(node)
    else layers.push([node])
  }
  for (const layer of layers) layer.sort((a, b) => a.y - b.y || (a.key < b.key ? -1 : 1))
  return layers
}

/** A tint for each group, by name, so that a group keeps its own when nodes come and go. */
function tintsOf(nodes: readonly MapNode[]): ReadonlyMap<string, number> {
  const names = [...new Set(nodes.map((node) => node.group).filter((name) => name !== null))].sort()
  return new Map(names.map((name, index) => [name, (index % TINTS) + 1]))
}
