/** Keys: how a shortcut is written, recognised and shown on this machine. */

/** `mod+shift+z`, `?`, `m`, `arrowleft`. `mod` is Ctrl, and Cmd on a Mac. */
export type Shortcut = string

export interface Binding {
  readonly keys: Shortcut
  readonly label: string
  readonly run: () => void
  /** Whether it also works while a text is being typed. */
  readonly whileTyping?: boolean
}

export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(globalThis.navigator.platform || globalThis.navigator.userAgent)
}

/** Whether a key press is this shortcut. Letters and signs are compared by what they print, so layouts do not matter. */
export function matches(event: KeyboardEvent, keys: Shortcut, mac = isMac()): boolean {
  const parts = keys.toLowerCase().split('+')
  const key = parts.at(-1) ?? ''
  const wants = new Set(parts.slice(0, -1))
  const mod = mac ? event.metaKey : event.ctrlKey
  const other = mac ? event.ctrlKey : event.metaKey
  if (mod !== wants.has('mod') || other) return false
  if (event.altKey !== wants.has('alt')) return false
  // A sign such as ? may need Shift to be typed at all, so Shift counts only where a letter or a named key is meant.
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key)
  if (!isSign && event.shiftKey !== wants.has('shift')) return false
  return event.key.toLowerCase() === key
}

/** `⌘⇧Z` on a Mac, `Ctrl+Shift+Z` elsewhere. */
export function show(keys: Shortcut, mac = isMac()): string {
  const names: Readonly<Record<string, string>> = mac
    ? { mod: '⌘', shift: '⇧', alt: '⌥', arrowleft: '←', arrowright: '→', arrowup: '↑', arrowdown: '↓' }
    : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', arrowleft: '←', arrowright: '→', arrowup: '↑', arrowdown: '↓' }
  // The sign itself stands between the others.
  if (keys === '+') return keys
  const said = keys.split('+').map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part.charAt(0).toUpperCase() + part.slice(1)))
  return said.join(mac ? '' : '+')
}

/** The value of `aria-keyshortcuts`. */
export function ariaKeys(keys: Shortcut, mac = isMac()): string {
  const names: Readonly<Record<string, string>> = { mod: mac ? 'Meta' : 'Control', shift: 'Shift', alt: 'Alt' }
  return keys.split('+').map((part) => names[part] ?? part).join('+')
}

/** Whether the person is typing a text into what has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (!(target instanceof HTMLInputElement)) return false
  return !['button', 'checkbox', 'radio', 'range', 'submit', 'reset'].includes(target.type)
}

/** Runs the first binding that a key press means. Answers whether there was one. */
export function dispatch(event: KeyboardEvent, bindings: readonly Binding[]): boolean {
  if (event.defaultPrevented || event.isComposing) return false
  const typing = isTyping(event.target)
  for (const binding of bindings) {
    if (typing && binding.whileTyping !== true) continue
    if (!matches(event, binding.keys)) continue
    event.preventDefault()
    binding.run()
    return true
  }
  return false
}

/** The index to which an arrow, Home or End leads in a list; `null` for any other key. */
export function step(key: string, index: number, count: number, axis: 'vertical' | 'horizontal' | 'both' = 'both'): number | null {
  if (count === 0) return null
  const back = axis === 'vertical' ? ['ArrowUp'] : axis === 'horizontal' ? ['ArrowLeft'] : ['ArrowUp', 'ArrowLeft']
  const on = axis === 'vertical' ? ['ArrowDown'] : axis === 'horizontal' ? ['ArrowRight'] : ['ArrowDown', 'ArrowRight']
  if (back.includes(key)) return (index - 1 + count) % count
  if (on.includes(key)) return (index + 1) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}
