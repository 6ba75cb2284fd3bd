/** Days without a slot, run by run: what stands against one day mostly stands against the next as well. Pure. */
import type { RefusedDay } from '../../backend'
import { dateStart, formatDay, shiftDate } from '../dates'

export interface RefusedRun {
  /** The first day and the last, `2026-12-19`. */
  readonly from: string
  readonly to: string
  /** Sentences; those of several days without the time and the minutes of a single one. */
  readonly reasons: readonly string[]
}

/** The time at which the release would stand that day: the first that a sentence tells. */
const OWN_TIME = / \(\d{1,2} [^()]*\d\d:\d\d[^()]*\)/

/** How long it would reach into what stands against it, which differs from day to day at its edges. */
const OWN_MINUTES = / for \d+ minutes?/

export function runsOf(days: readonly RefusedDay[]): RefusedRun[] {
  const found: (RefusedRun & { readonly same: string })[] = []
  for (const { day, reasons } of days) {
    const timeless = reasons.map(({ sentence }) => sentence.replace(OWN_TIME, '').replace(OWN_MINUTES, ''))
    const same = timeless.join('\n')
    const last = found.at(-1)
    if (last?.same === same && shiftDate(last.to, 1) === day) found[found.length - 1] = { ...last, to: day, reasons: timeless }
    else found.push({ from: day, to: day, reasons: reasons.map(({ sentence }) => sentence), same })
  }
  return found.map(({ from, to, reasons }) => ({ from, to, reasons }))
}

/** `19 Dec – 4 Jan`, `19 Dec`. */
export function sayDays(from: string, to: string): string {
  const day = (date: string): string => formatDay(dateStart(date, 'UTC'), 'UTC')
  return from === to ? day(from) : `${day(from)} – ${day(to)}`
}
