import { fireEvent } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { zoomWheel } from './wheel'

/** Which listeners of the wheel an element has, by whether they may hold a scroll back. */
function watched(element: HTMLElement): { stopping: number; watching: number } {
  const found = { stopping: 0, watching: 0 }
  const kind = (options: unknown): keyof typeof found => ((options as { passive?: boolean } | undefined)?.passive === true ? 'watching' : 'stopping')
  const [add, remove] = [element.addEventListener.bind(element), element.removeEventListener.bind(element)]
  const known = new Map<unknown, keyof typeof found>()
  element.addEventListener = (type: string, heard: EventListener, options?: unknown) => {
    if (type === 'wheel') {
      known.set(heard, kind(options))
      found[kind(options)] += 1
    }
    add(type, heard, options as AddEventListenerOptions)
  }
  element.removeEventListener = (type: string, heard: EventListener) => {
    if (type === 'wheel' && known.has(heard)) found[known.get(heard) ?? 'stopping'] -= 1
    remove(type, heard)
  }
  return found
}

const zoom = vi.fn()
let element: HTMLElement
let listeners: ReturnType<typeof watched>
let stop: (() => void) | undefined

beforeEach(() => {
  zoom.mockClear()
  element = document.body.appendChild(document.createElement('div'))
  listeners = watched(element)
  stop = zoomWheel(zoom)(element) ?? undefined
})

afterEach(() => {
  stop?.()
  element.remove()
})

function turn(held: WheelEventInit = {}): WheelEvent {
  // The simulated page knows a wheel without keys only.
  const event = Object.assign(new WheelEvent('wheel', { deltaY: 100, cancelable: true, bubbles: true }), { ctrlKey: false, metaKey: false, ...held })
  element.dispatchEvent(event)
  return event
}

describe('the wheel of the timeline', () => {
  it('scrolls without anybody who could hold it back', () => {
    expect(listeners).toEqual({ stopping: 0, watching: 1 })
    expect(turn().defaultPrevented).toBe(false)
    expect(zoom).not.toHaveBeenCalled()
  })

  it.each([['Control', { ctrlKey: true }], ['Meta', { metaKey: true }]])('zooms and does not scroll while %s is held, once for each turn', async (key, held) => {
    await fireEvent.keyDown(window, { key, ...held })
    expect(listeners.stopping).toBe(1)
    expect(turn(held).defaultPrevented).toBe(true)
    expect(zoom).toHaveBeenCalledTimes(1)
    await fireEvent.keyUp(window, { key })
    expect(listeners.stopping).toBe(0)
    expect(turn().defaultPrevented).toBe(false)
    expect(zoom).toHaveBeenCalledTimes(1)
  })

  it('does not trust what the key says of itself', async () => {
    await fireEvent.keyDown(window, { key: 'Control' })
    expect(listeners.stopping).toBe(1)
    await fireEvent.keyUp(window, { key: 'Control', ctrlKey: true })
    expect(listeners.stopping).toBe(0)
  })

  it('lets go when the window loses the focus, where the key is let go unheard', async () => {
    await fireEvent.keyDown(window, { key: 'Control', ctrlKey: true })
    await fireEvent.blur(window)
    expect(listeners.stopping).toBe(0)
  })

  it('zooms with a key that was pressed elsewhere, and with two fingers on a touchpad', () => {
    turn({ ctrlKey: true })
    expect(zoom).toHaveBeenCalledTimes(1)
    expect(turn({ ctrlKey: true }).defaultPrevented, 'from the second turn on nothing scrolls').toBe(true)
    expect(zoom).toHaveBeenCalledTimes(2)
    turn()
    expect(listeners.stopping).toBe(0)
  })

  it('leaves nothing behind', () => {
    stop?.()
    stop = undefined
    expect(listeners).toEqual({ stopping: 0, watching: 0 })
  })
})
