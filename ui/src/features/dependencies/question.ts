/** What the room asks of the core about its map. Pure. */
import type { Input, MapPlace, MapView } from '../../backend'
import { isDrawn } from './where'
import type { Where } from './where'

export type Question = Input<'dependency_map'>

/** What is drawn: the map and the list as they are narrowed, the other views over all releases that are linked. */
export function questionOf(where: Where): Question {
  const { subject, focus, depth, linkedOnly, groupBy, closed, types } = where
  if (!isDrawn(where)) return { subject, focus: null, depth, linked_only: true }
  return { subject, focus, depth, linked_only: linkedOnly && focus === null, group_by: groupBy, collapsed: [...closed], kinds: [...types] }
}

/** Where the nodes of a drawing stand, for the next one to keep to. */
export function placesOf({ nodes }: Pick<MapView, 'nodes'>): MapPlace[] {
  return nodes.map(({ key, x, y }) => ({ key, x, y }))
}

/** What a filter shows once one type is chosen or left out; at least one type stays, and all of them are no filter. */
export function toggled(types: readonly string[], all: readonly string[], type: string, isShown: boolean): readonly string[] {
  const before = types.length === 0 ? all : types
  const next = all.filter((one) => (one === type ? isShown : before.includes(one)))
  return next.length === all.length || next.length === 0 ? [] : next
}
