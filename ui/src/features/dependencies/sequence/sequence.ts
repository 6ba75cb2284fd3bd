/** What putting releases in order asks the core, and how a place in the order stands. Pure. */
import type { Input, SequencePlace } from '../../../backend'
import { addDays, toWire } from '../../../shared/dates'
import type { Millis } from '../../../shared/dates'
import type { Option } from '../../../shared/widgets/types'

/** Stretches from now on, in days. */
export const AHEAD: readonly Option[] = [
  { value: '7', label: 'The next 7 days' }, { value: '28', label: 'The next 4 weeks' }, { value: '91', label: 'The next 13 weeks' },
]

/** The stretch with which the form begins, after the one that is shown. */
export function daysOf(shown: string): string {
  return AHEAD.some(({ value }) => value === shown) ? shown : '28'
}

export function questionOf(days: string, leftOut: readonly string[], now: Millis, zone: string): Input<'sequence_apply'> {
  return { from: toWire(now), to: toWire(addDays(now, Number(days), zone)), leave_out: [...leftOut], mode: 'preview', reason: null }
}

export type Standing = 'moves' | 'left-out' | 'stuck' | 'stands'

export function standing({ moves, left_out, stuck }: Pick<SequencePlace, 'moves' | 'left_out' | 'stuck'>): Standing {
  if (moves) return 'moves'
  if (left_out) return 'left-out'
  return stuck ? 'stuck' : 'stands'
}

export function toMove(places: readonly SequencePlace[]): number {
  return places.filter(({ moves }) => moves).length
}
