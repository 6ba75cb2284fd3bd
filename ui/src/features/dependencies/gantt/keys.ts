/** What a key means on a row, and where it leads. Pure. */

export interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

export type KeyCommand =
  | { readonly do: 'walk'; readonly to: number }
  | { readonly do: 'shift'; readonly by: 1 | -1; readonly unit: 'quarter' | 'day' }
  /** To the next arrow of the row, or the one before. */
  | { readonly do: 'tie'; readonly by: 1 | -1 }
  | { readonly do: 'select' | 'pick-up' | 'drop' | 'give-up' | 'next-slot' | 'reschedule' | 'nearer' | 'farther' | 'fit' | 'open-tie' | 'leave-tie' }
  /** Means nothing here, and must not scroll what is carried out of sight. */
  | { readonly do: 'nothing' }

const ARROWS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'])
const CARRYING: ReadonlyMap<string, KeyCommand> = new Map([['Enter', { do: 'drop' }], ['Escape', { do: 'give-up' }], ['n', { do: 'next-slot' }], ['N', { do: 'next-slot' }]])
/** On an arrow of the row. */
const TIED: ReadonlyMap<string, KeyCommand> = new Map([['Enter', { do: 'open-tie' }], ['Escape', { do: 'leave-tie' }]])
/** Brackets, and a letter for keyboards on which those are hard to reach. */
const TIES: ReadonlyMap<string, KeyCommand> = new Map([[']', { do: 'tie', by: 1 }], ['[', { do: 'tie', by: -1 }], ['a', { do: 'tie', by: 1 }], ['A', { do: 'tie', by: -1 }]])
const FREE: ReadonlyMap<string, KeyCommand> = new Map([['Enter', { do: 'select' }], ['m', { do: 'pick-up' }], ['r', { do: 'reschedule' }], ['0', { do: 'fit' }]])

export interface Here {
  /** The row on which the focus is. */
  readonly index: number
  readonly rows: number
  /** Rows of a page. */
  readonly page: number
  /** Whether one of its arrows was walked to. */
  readonly tied?: boolean
}

/** Many keyboards write brackets with AltGr, which is told as Ctrl and Alt together. */
function isBracket({ key, altKey, ctrlKey, metaKey }: KeyPress): boolean {
  return (key === ']' || key === '[') && altKey === ctrlKey && !metaKey
}

/** What a key press asks for; `null` when it is none of ours. */
export function command(press: KeyPress, carrying: boolean, here: Here): KeyCommand | null {
  if (!isBracket(press) && (press.altKey || press.ctrlKey || press.metaKey)) return null
  if (press.key === '+' || press.key === '=') return { do: 'nearer' }
  if (press.key === '-') return { do: 'farther' }
  if (carrying) {
    if (press.key === 'ArrowLeft' || press.key === 'ArrowRight') {
      return { do: 'shift', by: press.key === 'ArrowRight' ? 1 : -1, unit: press.shiftKey ? 'day' : 'quarter' }
    }
    return CARRYING.get(press.key) ?? (ARROWS.has(press.key) ? { do: 'nothing' } : null)
  }
  const tie = TIES.get(press.key) ?? (here.tied === true ? TIED.get(press.key) : undefined)
  if (tie) return tie
  const to = walk(press.key, here)
  if (to !== null) return { do: 'walk', to }
  return FREE.get(press.key.length === 1 ? press.key.toLowerCase() : press.key) ?? null
}

function walk(key: string, { index, rows, page }: Here): number | null {
  const within = (to: number): number => Math.max(0, Math.min(rows - 1, to))
  switch (key) {
    case 'ArrowDown': return within(index + 1)
    case 'ArrowUp': return within(index - 1)
    case 'PageDown': return within(index + page)
    case 'PageUp': return within(index - page)
    case 'Home': return 0
    case 'End': return rows - 1
    default: return null
  }
}
