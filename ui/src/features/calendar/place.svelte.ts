/**
 * Where on the calendar the person is. View, lanes, zoom and filters stay until they are changed, over restarts too;
 * the day stays while the window is open, and a new window begins at today.
 */
import { addDays, addMonths, monthStart, weekStart } from '../../shared/dates'
import { keep, recall } from '../../shared/memory'
import { COLOURINGS } from './colour'
import type { Colouring } from './colour'
import { NO_FILTERS, readFilters } from './filters'
import type { Filters } from './filters'
import { GROUPINGS } from './lanes'
import type { Grouping } from './lanes'
import { clampSpan, DAY } from './timeline-core'
import type { Millis, Stretch } from './timeline-core'

export type View = 'timeline' | 'week' | 'month'

export const VIEWS: Readonly<Record<View, string>> = { timeline: 'Timeline', week: 'Week', month: 'Month' }

/** The anchor stands here from the left edge of the timeline, so that more is seen of what comes than of what was. */
export const ANCHOR = 0.25

/** What the timeline shows of so much time around an instant. */
export function rangeAt(at: Millis, span: Millis): Stretch {
  const start = at - span * ANCHOR
  return { start, end: start + span }
}

const NAME = 'calendar'
const DEFAULT_SPAN = 14 * DAY

class CalendarPlace {
  #view = $state<View>('timeline')
  #grouping = $state<Grouping>('service')
  #colour = $state<Colouring>('team')
  #emptyLanes = $state(true)
  #filters = $state.raw<Filters>(NO_FILTERS)
  /** How much time the timeline shows across its width. */
  span = $state<Millis>(DEFAULT_SPAN)
  /** The instant around which everything is shown; `NaN` until it is known what today is. */
  at = $state<Millis>(Number.NaN)
  /** Grows when the place is set by anything but scrolling. */
  jumps = $state(0)
  #plan: string | null = null

  constructor() {
    this.#recall()
  }

  get view(): View { return this.#view }
  set view(view: View) { this.#view = view; this.#keep() }

  get grouping(): Grouping { return this.#grouping }
  set grouping(grouping: Grouping) { this.#grouping = grouping; this.#keep() }

  get colour(): Colouring { return this.#colour }
  set colour(colour: Colouring) { this.#colour = colour; this.#keep() }

  get emptyLanes(): boolean { return this.#emptyLanes }
  set emptyLanes(shown: boolean) { this.#emptyLanes = shown; this.#keep() }

  get filters(): Filters { return this.#filters }
  set filters(filters: Filters) { this.#filters = filters; this.#keep() }

  /** What the timeline shows. */
  get range(): Stretch {
    return rangeAt(this.at, this.span)
  }

  /** Opens at today, once for each plan. */
  enter(plan: string, now: Millis): void {
    if (this.#plan === plan && !Number.isNaN(this.at)) return
    this.#plan = plan
    this.jump(now)
  }

  jump(at: Millis): void {
    this.at = at
    this.jumps += 1
  }

  /** Shows a stretch, with the anchor where it belongs. */
  show({ start, end }: Stretch): void {
    this.span = clampSpan(end - start)
    this.jump(start + this.span * ANCHOR)
    this.#keep()
  }

  /** To the part before (−1) or behind (+1) what is shown. */
  turn(by: 1 | -1, zone: string): void {
    if (this.#view === 'month') this.jump(addMonths(monthStart(this.at, zone), by, zone))
    else if (this.#view === 'week') this.jump(addDays(weekStart(this.at, zone), 7 * by, zone))
    else this.jump(this.at + by * this.span * 0.75)
  }

  #keep(): void {
    const { view, grouping, colour, emptyLanes, filters, span } = this
    keep(NAME, { view, grouping, colour, emptyLanes, filters, span })
  }

  #recall(): void {
    const kept = recall(NAME)
    if (typeof kept !== 'object' || kept === null) return
    const found = kept as Readonly<Record<string, unknown>>
    const { view, grouping, colour, span, emptyLanes } = found
    if (typeof view === 'string' && Object.hasOwn(VIEWS, view)) this.#view = view as View
    if (typeof grouping === 'string' && Object.hasOwn(GROUPINGS, grouping)) this.#grouping = grouping as Grouping
    if (typeof colour === 'string' && Object.hasOwn(COLOURINGS, colour)) this.#colour = colour as Colouring
    if (typeof span === 'number' && Number.isFinite(span)) this.span = clampSpan(span)
    if (typeof emptyLanes === 'boolean') this.#emptyLanes = emptyLanes
    this.#filters = readFilters(found['filters'])
  }

  /** Forgets everything; for tests. */
  reset(): void {
    this.#view = 'timeline'
    this.#grouping = 'service'
    this.#colour = 'team'
    this.#emptyLanes = true
    this.#filters = NO_FILTERS
    this.span = DEFAULT_SPAN
    this.at = Number.NaN
    this.#plan = null
  }
}

export const place = new CalendarPlace()
