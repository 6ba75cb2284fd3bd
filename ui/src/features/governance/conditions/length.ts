/** Lengths as a decision table knows them: working days (`5wd`), or time on the clock (`2d`, `4h`, `90m`). Pure. */
import { readMinutes, writeMinutes } from '../../../shared/widgets'
import { count } from '../../../shared/words'

const DAY = 1_440
/** Ten years: as long as the core knows. */
const LONGEST = { days: 3_660, minutes: 3_660 * DAY }

interface Length {
  readonly unit: 'working-days' | 'minutes'
  readonly number: number
}

/** What a person typed; `null` where it is no length, or none at all. A bare number may mean either, so it is none. */
function read(text: string): Length | null {
  const said = text.trim().toLowerCase()
  if (/^\d*$/.test(said)) return null
  const days = /^(\d+)\s*wd$/.exec(said)
  const [number, unit, most] = days ? [Number(days[1]), 'working-days', LONGEST.days] as const : [readMinutes(said) ?? 0, 'minutes', LONGEST.minutes] as const
  return number > 0 && number <= most ? { unit, number } : null
}

/** A length as the core writes it; `null` where it cannot be read. */
export function tidyLength(text: string): string | null {
  const length = read(text)
  if (!length) return null
  return length.unit === 'minutes' ? writeMinutes(length.number) : `${length.number}wd`
}

/** `5 working days`, `2 days`, `4 hours`, `90 minutes`; what cannot be read is shown as it came. */
export function sayLength(text: string): string {
  const length = read(text)
  if (!length) return text
  const { unit, number } = length
  if (unit === 'working-days') return count(number, 'working day')
  if (number % DAY === 0) return count(number / DAY, 'day')
  return number % 60 === 0 ? count(number / 60, 'hour') : count(number, 'minute')
}
