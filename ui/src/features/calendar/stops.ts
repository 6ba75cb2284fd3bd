/** Where the focus can stand on the pages of week and month, and where an arrow leads from there. Pure. */
import type { Spot, Walk } from './keys'

export interface Stop {
  readonly spot: Spot
  /** The first and the last day, counted from the first of the page. */
  readonly from: number
  readonly to: number
  /** How far down inside its day: a row, or minutes. */
  readonly down: number
}

const WEEK = 7

/** Parts of releases in the order of their page, with which of them leads: the first of each, where it can have the focus. */
export function leading<T extends { readonly key: string }>(parts: readonly T[]): (T & { readonly leads: boolean })[] {
  const led = new Set<string>()
  return parts.map((part) => {
    const leads = !led.has(part.key)
    led.add(part.key)
    return { ...part, leads }
  })
}

export function stopOf(stops: readonly Stop[], spot: Spot | null): Stop | null {
  const found = stops.find((one) => (spot?.key === '' ? one.spot.key === '' && one.spot.lane === spot.lane : one.spot.key === spot?.key))
  return found ?? stops.find((one) => one.spot.key !== '') ?? stops[0] ?? null
}

/** The order in which a page is read: day by day, from above. */
export function inOrder(stops: readonly Stop[]): Stop[] {
  return stops.toSorted((a, b) => a.from - b.from || a.down - b.down)
}

/** Along the order of reading; `null` beyond the first and the last. */
function along(stops: readonly Stop[], at: Stop, to: Walk | 'next' | 'before'): Stop | null {
  const ordered = inOrder(stops)
  if (to === 'first') return ordered[0] ?? null
  if (to === 'last') return ordered.at(-1) ?? null
  return ordered[ordered.indexOf(at) + (to === 'next' ? 1 : -1)] ?? null
}

function closest(stops: readonly Stop[], distance: (stop: Stop) => number): Stop | null {
  let best: Stop | null = null
  for (const stop of stops) if (best === null || distance(stop) < distance(best)) best = stop
  return best
}

/** In a month: across in the order of reading, up and down in the column of the day, through the weeks. */
export function walkMonth(stops: readonly Stop[], at: Stop, to: Walk): Stop | null {
  if (to === 'left') return along(stops, at, 'before')
  if (to === 'right') return along(stops, at, 'next')
  if (to === 'first' || to === 'last') return along(stops, at, to)
  const column = at.from % WEEK
  const height = (stop: Stop): number => Math.floor(stop.from / WEEK) * 1_000 + stop.down
  const sign = to === 'down' ? 1 : -1
  const there = stops.filter((one) => one.from % WEEK <= column && column <= one.to % WEEK && (height(one) - height(at)) * sign > 0)
  return closest(there, (one) => Math.abs(height(one) - height(at)))
}

/** In a week: up and down in the order of reading, across to what is at the nearest height of the next day that has something. */
export function walkWeek(stops: readonly Stop[], at: Stop, to: Walk): Stop | null {
  if (to === 'up') return along(stops, at, 'before')
  if (to === 'down') return along(stops, at, 'next')
  if (to === 'first' || to === 'last') return along(stops, at, to)
  const there = stops.filter((one) => (to === 'right' ? one.from > at.from : one.from < at.from))
  return closest(there, (one) => Math.abs(one.from - at.from) * 1_000_000 + Math.abs(one.down - at.down))
}
