/**
 * Several releases in one hand: the others go by as much as the one that is held, on the wall of each one's own zone, as
 * the core will write it. Pure.
 */
import { localStamp, readWall, wallMillis } from '../../shared/dates'
import { count } from '../../shared/words'
import type { Bar } from './bars'
import type { Carry } from './carry'
import { HOUR } from './timeline-core'
import type { Millis, Stretch } from './timeline-core'

/** The instant of a wall time: of two the first, of none the one behind the gap. */
function instantOf(wall: Millis, zone: string): Millis {
  const stamp = localStamp(wall, 'UTC')
  const read = readWall(stamp.slice(0, 10), stamp.slice(11), zone)
  if (read.kind === 'one') return read.at
  return read.kind === 'two' ? read.earlier : read.kind === 'none' ? read.next : wall
}

/** How far the one in the hand goes, on its own wall. */
export function shiftOf({ from, to }: Pick<Carry, 'from' | 'to'>, zone: string): Millis {
  return from.start === to.start ? 0 : wallMillis(to.start, zone) - wallMillis(from.start, zone)
}

/** Where another goes by as much. */
export function shifted(bar: Bar, shift: Millis): Stretch {
  if (shift === 0) return { start: bar.start, end: bar.workEnd }
  const { zone } = bar.release
  const start = instantOf(wallMillis(bar.start, zone) + shift, zone)
  return { start, end: start + (bar.workEnd - bar.start) }
}

/** What a person who takes one of several up takes up with it, and what of that stays because its state forbids it. */
export function companions(chosen: readonly Bar[], key: string): { readonly together: readonly Bar[]; readonly staying: readonly Bar[] } {
  if (!chosen.some((bar) => bar.key === key)) return { together: [], staying: [] }
  const others = chosen.filter((bar) => bar.key !== key)
  return { together: others.filter((bar) => bar.release.can_move), staying: others.filter((bar) => !bar.release.can_move) }
}

/** The others where they would be, as far as they can be seen there: a clock change moves none of them by more than hours. */
export function othersIn(together: readonly Bar[], shift: Millis, range: Stretch, most: number): readonly (Stretch & { readonly bar: Bar })[] {
  const NEAR = 3 * HOUR
  return together
    .filter((bar) => bar.start + shift < range.end + NEAR && bar.workEnd + shift > range.start - NEAR)
    .slice(0, most)
    .map((bar) => ({ bar, ...shifted(bar, shift) }))
}

/** Keys of everything that is in the hand. */
export function heldIn(carry: Carry | null): ReadonlySet<string> {
  return new Set(carry?.key == null ? [] : [carry.key, ...(carry.together ?? [])])
}

/** More ghosts than these are a fog. */
export const MOST_GHOSTS = 120

/** What a ghost says of whose it is. */
export function labelOf(bar: Bar | null | undefined, carry: Carry | null): string {
  const others = carry?.together?.length ?? 0
  return `${bar?.label ?? 'New release'}${others === 0 ? '' : ` and ${count(others, 'other')}`}`
}
