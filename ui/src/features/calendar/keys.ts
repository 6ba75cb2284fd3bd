/** What a key means on a bar, and where it leads. Pure. */
import type { Carry } from './carry'
import { SHORTEST, shiftDays } from './steps'
import type { Layout, Placed } from './timeline-core'
import { firstIndex, snap } from './timeline-core'
import type { Millis, Stretch } from './timeline-core'

/** How a view lies: where time goes across, where it goes down, and where a row is a week. */
export type Compass = 'timeline' | 'week' | 'month'

export type Walk = 'left' | 'right' | 'up' | 'down' | 'first' | 'last'

export type KeyCommand =
  | { readonly do: 'walk'; readonly to: Walk; readonly extend?: true }
  | { readonly do: 'open' | 'pick-up' | 'reschedule' | 'copy' | 'next-slot' | 'drop' | 'give-up' | 'zoom-in' | 'zoom-out' | 'zoom-selection' }
  | { readonly do: 'toggle' | 'choose-all' | 'choose-none' }
  | { readonly do: 'shift'; readonly by: 1 | -1; readonly unit: 'snap' | 'day' | 'week' }
  | { readonly do: 'resize'; readonly edge: 'start' | 'end'; readonly by: 1 | -1 }

export interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** What the arrows across and those up and down move by. */
const UNITS = { timeline: ['snap', 'day'], week: ['day', 'snap'], month: ['day', 'week'] } as const

const WALKS: Readonly<Record<string, Walk>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last' }

/** What a key press asks for; `null` when it is none of ours. */
export function command(press: KeyPress, carrying: boolean, compass: Compass = 'timeline'): KeyCommand | null {
  const letter = press.key.toLowerCase()
  if (press.altKey) return null
  if (press.ctrlKey || press.metaKey) {
    if (carrying || press.shiftKey) return null
    return letter === 'a' ? { do: 'choose-all' } : letter === 'd' ? { do: 'copy' } : null
  }
  if (press.key === '+' || press.key === '=') return { do: 'zoom-in' }
  if (press.key === '-') return { do: 'zoom-out' }
  if (carrying) {
    if (press.key === 'Enter') return { do: 'drop' }
    if (press.key === 'Escape') return { do: 'give-up' }
    if (letter === 'n') return { do: 'next-slot' }
    const walk = WALKS[press.key]
    const by = walk === 'right' || walk === 'down' ? 1 : -1
    if (walk === undefined || walk === 'first' || walk === 'last') return null
    const across = walk === 'left' || walk === 'right'
    // The arrows along which time goes move the end.
    if (press.shiftKey) return { do: 'resize', edge: across === (compass !== 'week') ? 'end' : 'start', by }
    return { do: 'shift', by, unit: UNITS[compass][across ? 0 : 1] }
  }
  if (press.key === 'Enter') return { do: 'open' }
  if (letter === 'm') return { do: 'pick-up' }
  if (letter === 'r') return { do: 'reschedule' }
  if (letter === 'z') return { do: 'zoom-selection' }
  if (press.key === ' ') return { do: 'toggle' }
  if (press.key === 'Escape') return { do: 'choose-none' }
  const walk = WALKS[press.key]
  return walk === undefined ? null : press.shiftKey ? { do: 'walk', to: walk, extend: true } : { do: 'walk', to: walk }
}

/** What is carried after an arrow. Other commands leave it as it is. */
export function carryOn(carry: Carry, asked: KeyCommand, step: Millis, zone: string): Carry {
  const { to } = carry
  if (asked.do === 'shift') {
    if (asked.unit !== 'snap') return { ...carry, to: shiftDays(to, asked.unit === 'week' ? 7 * asked.by : asked.by, zone) }
    const start = next(to.start, asked.by, step)
    return { ...carry, to: { start, end: start + (to.end - to.start) } }
  }
  if (asked.do !== 'resize') return carry
  if (asked.edge === 'end') return { ...carry, to: { start: to.start, end: Math.max(next(to.end, asked.by, step), to.start + SHORTEST) } }
  return { ...carry, to: { start: Math.min(next(to.start, asked.by, step), to.end - SHORTEST), end: to.end } }
}

/** The next line of the grid in a direction: 22:07 goes to 22:15 and not to 22:22. */
function next(at: Millis, by: 1 | -1, step: Millis): Millis {
  const nearest = snap(at, step)
  return Math.sign(nearest - at) === by ? nearest : nearest + by * step
}

export interface Spot {
  readonly lane: string
  readonly key: string
}

interface Keyed extends Stretch {
  readonly key: string
}

/** The bar to which an arrow leads: along the lane in time, or to the nearest in the next lane that has one. */
export function walk<T extends Keyed>(layout: Layout<T>, from: Spot | null, to: Walk): Spot | null {
  const lanes = layout.lanes.filter((lane) => lane.items.length > 0)
  const laneIndex = from === null ? -1 : lanes.findIndex((lane) => lane.key === from.lane)
  const lane = lanes[laneIndex]
  const at = lane?.items.findIndex((item) => item.key === from?.key) ?? -1
  const item = lane?.items[at]
  if (!lane || !item) {
    const first = lanes[0]
    return spot(first, first?.items[0])
  }
  switch (to) {
    case 'left': return spot(lane, lane.items[at - 1])
    case 'right': return spot(lane, lane.items[at + 1])
    case 'first': return spot(lane, lane.items[0])
    case 'last': return spot(lane, lane.items.at(-1))
    case 'up': return nearest(lanes[laneIndex - 1], item.start)
    case 'down': return nearest(lanes[laneIndex + 1], item.start)
  }
}

function spot<T extends Keyed>(lane: Placed<T> | undefined, item: T | undefined): Spot | null {
  return lane && item ? { lane: lane.key, key: item.key } : null
}

function nearest<T extends Keyed>(lane: Placed<T> | undefined, at: Millis): Spot | null {
  if (!lane) return null
  const after = firstIndex(lane.items.length, (index) => (lane.items[index]?.start ?? 0) >= at)
  const [before, behind] = [lane.items[after - 1], lane.items[after]]
  if (!before || !behind) return spot(lane, before ?? behind)
  return spot(lane, at - before.start <= behind.start - at ? before : behind)
}
