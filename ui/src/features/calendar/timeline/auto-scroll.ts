/** While something is carried near the left or right edge, the timeline goes on by itself. */

const ZONE = 36
const MOST = 18

let frame = 0

/** Scrolls as long as the pointer stays near an edge; `moved` runs after each step. */
export function autoScroll(scroller: HTMLElement | null, event: PointerEvent, names: number, moved: () => void, goesOn: () => boolean): void {
  cancelAnimationFrame(frame)
  if (!scroller) return
  const box = scroller.getBoundingClientRect()
  const before = box.left + names + ZONE - event.clientX
  const beyond = event.clientX - (box.right - ZONE)
  const by = before > 0 ? -Math.min(MOST, before / 2) : beyond > 0 ? Math.min(MOST, beyond / 2) : 0
  if (by === 0 || box.width === 0) return
  const step = (): void => {
    if (!goesOn()) return
    scroller.scrollLeft += by
    moved()
    frame = requestAnimationFrame(step)
  }
  frame = requestAnimationFrame(step)
}
