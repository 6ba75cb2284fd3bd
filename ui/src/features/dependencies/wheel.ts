/** What a wheel does on the map: it moves, and with Ctrl it zooms around the pointer. */
import type { Attachment } from 'svelte/attachments'
import { zoomAt } from './camera'
import type { Sight } from './camera'
import type { Point } from './lines'

/** Pixels of a line, where a wheel counts lines. */
const LINE = 16
/** How much nearer a pixel of the wheel brings. */
const PULL = 0.0022

export interface Turn {
  readonly dx: number
  readonly dy: number
  readonly isZoom: boolean
}

/** The sight after a turn of the wheel at a place of the window. */
export function turned(sight: Sight, { dx, dy, isZoom }: Turn, at: Point): Sight {
  return isZoom ? zoomAt(sight, Math.exp(-dy * PULL), at) : { ...sight, x: sight.x - dx, y: sight.y - dy }
}

export function wheel(turn: (turn: Turn, at: Point) => void, at: (event: MouseEvent) => Point): Attachment<HTMLElement> {
  return (element) => {
    const onwheel = (event: WheelEvent): void => {
      event.preventDefault()
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1
      const isZoom = event.ctrlKey || event.metaKey
      const [dx, dy] = event.shiftKey && !isZoom && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY]
      turn({ dx: dx * unit, dy: dy * unit, isZoom }, at(event))
    }
    // Without `passive: false` the page would zoom as well.
    element.addEventListener('wheel', onwheel, { passive: false })
    return () => element.removeEventListener('wheel', onwheel)
  }
}
