/** What timeline, week and month are given. They differ only in how they place things. */
import type { CatalogueView } from '../../backend'
import type { Bar } from './bars'
import type { Spot } from './keys'
import type { Mover } from './mover.svelte'
import type { Millis } from './timeline-core'
import type { Occurrence } from './windows'

export interface ViewProps {
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
  /** Keys of the parties of the conflict that is looked at. */
  readonly lit: ReadonlySet<string>
  readonly kindOf: (bar: Bar) => number
  readonly onspot: (spot: Spot) => void
  readonly onopen: (key: string) => void
  readonly onreschedule: (key: string) => void
}
