/** A point of the agenda in the hand: which one, and the gap between rows over which it is held. */
import { gapAt, moved, placeInGap } from './order'
import type { Row } from './order'

export class Hand {
  /** The point that is dragged. */
  id = $state<string | null>(null)
  /** Before which row it would come, counted from 0; `null` while it was not moved. */
  gap = $state<number | null>(null)

  take(id: string): void {
    this.id = id
    this.gap = null
  }

  over(rows: readonly Row[], y: number): void {
    if (this.id !== null) this.gap = gapAt(rows, y)
  }

  /** Lets go of it; answers the new order, or `null` where nothing changes. */
  drop(ids: readonly string[]): string[] | null {
    const { id, gap } = this
    this.letGo()
    return id === null || gap === null ? null : moved(ids, id, placeInGap(ids, id, gap))
  }

  letGo(): void {
    this.id = null
    this.gap = null
  }
}
