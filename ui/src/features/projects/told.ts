/** Milestones in words: their days, how far they are from what was promised, how they stand, how they slipped. Pure. */
import type { MilestoneView, SlipView } from '../../backend'
import { sayDay } from '../../shared/dates'
import { count } from '../../shared/words'

export function sayDayOr(day: string | null, otherwise: string): string {
  return day === null ? otherwise : sayDay(day)
}

/** `+7 wd`, `−2 wd`, `on the day`; nothing where one of the two days is missing. */
export function sayVariance(days: number | null): string {
  if (days === null) return ''
  if (days === 0) return 'on the day'
  return `${days > 0 ? '+' : '−'}${Math.abs(days)} wd`
}

/** `7 working days later than promised`. */
export function sayVarianceInFull(days: number | null): string {
  if (days === null) return 'not known'
  if (days === 0) return 'on the day that was promised'
  return `${count(Math.abs(days), 'working day')} ${days > 0 ? 'later' : 'earlier'} than promised`
}

export interface Sign {
  /** What colours it; each of these but the plain one also has a sign of its own shape. */
  readonly tone: 'plain' | 'ok' | 'soft' | 'hard'
  readonly word: string
}

/** How a milestone stands. Late weighs more than overdue, and both are said. */
export function signOf({ standing, overdue, milestone }: MilestoneView): Sign {
  if (standing === 'late') return { tone: 'hard', word: overdue ? 'Late, overdue' : 'Late' }
  if (standing === 'unknown') return { tone: 'soft', word: 'No day yet' }
  if (overdue) return { tone: 'soft', word: 'Overdue' }
  if (standing === 'in-time') return { tone: 'ok', word: 'In time' }
  // What no release waits for can have been reached all the same.
  if (standing === 'reached' || milestone.actual !== null) return { tone: 'ok', word: 'Reached' }
  return { tone: 'plain', word: 'No release' }
}

/** A change of the forecast: `from` and `to` in words. */
export function saySlip({ from, to }: SlipView): { readonly from: string; readonly to: string } {
  return { from: sayDayOr(from, 'no day'), to: sayDayOr(to, 'no day') }
}
