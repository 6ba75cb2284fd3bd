/** A day in which clocks change, in words. Pure. */
import { localParts, zoneAbbreviation } from '../../shared/dates'
import { DAY, firstIndex, HOUR, MINUTE } from './timeline-core'
import type { Day } from './timeline-core'

export interface DayNote {
  readonly hours: number
  readonly told: string
}

/** `25 hours: 03:00 CEST becomes 02:00 CET`; `null` on the other days. */
export function dayNote(day: Day, zone: string): DayNote | null {
  const length = day.end - day.start
  if (length === DAY) return null
  const quarter = 15 * MINUTE
  const before = zoneAbbreviation(day.start, zone)
  const turn = day.start + quarter * firstIndex(length / quarter, (at) => zoneAbbreviation(day.start + at * quarter, zone) !== before)
  const jump = DAY - length
  // What the clock would have said without the change.
  const [hours = 0, minutes = 0] = localParts(turn, zone).time.split(':').map(Number)
  const unchanged = (hours * 60 + minutes) - jump / MINUTE
  const said = `${String(Math.floor(unchanged / 60)).padStart(2, '0')}:${String(unchanged % 60).padStart(2, '0')}`
  return { hours: length / HOUR, told: `${length / HOUR} hours: ${said} ${before} becomes ${localParts(turn, zone).time} ${zoneAbbreviation(turn, zone)}` }
}
