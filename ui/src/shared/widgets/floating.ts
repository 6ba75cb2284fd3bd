/**
 * Puts a floating list beside its owner, inside the window, in the top layer, so that no scroll container cuts it.
 * The position is set as properties of the element, which the content policy allows.
 */
import type { Attachment } from 'svelte/attachments'

const GAP = 4
const MARGIN = 8

export interface FloatOptions {
  readonly owner: HTMLElement | null
  /** Whether it is at least as wide as its owner. */
  readonly wide?: boolean
  readonly align?: 'start' | 'end'
}

export function floating({ owner, wide = false, align = 'start' }: FloatOptions): Attachment<HTMLElement> {
  return (element) => {
    if (!owner) return
    element.setAttribute('popover', 'manual')
    const place = (): void => {
      const at = owner.getBoundingClientRect()
      const below = globalThis.innerHeight - at.bottom - GAP - MARGIN
      const above = at.top - GAP - MARGIN
      const style = element.style
      style.position = 'fixed'
      style.inset = 'auto'
      style.margin = '0'
      if (wide) style.minWidth = `${at.width}px`
      style.maxHeight = `${Math.max(below, above, 80)}px`
      const box = element.getBoundingClientRect()
      const up = box.height > below && above > below
      const left = align === 'end' ? at.right - box.width : at.left
      style.top = `${up ? Math.max(MARGIN, at.top - GAP - box.height) : at.bottom + GAP}px`
      style.left = `${Math.max(MARGIN, Math.min(left, globalThis.innerWidth - box.width - MARGIN))}px`
    }
    // Surroundings without the top layer (the tests) still show the list where it stands.
    if (typeof element.showPopover === 'function') element.showPopover()
    place()
    const watcher = typeof ResizeObserver === 'function' ? new ResizeObserver(place) : null
    watcher?.observe(element)
    globalThis.addEventListener('resize', place)
    globalThis.addEventListener('scroll', place, true)
    return () => {
      watcher?.disconnect()
      globalThis.removeEventListener('resize', place)
      globalThis.removeEventListener('scroll', place, true)
    }
  }
}
