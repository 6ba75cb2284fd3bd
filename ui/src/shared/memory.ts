/** Where the person left something: a view, a zoom, a filter. Kept on this machine, never in the plan. */

const PREFIX = 'slipway.memory.'

/** What was kept under a name; whoever asks must check its shape, since an older version may have written it. */
export function recall(name: string): unknown {
  try {
    const text = globalThis.localStorage.getItem(PREFIX + name)
    return text === null ? null : (JSON.parse(text) as unknown)
  } catch {
    return null
  }
}

export function keep(name: string, value: unknown): void {
  try {
    globalThis.localStorage.setItem(PREFIX + name, JSON.stringify(value))
  } catch {
    // A window without storage still works; it only forgets.
  }
}
