/**
 * Zoom by the wheel without a price for scrolling. A listener that may hold a scroll back makes WebKit wait for the page at
 * every scroll, so there is one only while Ctrl or Cmd is held. One that may not is always there: for a wheel with a key that was pressed
 * while the window had no focus, and for two fingers on a touchpad, which come as a wheel with Ctrl that nobody pressed.
 */
import type { Attachment } from 'svelte/attachments'

interface Held {
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

const holds = ({ ctrlKey, metaKey }: Held): boolean => ctrlKey || metaKey

/** Runs `zoom` for each turn of the wheel with Ctrl or Cmd held; every other turn scrolls. */
export function zoomWheel(zoom: (event: WheelEvent) => void): Attachment<HTMLElement> {
  return (element) => {
    let armed = false

    const stopping = (event: WheelEvent): void => {
      if (!holds(event)) {
        follow(event)
        return
      }
      event.preventDefault()
      zoom(event)
    }
    const watching = (event: WheelEvent): void => {
      if (armed || !holds(event)) return
      zoom(event)
      follow(event)
    }
    const follow = (held: Held): void => {
      if (holds(held) === armed) return
      armed = !armed
      if (armed) element.addEventListener('wheel', stopping, { passive: false })
      else element.removeEventListener('wheel', stopping)
    }
    const rest = (): void => follow({ ctrlKey: false, metaKey: false })
    // On the press and the release of Ctrl itself, systems differ in whether it counts as held.
    const onkey = (event: KeyboardEvent): void => {
      const own = event.key === 'Control' ? 'ctrlKey' : event.key === 'Meta' ? 'metaKey' : null
      const { ctrlKey, metaKey } = event
      follow(own === null ? event : { ctrlKey, metaKey, [own]: event.type === 'keydown' })
    }

    element.addEventListener('wheel', watching, { passive: true })
    element.addEventListener('pointermove', follow)
    // In the first phase: who handles a key stops it on its way up.
    globalThis.addEventListener('keydown', onkey, true)
    globalThis.addEventListener('keyup', onkey, true)
    globalThis.addEventListener('blur', rest)
    return () => {
      rest()
      element.removeEventListener('wheel', watching)
      element.removeEventListener('pointermove', follow)
      globalThis.removeEventListener('keydown', onkey, true)
      globalThis.removeEventListener('keyup', onkey, true)
      globalThis.removeEventListener('blur', rest)
    }
  }
}
