/**
 * A release in the hand: where it was, where it would be. Drag, keyboard and form all carry the same way, and nothing
 * of the plan changes by it. Pure.
 */
import { addDays } from '../../shared/dates'
import { MINUTE, snap, SNAP_MS } from './timeline-core'
import type { Millis, SnapStep, Stretch } from './timeline-core'

/** `move` keeps the length; `start` and `end` resize; `draw` makes something new. */
export type CarryKind = 'move' | 'start' | 'end' | 'draw'

export interface Carry {
  readonly kind: CarryKind
  /** The release; `null` when a new one is drawn. */
  readonly key: string | null
  /** The lane in which it was taken up, where there are lanes. */
  readonly lane: string
  readonly from: Stretch
  readonly to: Stretch
}

/** Nothing is shorter than this. */
export const SHORTEST: Millis = 15 * MINUTE

/** How a drag steps: by minutes on the linear axis, or by days with the wall time kept. */
export interface Stepping {
  readonly step: SnapStep
  readonly zone: string
}

/** The same wall time some days later, as long as before. */
export function shiftDays(from: Stretch, days: number, zone: string): Stretch {
  if (days === 0) return from
  const start = addDays(from.start, days, zone)
  return { start, end: start + (from.end - from.start) }
}

/** A stretch moved by what the pointer went, held to the steps. */
export function shift(from: Stretch, by: Millis, { step, zone }: Stepping): Stretch {
  if (step === 'day') return shiftDays(from, Math.round(by / SNAP_MS.day), zone)
  const start = snap(from.start + by, SNAP_MS[step])
  // A release that is off the grid stays where it is until the pointer has gone a step.
  if (Math.abs(by) < SNAP_MS[step] / 2) return from
  return { start, end: start + (from.end - from.start) }
}

/** What is carried once the pointer stands `by` further, at the instant `at`. */
export function carried(carry: Carry, by: Millis, at: Millis, stepping: Stepping): Stretch {
  const { from, kind } = carry
  // An edge is chosen to the hour even where a bar moves by days: a release of whole days is rarely meant.
  const grid = SNAP_MS[stepping.step === 'day' ? 'hour' : stepping.step]
  if (kind === 'move') return shift(from, by, stepping)
  if (kind === 'start') return { start: Math.min(snap(from.start + by, grid), from.end - SHORTEST), end: from.end }
  if (kind === 'end') return { start: from.start, end: Math.max(snap(from.end + by, grid), from.start + SHORTEST) }
  const [a, b] = [snap(from.start, grid), snap(at, grid)]
  return { start: Math.min(a, b), end: Math.max(a, b, Math.min(a, b) + SHORTEST) }
}

export function same(a: Stretch, b: Stretch): boolean {
  return a.start === b.start && a.end === b.end
}
