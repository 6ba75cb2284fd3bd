/** Occurrences of a rule as they are told, with the nights on which clocks change. Pure. */
import type { OccurrenceView } from '../../backend'
import { formatMinutes, toMillis } from '../dates'

/** Minutes that the clocks on the wall show between start and end. */
function wallMinutes({ local_start, local_end }: OccurrenceView): number {
  return Math.round((toMillis(`${local_end.slice(0, 16)}:00Z`) - toMillis(`${local_start.slice(0, 16)}:00Z`)) / 60_000)
}

/** `5 h: clocks go back`; `null` where the occurrence is as long as its clocks say. */
export function clockChange(occurrence: OccurrenceView): string | null {
  const wall = wallMinutes(occurrence)
  if (wall === occurrence.minutes) return null
  return `${formatMinutes(occurrence.minutes)} instead of ${formatMinutes(wall)}: clocks go ${occurrence.minutes > wall ? 'back' : 'forward'}`
}
