/**
 * Where every bar stands: lanes under each other, rows inside each lane, and the two questions that are asked of that
 * on every frame (what is in sight, what is under the pointer), both answered by binary search. Pure.
 */
import { firstIndex, pack } from './stretch'
import type { Millis, Stretch } from './stretch'

/** What belongs together under one heading. Items are sorted by start. */
export interface Lane<T extends Stretch> {
  readonly key: string
  readonly label: string
  readonly items: readonly T[]
}

export interface Placed<T extends Stretch> extends Lane<T> {
  readonly index: number
  readonly top: number
  readonly height: number
  readonly rows: number
  readonly rowOf: readonly number[]
  /** Where each item ends on the screen: a short bar is drawn wider than it lasts. */
  readonly shownEnd: readonly Millis[]
  /** The longest item as shown, so that a search by start can begin early enough. */
  readonly maxDur: Millis
  /** Each item with its place, made once: what stays in sight is then the same thing, of which nothing is drawn again. */
  readonly sights: readonly Sight<T>[]
}

export interface Layout<T extends Stretch> {
  readonly lanes: readonly Placed<T>[]
  /** Prefix sums of the heights: the top of each lane, and the height of all as the last. */
  readonly tops: readonly number[]
  readonly height: number
  readonly measures: Measures
}

/** In pixels. */
export interface Measures {
  /** From the top of one row to the next. */
  readonly row: number
  /** Above the first and below the last row of a lane. */
  readonly pad: number
}

/** Lays lanes out. `reach` tells where an item ends as shown, which must not be before it ends. */
export function layOut<T extends Stretch>(lanes: readonly Lane<T>[], measures: Measures, reach: (item: T) => Millis): Layout<T> {
  const tops = [0]
  const placed = lanes.map((lane, index): Placed<T> => {
    const shownEnd = lane.items.map(reach)
    const { rowOf, rows } = pack(lane.items.map((item, at) => ({ start: item.start, end: shownEnd[at] ?? item.end })))
    const maxDur = lane.items.reduce((most, item, at) => Math.max(most, (shownEnd[at] ?? item.end) - item.start), 0)
    const top = tops[index] ?? 0
    const height = Math.max(1, rows) * measures.row + 2 * measures.pad
    tops.push(top + height)
    const sights: Sight<T>[] = []
    const laid: Placed<T> = { ...lane, index, top, height, rows, rowOf, shownEnd, maxDur, sights }
    lane.items.forEach((item, at) => {
      const row = rowOf[at] ?? 0
      sights.push({ lane: laid, item, index: at, row, y: top + measures.pad + row * measures.row })
    })
    return laid
  })
  return { lanes: placed, tops, height: tops.at(-1) ?? 0, measures }
}

export interface Sight<T extends Stretch> {
  readonly lane: Placed<T>
  readonly item: T
  readonly index: number
  readonly row: number
  /** The top of its row. */
  readonly y: number
}

/** The top of a row. */
export function rowTop<T extends Stretch>(layout: Layout<T>, lane: Placed<T>, row: number): number {
  return lane.top + layout.measures.pad + row * layout.measures.row
}

/** The lane at a height; `null` above and below all of them. */
export function laneAt<T extends Stretch>(layout: Layout<T>, y: number): Placed<T> | null {
  if (y < 0 || y >= layout.height) return null
  return layout.lanes[firstIndex(layout.tops.length, (at) => (layout.tops[at] ?? 0) > y) - 1] ?? null
}

/** Lanes that have a part in `[top, bottom)`. */
export function lanesIn<T extends Stretch>(layout: Layout<T>, top: number, bottom: number): readonly Placed<T>[] {
  const from = Math.max(0, firstIndex(layout.tops.length, (at) => (layout.tops[at] ?? 0) > top) - 1)
  const to = firstIndex(layout.lanes.length, (at) => (layout.tops[at] ?? 0) >= bottom)
  return layout.lanes.slice(from, to)
}

/** Indices of the items of a lane that are seen in a stretch. */
export function itemsIn<T extends Stretch>(lane: Placed<T>, range: Stretch): number[] {
  const { items, shownEnd } = lane
  const found: number[] = []
  // Even the longest item is over when it started that much earlier.
  const first = firstIndex(items.length, (at) => (items[at]?.start ?? 0) > range.start - lane.maxDur)
  for (let at = first; at < items.length; at += 1) {
    if ((items[at]?.start ?? 0) >= range.end) break
    if ((shownEnd[at] ?? 0) > range.start) found.push(at)
  }
  return found
}

/** Every item that is seen in a stretch of time and of height. */
export function visible<T extends Stretch>(layout: Layout<T>, range: Stretch, top: number, bottom: number): Sight<T>[] {
  const found: Sight<T>[] = []
  for (const lane of lanesIn(layout, top, bottom)) {
    for (const index of itemsIn(lane, range)) {
      const sight = lane.sights[index]
      if (sight && sight.y < bottom && sight.y + layout.measures.row > top) found.push(sight)
    }
  }
  return found
}

export interface Hit<T extends Stretch> {
  readonly lane: Placed<T>
  /** `null` on an empty place. */
  readonly sight: Sight<T> | null
}

/** What is at an instant and a height. `null` outside all lanes. */
export function hitTest<T extends Stretch>(layout: Layout<T>, at: Millis, y: number): Hit<T> | null {
  const lane = laneAt(layout, y)
  if (!lane) return null
  const row = Math.floor((y - lane.top - layout.measures.pad) / layout.measures.row)
  const index = itemsIn(lane, { start: at, end: at + 1 }).find((one) => lane.rowOf[one] === row)
  return { lane, sight: index === undefined ? null : (lane.sights[index] ?? null) }
}
