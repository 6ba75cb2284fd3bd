/** Ties the pointer to the drag machine: capture, Escape, and what the machine decides handed on to the mover. */
import { IDLE, reduce } from './drag'
import type { Drag, DragEvent, Grip } from './drag'
import type { Mover } from './mover.svelte'
import type { Steps } from './steps'
import type { Millis } from './timeline-core'

/** What a view knows about its own surface. */
export interface Ground {
  /** What is under the pointer; `null` where nothing can be taken up or drawn. */
  readonly grip: (event: PointerEvent) => Grip | null
  readonly at: (event: PointerEvent) => Millis
  readonly steps: () => Steps
  /** `press` knows which keys were held. */
  readonly click: (grip: Grip, press: PointerEvent) => void
}

export class Gesture {
  readonly #mover: Mover
  readonly #ground: Ground
  #state: Drag = IDLE
  /** Where the pointer went since the last frame. */
  #moved: PointerEvent | null = null
  #frame = 0

  constructor(mover: Mover, ground: Ground) {
    this.#mover = mover
    this.#ground = ground
  }

  get carrying(): boolean {
    return this.#state.phase === 'carrying'
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0 || this.#mover.busy || this.#mover.question !== null) return
    const grip = this.#ground.grip(event)
    if (!grip) return
    if (event.currentTarget instanceof Element && 'setPointerCapture' in event.currentTarget) capture(event.currentTarget, event.pointerId)
    globalThis.addEventListener('keydown', this.#key, true)
    this.#feed({ type: 'down', pointer: event.pointerId, x: event.clientX, y: event.clientY, grip })
  }

  /** Hears every movement, and follows once a frame: a pointer says more often where it is than anybody can see. */
  readonly move = (event: PointerEvent): void => {
    if (this.#state.phase === 'idle') return
    const isWaiting = this.#moved !== null
    this.#moved = event
    if (!isWaiting) this.#frame = requestAnimationFrame(() => { if (this.#moved) this.follow(this.#moved) })
  }

  /** Follows the pointer at once. */
  readonly follow = (event: PointerEvent): void => {
    this.#rest()
    if (this.#state.phase === 'idle') return
    this.#feed({ type: 'move', pointer: event.pointerId, x: event.clientX, y: event.clientY, at: this.#ground.at(event), steps: this.#ground.steps() })
  }

  readonly up = (event: PointerEvent): void => {
    if (this.#state.phase === 'idle') return
    this.follow(event)
    this.#feed({ type: 'up', pointer: event.pointerId }, event)
  }

  readonly cancel = (): void => {
    this.#rest()
    this.#feed({ type: 'cancel' })
  }

  #rest(): void {
    cancelAnimationFrame(this.#frame)
    this.#moved = null
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.cancel()
  }

  #feed(event: DragEvent, press?: PointerEvent): void {
    const { state, outcome } = reduce(this.#state, event)
    this.#state = state
    if (state.phase === 'idle') globalThis.removeEventListener('keydown', this.#key, true)
    if (outcome === null) return
    if (outcome.did === 'click') {
      if (press) this.#ground.click(outcome.grip, press)
    } else if (outcome.did === 'carry') this.#mover.hold(outcome.carry)
    else if (outcome.did === 'drop') void this.#mover.drop()
    else this.#mover.giveUp()
  }
}

/** The edges of a bar say that they can be drawn. */
export function showGrip(event: PointerEvent, grip: (event: PointerEvent) => Grip | null, edge: 'ew-resize' | 'ns-resize'): void {
  const bar = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-release]') : null
  if (!bar) return
  const taken = grip(event)
  bar.style.cursor = taken?.free === false ? 'pointer' : taken?.kind === 'start' || taken?.kind === 'end' ? edge : 'grab'
}

/** A pointer that was let go meanwhile cannot be captured; the drag is then simply without capture. */
function capture(element: Element, pointer: number): void {
  try {
    element.setPointerCapture(pointer)
  } catch {
    // Nothing is lost: the events still come while the pointer is over the surface.
  }
}
