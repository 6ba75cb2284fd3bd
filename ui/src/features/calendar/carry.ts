/**
 * A release in the hand: where it was, where it would be. Drag, keyboard and form all carry the same way, and nothing
 * of the plan changes by it. Pure.
 */
import { SHORTEST } from './steps'
import type { Steps } from './steps'
import type { Millis, Stretch } from './timeline-core'

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
  /** Keys of others that go by as much. */
  readonly together?: readonly string[]
}

/** What is carried once the pointer stands at the instant `at`, having been pressed at another. */
export function carried({ from, kind }: Carry, pressed: Millis, at: Millis, steps: Steps): Stretch {
  if (kind === 'move') return steps.moved(from, pressed, at)
  if (kind === 'start') return { start: Math.min(steps.edge(from.start, pressed, at), from.end - SHORTEST), end: from.end }
  if (kind === 'end') return { start: from.start, end: Math.max(steps.edge(from.end, pressed, at), from.start + SHORTEST) }
  return steps.drawn(pressed, at)
}

export function same(a: Stretch, b: Stretch): boolean {
  return a.start === b.start && a.end === b.end
}
