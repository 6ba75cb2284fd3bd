/** Where what is said about a carried release stands: never over the release itself. Pure. */

export interface TipRoom {
  /** The corner of the ghost, in pixels of the view. */
  readonly x: number
  readonly y: number
  /** How far below that corner something may stand: of a tall ghost, only its words stay free. */
  readonly below?: number
  /** The view. */
  readonly width: number
  readonly height: number
  /** What is placed. */
  readonly wide: number
  readonly tall: number
}

/** What is free between the ghost and what is said of it, and at the edges of the view. */
const GAP = 8
/** From the top of a ghost to below it. */
const BELOW = 34
/** A ghost is at least so wide that its tick or stop mark is seen. */
const GHOST = 32

/** Below the ghost, or above it; where it is too tall for both, beside it. */
export function tipPlace({ x, y, below = BELOW, width, height, wide, tall }: TipRoom): { readonly left: number; readonly top: number } {
  const left = clamp(x, width - wide)
  if (y + below + tall <= height - GAP) return { left, top: y + below }
  if (y - tall - GAP >= GAP) return { left, top: y - tall - GAP }
  const top = clamp(y - tall / 2, height - tall)
  const before = x - wide - GAP
  // The words of a ghost stand on its right: to the left nothing of it is covered.
  return { left: before >= GAP ? before : clamp(x + GHOST + GAP, width - wide), top }
}

function clamp(at: number, most: number): number {
  return Math.max(GAP, Math.min(at, most - GAP))
}
