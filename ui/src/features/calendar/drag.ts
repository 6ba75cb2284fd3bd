/** What the pointer does to a bar or an empty place, as a state machine. Pure: positions and instants come in, outcomes go out. */
import { carried, same } from './carry'
import type { Carry, CarryKind } from './carry'
import type { Steps } from './steps'
import type { Millis, Stretch } from './timeline-core'

/** Pixels that a press may tremble before it is a drag. */
export const THRESHOLD = 4

/** What was under the pointer when it was pressed. */
export interface Grip {
  readonly kind: CarryKind
  readonly key: string | null
  readonly lane: string
  readonly from: Stretch
  /** The instant under the pointer. */
  readonly at: Millis
  /** Whether it may be carried at all; what may not can still be clicked. */
  readonly free: boolean
}

export type Drag =
  | { readonly phase: 'idle' }
  | { readonly phase: 'pressed'; readonly pointer: number; readonly x: number; readonly y: number; readonly grip: Grip }
  | { readonly phase: 'carrying'; readonly pointer: number; readonly grip: Grip; readonly carry: Carry }

export type DragEvent =
  | { readonly type: 'down'; readonly pointer: number; readonly x: number; readonly y: number; readonly grip: Grip }
  | { readonly type: 'move'; readonly pointer: number; readonly x: number; readonly y: number; readonly at: Millis; readonly steps: Steps }
  | { readonly type: 'up'; readonly pointer: number }
  | { readonly type: 'cancel' }

export type DragOutcome =
  | { readonly did: 'click'; readonly grip: Grip }
  /** The carried stretch is another one than before. */
  | { readonly did: 'carry'; readonly carry: Carry }
  | { readonly did: 'drop'; readonly carry: Carry }
  | { readonly did: 'give-up' }
  | null

export interface DragStep {
  readonly state: Drag
  readonly outcome: DragOutcome
}

export const IDLE: Drag = { phase: 'idle' }

const stay = (state: Drag): DragStep => ({ state, outcome: null })

export function reduce(state: Drag, event: DragEvent): DragStep {
  switch (event.type) {
    case 'down':
      // A second finger does not take over from the first.
      if (state.phase !== 'idle') return stay(state)
      return stay({ phase: 'pressed', pointer: event.pointer, x: event.x, y: event.y, grip: event.grip })
    case 'move':
      return move(state, event)
    case 'up':
      if (state.phase === 'idle' || state.pointer !== event.pointer) return stay(state)
      if (state.phase === 'pressed') return { state: IDLE, outcome: { did: 'click', grip: state.grip } }
      // Back where it was taken up is no move at all.
      if (state.carry.kind !== 'draw' && same(state.carry.from, state.carry.to)) return { state: IDLE, outcome: { did: 'give-up' } }
      return { state: IDLE, outcome: { did: 'drop', carry: state.carry } }
    case 'cancel':
      return { state: IDLE, outcome: state.phase === 'carrying' ? { did: 'give-up' } : null }
  }
}

function move(state: Drag, event: Extract<DragEvent, { type: 'move' }>): DragStep {
  if (state.phase === 'idle' || state.pointer !== event.pointer) return stay(state)
  const { grip } = state
  if (state.phase === 'pressed') {
    if (!grip.free || Math.hypot(event.x - state.x, event.y - state.y) < THRESHOLD) return stay(state)
  }
  const before: Carry = state.phase === 'carrying' ? state.carry : { kind: grip.kind, key: grip.key, lane: grip.lane, from: grip.from, to: grip.from }
  const to = carried(before, grip.at, event.at, event.steps)
  if (state.phase === 'carrying' && same(to, before.to)) return stay(state)
  const carry: Carry = { ...before, to }
  return { state: { phase: 'carrying', pointer: event.pointer, grip, carry }, outcome: { did: 'carry', carry } }
}
