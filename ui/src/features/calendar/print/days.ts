/** The first and the last day that are printed or saved: what is wrong with them, and how the core and the file name them. Pure. */
import { dateStart, daysBetween, isDate, shiftDate, toWire } from '../../../shared/dates'

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

/** What is wrong with each; `null` where nothing is. `most` is how many there may be. */
export function complaints(days: Days, most = MOST): Readonly<Record<keyof Days, string | null>> {
  const wrong = { first: wrongDay(days.first), last: wrongDay(days.last) }
  if (wrong.first !== null || wrong.last !== null) return wrong
  const length = lengthOf(days)
  if (length < 1) return { first: null, last: 'The last day lies before the first one' }
  return { first: null, last: length > most ? `At most ${most} days are printed at once, and these are ${length.toLocaleString('en-GB')}` : null }
}

/** As the core reads them: `to` is the day after the last one. */
export function toStretch({ first, last }: Days): { readonly from: string; readonly to: string } {
  return { from: first, to: shiftDate(last, 1) }
}

/** The same as instants of a zone, where the core narrows releases by them. */
export function toInstants(days: Days, zone: string): { readonly from: string; readonly to: string } {
  const { from, to } = toStretch(days)
  return { from: toWire(dateStart(from, zone)), to: toWire(dateStart(to, zone)) }
}

export function fileName({ first, last }: Days, ending = 'pdf'): string {
  return `calendar-${first}-to-${last}.${ending}`
}
