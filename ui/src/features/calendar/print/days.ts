/** The first and the last day that are printed: what is wrong with them, and how the core and the file name them. Pure. */
import { daysBetween, isDate, shiftDate } from '../../../shared/dates'

/** As they are typed. */
export interface Days {
  readonly first: string
  readonly last: string
}

/** The most that the core prints at once. */
const MOST = 400
/** The days that it knows; it asks for the day after the last one, which it must know too. */
const [EARLIEST, LATEST] = ['1901-01-01', '2198-12-30']

function wrongDay(day: string): string | null {
  if (!isDate(day)) return 'Write a day as 2026-12-18'
  return day < EARLIEST || day > LATEST ? `Write a day from ${EARLIEST} to ${LATEST}` : null
}

export function tidy({ first, last }: Days): Days {
  return { first: first.trim(), last: last.trim() }
}

/** How many they are, both included. */
export function lengthOf({ first, last }: Days): number {
  return daysBetween(first, last) + 1
}

/** What is wrong with each; `null` where nothing is. */
export function complaints(days: Days): Readonly<Record<keyof Days, string | null>> {
  const wrong = { first: wrongDay(days.first), last: wrongDay(days.last) }
  if (wrong.first !== null || wrong.last !== null) return wrong
  const length = lengthOf(days)
  if (length < 1) return { first: null, last: 'The last day lies before the first one' }
  return { first: null, last: length > MOST ? `At most ${MOST} days are printed at once, and these are ${length.toLocaleString('en-GB')}` : null }
}

/** As the core reads them: `to` is the day after the last one. */
export function toStretch({ first, last }: Days): { readonly from: string; readonly to: string } {
  return { from: first, to: shiftDate(last, 1) }
}

export function fileName({ first, last }: Days): string {
  return `calendar-${first}-to-${last}.pdf`
}
