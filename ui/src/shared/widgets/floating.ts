/**
 * Puts a floating list beside its owner, inside the window and below the bar, in the top layer, so that no scroll container
 * cuts it. The position is set as properties of the element, which the content policy allows.
 */
import type { Attachment } from 'svelte/attachments'
import { floatHeight, floatPlace } from './float-place'

export interface FloatOptions {
  readonly owner: HTMLElement | null
  /** Whether it is at least as wide as its owner. */
  readonly wide?: boolean
  readonly align?: 'start' | 'end'
  /** The most pixels that it is tall, where there is room for more. */
  readonly tallest?: number
}

export function floating({ owner, wide = false, align = 'start', tallest }: FloatOptions): Attachment<HTMLElement> {
  return (element) => {
    if (!owner) return
    element.setAttribute('popover', 'manual')
    const place = (): void => {
      const at = owner.getBoundingClientRect()
      const view = { width: globalThis.innerWidth, height: globalThis.innerHeight, ceiling: ceiling() }
      const style = element.style
      style.position = 'fixed'
      style.inset = 'auto'
      style.margin = '0'
      if (wide) style.minWidth = `${at.width}px`
      style.maxHeight = `${floatHeight(at, view, tallest)}px`
      const { left, top } = floatPlace(at, element.getBoundingClientRect(), view, align)
      style.top = `${top}px`
      style.left = `${left}px`
    }
    // Surroundings without the top layer (the tests) still show the list where it stands.
    if (typeof element.showPopover === 'function') element.showPopover()
    place()
    const watcher = typeof ResizeObserver === 'function' ? new ResizeObserver(place) : null
    watcher?.observe(element)
    // Cells of a table grow in their padding.
    watcher?.observe(owner, { box: 'border-box' })
    globalThis.addEventListener('resize', place)
    globalThis.addEventListener('scroll', place, true)
    return () => {
      watcher?.disconnect()
      globalThis.removeEventListener('resize', place)
      globalThis.removeEventListener('scroll', place, true)
    }
  }
}

/** The foot of the bar above every room; the top of the window where there is none. */
function ceiling(): number {
  return document.querySelector('[data-frame="bar"]')?.getBoundingClientRect().bottom ?? 0
}
