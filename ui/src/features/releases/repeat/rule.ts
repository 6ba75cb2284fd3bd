/** By which rule a release is planned again: how often, and how many times more. Pure. */
import type { Option } from '../../../shared/widgets/types'

/** How often it happens; `own` for a rule that is written out. */
export const OFTEN: readonly Option[] = [
  { value: 'FREQ=DAILY', label: 'Every day' },
  { value: 'FREQ=WEEKLY', label: 'Every week' },
  { value: 'FREQ=WEEKLY;INTERVAL=2', label: 'Every 2 weeks' },
  { value: 'FREQ=MONTHLY', label: 'Every month, on this date' },
  { value: 'own', label: 'By a rule of its own' },
]

/** The most that the core plans at once. */
const MOST = 104

export interface Repeating {
  readonly often: string
  /** How many times more, as it is typed. */
  readonly times: string
  /** The rule where it is written out. */
  readonly own: string
}

export const FIRST: Repeating = { often: 'FREQ=WEEKLY', times: '5', own: 'FREQ=MONTHLY;BYDAY=2TU;COUNT=6' }

/** What is wrong with the number; `null` where nothing is. */
export function complaint({ often, times }: Repeating): string | null {
  const number = Number(times.trim())
  return often === 'own' || (/^\d+$/.test(times.trim()) && number >= 1 && number <= MOST) ? null : `Write a number from 1 to ${MOST}`
}

/** The rule as the core reads it, in which the release itself is the first time; `null` where the number is wrong. */
export function toRule(repeating: Repeating): string | null {
  if (repeating.often === 'own') return repeating.own.trim() === '' ? null : repeating.own.trim()
  return complaint(repeating) === null ? `${repeating.often};COUNT=${Number(repeating.times) + 1}` : null
}
