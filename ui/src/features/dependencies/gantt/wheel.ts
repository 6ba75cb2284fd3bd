/** Zoom by the wheel while Ctrl or Cmd is held; every other turn scrolls. */
import type { Attachment } from 'svelte/attachments'

/** The most that one turn zooms: a wheel says hundreds of pixels, two fingers on a touchpad a few. */
const MOST = 0.5

/** Runs `zoom` with the factor of each turn and the place of the pointer in the window. */
export function zoomWheel(zoom: (factor: number, clientX: number) => void): Attachment<HTMLElement> {
  return (element) => {
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoom(Math.exp(Math.sign(event.deltaY) * Math.min(MOST, Math.abs(event.deltaY) / 250)), event.clientX)
    }
    // Without `passive: false` the page would zoom as well.
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }
}
