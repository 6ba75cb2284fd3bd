/** What timeline, week and month are given. They differ only in how they place things. */
import type { CatalogueView } from '../../backend'
import type { Bar } from './bars'
import type { Ways } from './hands'
import type { Spot } from './keys'
import type { Mover } from './mover.svelte'
import type { Millis } from './timeline-core'
import type { Occurrence } from './windows'

export interface ViewProps extends Ways {
  /** Sorted by start. */
  readonly bars: readonly Bar[]
  readonly occurrences: readonly Occurrence[]
  readonly catalogue: CatalogueView | null
  readonly zone: string
  readonly now: Millis
  readonly mover: Mover
  readonly readOnly: boolean
  /** The bar that has the tab stop. */
  readonly spot: Spot | null
  /** Keys of everything that is chosen. */
  readonly chosen: ReadonlySet<string>
  /** Keys of the parties of the conflict that is looked at. */
  readonly lit: ReadonlySet<string>
  readonly kindOf: (bar: Bar) => number
  readonly onspot: (spot: Spot) => void
}

/** How a bar looks beside what it is and where it stands. */
export interface Look {
  readonly selected: boolean
  /** A party of the conflict that is looked at. */
  readonly lit: boolean
  /** In the hand: the ghost shows where it would be. */
  readonly held: boolean
  readonly kind: number
}

/** How a bar looks that is cut at the ends of days or weeks. */
export interface PartLook extends Look {
  /** Whether this is where the release can have the focus; its other parts are drawn only. */
  readonly leads: boolean
  readonly stop: boolean
}

/** What the room asks of a view, whichever it is. */
export interface ViewHandle {
  /** Gives the focus to what has the tab stop. */
  readonly focus: () => void
  /** Selects a release and brings it into sight. */
  readonly show: (bar: Bar) => void
  /** Selects the lane or the page on which the person is. */
  readonly all: () => void
}

/** A part of what is in the hand, in pixels of the page. */
export interface Rect {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface ToldRect extends Rect {
  /** What it is, in words. */
  readonly told: string
}
