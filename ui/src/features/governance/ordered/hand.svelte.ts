/** A line in the hand: which one, and the gap between rows over which it is held. */
import { gapAt, stepsTo } from './order'
import type { Span } from './order'

export class Hand {
  /** The place of the line that is dragged. */
  from = $state<number | null>(null)
  /** Before which row it would come, counted from 0; `null` while it was not moved. */
  gap = $state<number | null>(null)

  take(index: number): void {
    this.from = index
    this.gap = null
  }

  over(rows: readonly Span[], y: number): void {
    if (this.from !== null) this.gap = gapAt(rows, y)
  }

  /** Lets go of it; answers by how many places it moves. */
  drop(): number {
    const { from, gap } = this
    this.letGo()
    return from === null || gap === null ? 0 : stepsTo(from, gap)
  }

  /** Takes a line by its handle and follows the pointer; `moved` hears by how many places it was dropped further on. */
  lift(event: PointerEvent & { currentTarget: HTMLElement }, index: number, rows: () => readonly HTMLElement[], moved: (by: number) => void): void {
    if (event.button !== 0) return
    event.preventDefault()
    const handle = event.currentTarget
    handle.setPointerCapture(event.pointerId)
    this.take(index)
    const follow = (to: PointerEvent): void => this.over(rows().map((row) => row.getBoundingClientRect()), to.clientY)
    const end = (last: PointerEvent): void => {
      handle.removeEventListener('pointermove', follow)
      handle.removeEventListener('pointerup', end)
      handle.removeEventListener('pointercancel', end)
      if (last.type === 'pointerup') moved(this.drop())
      else this.letGo()
    }
    handle.addEventListener('pointermove', follow)
    handle.addEventListener('pointerup', end)
    handle.addEventListener('pointercancel', end)
  }

  letGo(): void {
    this.from = null
    this.gap = null
  }
}
