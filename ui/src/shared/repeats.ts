/** Ready recurrence rules (RFC 5545) beside which any other can be written. Pure. */
import type { Option } from './widgets/types'
import { capitalise } from './words'

export const REPEATS: readonly Option[] = [
  { value: '', label: 'Once' },
  { value: 'FREQ=DAILY', label: 'Every day' },
  { value: 'FREQ=WEEKLY', label: 'Every week' },
  { value: 'FREQ=WEEKLY;INTERVAL=2', label: 'Every 2 weeks' },
  { value: 'FREQ=MONTHLY', label: 'Every month' },
  { value: 'FREQ=YEARLY', label: 'Every year' },
]

/** Choices that hold the rule of a window even when it is none of the ready ones. */
export function repeatsWith(rule: string): Option[] {
  return [...REPEATS, { value: REPEATS.some((option) => option.value === rule) ? 'own' : rule, label: 'By a rule of its own' }]
}

/** How something recurs, in the words of the core; `Once` where it does not. */
export function sayRepeats(words: string | null): string {
  return words === null ? 'Once' : capitalise(words)
}
