/** Which rows of a table are picked, as lists of the desktop do it: one by one, some, a stretch, all. Pure. */

export interface Pick {
  /** The keys of the rows that are picked. */
  readonly keys: ReadonlySet<string>
  /** Where a stretch begins; the row that was picked on its own last. */
  readonly anchor: string | null
}

export interface Modifiers {
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** What is picked when a row is clicked or walked to: it alone, it besides or no longer, or everything up to it. */
export function pickAt(before: Pick, order: readonly string[], at: string, { shiftKey, ctrlKey, metaKey }: Modifiers): Pick {
  if (shiftKey) {
    const from = order.indexOf(before.anchor ?? at)
    const to = order.indexOf(at)
    const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)]
    return { keys: new Set(order.slice(first, last + 1)), anchor: from < 0 ? at : (before.anchor ?? at) }
  }
  return ctrlKey || metaKey ? toggled(before, at) : { keys: new Set([at]), anchor: at }
}

/** One row more or less. */
export function toggled(before: Pick, at: string): Pick {
  const keys = new Set(before.keys)
  if (!keys.delete(at)) keys.add(at)
  return { keys, anchor: at }
}
