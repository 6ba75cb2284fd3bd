import { describe, expect, it, vi } from 'vitest'
import { ariaKeys, dispatch, matches, show, step } from './keyboard'

const key = (name: string, more: KeyboardEventInit = {}): KeyboardEvent => new KeyboardEvent('keydown', { key: name, cancelable: true, ...more })

describe('shortcuts', () => {
  it('takes Ctrl for mod, and Cmd on a Mac', () => {
    expect(matches(key('z', { ctrlKey: true }), 'mod+z', false)).toBe(true)
    expect(matches(key('z', { metaKey: true }), 'mod+z', true)).toBe(true)
    expect(matches(key('z', { metaKey: true }), 'mod+z', false)).toBe(false)
    expect(matches(key('z', { ctrlKey: true, metaKey: true }), 'mod+z', false)).toBe(false)
  })

  it('tells redo from undo by Shift', () => {
    const event = key('Z', { ctrlKey: true, shiftKey: true })
    expect(matches(event, 'mod+z', false)).toBe(false)
    expect(matches(event, 'mod+shift+z', false)).toBe(true)
  })

  it('takes a sign wherever the layout has it', () => {
    expect(matches(key('?', { shiftKey: true }), '?', false)).toBe(true)
    expect(matches(key('?'), '?', false)).toBe(true)
  })

  it('is shown as the machine writes it', () => {
    expect(show('mod+shift+z', false)).toBe('Ctrl+Shift+Z')
    expect(show('mod+shift+z', true)).toBe('⌘⇧Z')
    expect([show('+', true), show('+', false)]).toEqual(['+', '+'])
    expect(ariaKeys('mod+k', false)).toBe('Control+k')
  })
})

describe('dispatch', () => {
  it('leaves letters to a field that is typed into', () => {
    const run = vi.fn()
    const field = document.createElement('input')
    document.body.append(field)
    const bindings = [{ keys: 'n', label: 'New', run }]
    field.addEventListener('keydown', (event) => dispatch(event, bindings))
    field.dispatchEvent(key('n', { bubbles: true }))
    expect(run).not.toHaveBeenCalled()
    field.remove()
  })

  it('runs one binding and takes the key from the browser', () => {
    const [first, second] = [vi.fn(), vi.fn()]
    const event = key('n')
    dispatch(event, [{ keys: 'n', label: 'A', run: first }, { keys: 'n', label: 'B', run: second }])
    expect(first).toHaveBeenCalledOnce()
    expect(second).not.toHaveBeenCalled()
    expect(event.defaultPrevented).toBe(true)
  })
})

describe('walking a list', () => {
  it('goes round at the ends and knows Home and End', () => {
    expect(step('ArrowDown', 2, 3)).toBe(0)
    expect(step('ArrowUp', 0, 3)).toBe(2)
    expect(step('Home', 2, 3)).toBe(0)
    expect(step('End', 0, 3)).toBe(2)
  })

  it('ignores the other axis and empty lists', () => {
    expect(step('ArrowLeft', 1, 3, 'vertical')).toBeNull()
    expect(step('ArrowDown', 0, 0)).toBeNull()
  })
})
