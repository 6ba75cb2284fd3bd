/** What is in sight of the calendar, as the days that are offered for printing. Pure. */
import { addDays, localParts, weekStart } from '../../../shared/dates'
import { weeksOf } from '../month/weeks'
import { rangeAt, yearOf, yearStretch } from '../place.svelte'
import type { View } from '../place.svelte'
import type { Millis, Stretch } from '../timeline-core'
import type { Days } from './days'

/** Where the person is: the view, the instant around which it is shown, and how much of time the timeline shows. */
export interface Sight {
  readonly view: View
  readonly at: Millis
  readonly span: Millis
}

/** What the open view shows, on the wall of the zone in which it is shown. */
function stretchOf({ view, at, span }: Sight, zone: string): Stretch {
  if (view === 'timeline') return rangeAt(at, span)
  if (view === 'year') return yearStretch(yearOf(at, zone), zone)
  if (view === 'week') {
    const start = weekStart(at, zone)
    return { start, end: addDays(start, 7, zone) }
  }
  // The page of a month has whole weeks, with days of the months beside it.
  const days = weeksOf(localParts(at, zone).date, zone).flat()
  return { start: days[0]?.start ?? at, end: days.at(-1)?.end ?? at }
}

/** The days of the plan's zone of which something is in sight; none before it is known what today is. */
export function daysInSight(sight: Sight, shownIn: string, zone: string): Days {
  if (Number.isNaN(sight.at)) return { first: '', last: '' }
  const { start, end } = stretchOf(sight, shownIn)
  return { first: localParts(start, zone).date, last: localParts(end - 1, zone).date }
}
