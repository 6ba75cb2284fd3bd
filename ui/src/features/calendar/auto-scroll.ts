/** While something is carried near an edge of the view, the view goes on by itself. */

const ZONE = 36
const MOST = 18

let frame = 0

export interface Run {
  readonly axis: 'x' | 'y'
  /** What stands before the part that scrolls: the names of lanes, the names of days. */
  readonly inset: number
}

/** Scrolls as long as the pointer stays near an edge; `moved` runs after each step. */
export function autoScroll(scroller: HTMLElement | null, event: PointerEvent, { axis, inset }: Run, moved: () => void, goesOn: () => boolean): void {
  cancelAnimationFrame(frame)
  if (!scroller) return
  const box = scroller.getBoundingClientRect()
  const [at, first, last] = axis === 'x' ? [event.clientX, box.left, box.right] : [event.clientY, box.top, box.bottom]
  const before = first + inset + ZONE - at
  const beyond = at - (last - ZONE)
  const by = before > 0 ? -Math.min(MOST, before / 2) : beyond > 0 ? Math.min(MOST, beyond / 2) : 0
  if (by === 0 || last === first) return
  const step = (): void => {
    if (!goesOn()) return
    if (axis === 'x') scroller.scrollLeft += by
    else scroller.scrollTop += by
    moved()
    frame = requestAnimationFrame(step)
  }
  frame = requestAnimationFrame(step)
}
