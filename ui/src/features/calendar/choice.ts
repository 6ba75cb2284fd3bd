/**
 * Which releases are chosen together, as a list with several choices works everywhere: a click takes one, with Ctrl it adds
 * or takes out, with Shift it takes all from where the person began. Pure.
 */
import type { Spot } from './keys'

export type Pick =
  /** This one and nothing else. */
  | { readonly do: 'only'; readonly spot: Spot }
  | { readonly do: 'toggle'; readonly spot: Spot }
  /** All from the anchor to it, in the order of their lane or page. `from` is where the person is who chose nothing yet. */
  | { readonly do: 'range'; readonly spot: Spot; readonly order: readonly string[]; readonly from?: Spot | null }
  | { readonly do: 'all'; readonly order: readonly string[] }
  | { readonly do: 'clear' }

export interface Choice {
  /** Where the person is: it has the tab stop, and is what is chosen as long as nothing else is. */
  readonly spot: Spot | null
  /** Keys of what is chosen together; empty while only the spot is. */
  readonly keys: ReadonlySet<string>
  /** Where a range begins, and what was chosen before it. */
  readonly anchor: Spot | null
  readonly base: ReadonlySet<string>
}

const NOBODY: ReadonlySet<string> = new Set()

export const NO_CHOICE: Choice = { spot: null, keys: NOBODY, anchor: null, base: NOBODY }

/** The person goes to another place; what is chosen together stays. */
export function moved(choice: Choice, spot: Spot): Choice {
  return choice.keys.size > 0 ? { ...choice, spot } : { ...choice, spot, anchor: spot, base: NOBODY }
}

export function picked(choice: Choice, pick: Pick): Choice {
  switch (pick.do) {
    case 'only': return { spot: pick.spot, keys: NOBODY, anchor: pick.spot, base: NOBODY }
    case 'clear': return { spot: choice.spot, keys: NOBODY, anchor: choice.spot, base: NOBODY }
    case 'all': return { ...choice, keys: new Set(pick.order), anchor: choice.spot, base: NOBODY }
    case 'toggle': {
      const keys = new Set(startOf(choice, pick.spot))
      if (!keys.delete(pick.spot.key)) keys.add(pick.spot.key)
      return { spot: pick.spot, keys, anchor: pick.spot, base: keys }
    }
    case 'range': {
      const anchor = choice.anchor ?? choice.spot ?? pick.from ?? null
      const from = pick.order.indexOf(anchor?.key ?? '')
      const to = pick.order.indexOf(pick.spot.key)
      // Of another lane: what was chosen there stays, and the next range begins here.
      if (from < 0 || to < 0) {
        const keys = new Set([...startOf(choice, pick.spot), pick.spot.key])
        return { spot: pick.spot, keys, anchor: pick.spot, base: keys }
      }
      const between = pick.order.slice(Math.min(from, to), Math.max(from, to) + 1)
      return { ...choice, spot: pick.spot, anchor, keys: new Set([...choice.base, ...between]) }
    }
  }
}

/** What a pick adds to: what is chosen together, or the one on which the person was. */
function startOf({ keys, spot }: Choice, next: Spot): Iterable<string> {
  return keys.size > 0 ? keys : spot && spot.key !== '' && spot.key !== next.key ? [spot.key] : []
}

/** Without what is no longer there or no longer shown. */
export function kept(choice: Choice, stays: (key: string) => boolean): Choice {
  if (choice.keys.size === 0) return choice
  const only = (keys: ReadonlySet<string>): ReadonlySet<string> => new Set([...keys].filter(stays))
  const keys = only(choice.keys)
  return keys.size === choice.keys.size ? choice : { ...choice, keys, base: only(choice.base) }
}

/** What a press of the pointer on a bar chooses; on an empty place (`null`) it chooses nothing any more, unless a key is held. */
export function pickOf(press: { readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean }, spot: Spot | null, order: () => readonly string[]): Pick | null {
  if (!spot) return press.shiftKey || press.ctrlKey || press.metaKey ? null : { do: 'clear' }
  if (press.shiftKey) return { do: 'range', spot, order: order() }
  return { do: press.ctrlKey || press.metaKey ? 'toggle' : 'only', spot }
}
