/**
 * Where on the calendar the person is. View, lanes, zoom and filters stay until they are changed, over restarts too;
 * the day stays while the window is open, and a new window begins at today.
 */
import { addDays, addMonths, dateStart, localParts, monthStart, weekStart } from '../../shared/dates'
import { keep, recall } from '../../shared/memory'
import type { Colouring } from './colour'
import type { Filters } from './filters'
import type { Grouping } from './lanes'
import { FIRST_LOOK, readLook } from './look'
import type { FilterLook } from './look'
import { clampSpan, DAY } from './timeline-core'
import type { Millis, Stretch } from './timeline-core'
import { keptInstant } from './zone-switch'

export type View = 'timeline' | 'week' | 'month' | 'year'

export const VIEWS: Readonly<Record<View, string>> = { timeline: 'Timeline', week: 'Week', month: 'Month', year: 'Year' }

/** The anchor stands here from the left edge of the timeline, so that more is seen of what comes than of what was. */
export const ANCHOR = 0.25

/** The year in which an instant lies on the wall of a zone. */
export function yearOf(at: Millis, zone: string): number {
  return Number(localParts(at, zone).date.slice(0, 4))
}

export function yearStretch(year: number, zone: string): Stretch {
  return { start: dateStart(`${year}-01-01`, zone), end: dateStart(`${year + 1}-01-01`, zone) }
}

/** What the timeline shows of so much time around an instant. */
export function rangeAt(at: Millis, span: Millis): Stretch {
  const start = at - span * ANCHOR
  return { start, end: start + span }
}

const NAME = 'calendar'
const DEFAULT_SPAN = 14 * DAY

class CalendarPlace {
  #view = $state<View>('timeline')
  #grouping = $state<Grouping>(FIRST_LOOK.grouping)
  #colour = $state<Colouring>(FIRST_LOOK.colour)
  #emptyLanes = $state(FIRST_LOOK.emptyLanes)
  #filters = $state.raw<Filters>(FIRST_LOOK.filters)
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
    const span = clampSpan(end - start)
    const other = span !== this.span
    this.span = span
    this.jump(start + span * ANCHOR)
    if (other) this.#keep()
  }

  /** To the part before (−1) or behind (+1) what is shown. */
  turn(by: 1 | -1, zone: string): void {
    if (this.#view === 'month') this.jump(addMonths(monthStart(this.at, zone), by, zone))
    else if (this.#view === 'week') this.jump(addDays(weekStart(this.at, zone), 7 * by, zone))
    else if (this.#view === 'year') this.jump(addMonths(this.at, 12 * by, zone))
    else this.jump(this.at + by * this.span * 0.75)
  }

  /** Another zone on the same time: what was in view stays there. */
  rezone(from: string, to: string): void {
    const at = keptInstant(this.at, this.#view === 'timeline' ? null : this.#view, from, to)
    if (at !== this.at) this.jump(at)
  }

  /** Everything by which the calendar is narrowed, grouped and coloured. */
  get look(): FilterLook {
    const { filters, grouping, colour, emptyLanes } = this
    return { filters, grouping, colour, emptyLanes }
  }

  set look({ filters, grouping, colour, emptyLanes }: FilterLook) {
    this.#filters = filters
    this.#grouping = grouping
    this.#colour = colour
    this.#emptyLanes = emptyLanes
    this.#keep()
  }

  #keep(): void {
    const { view, look, span } = this
    keep(NAME, { view, ...look, span })
  }

  #recall(): void {
    const kept = recall(NAME)
    if (typeof kept !== 'object' || kept === null) return
    const found = kept as Readonly<Record<string, unknown>>
    const { view, span } = found
    if (typeof view === 'string' && Object.hasOwn(VIEWS, view)) this.#view = view as View
    if (typeof span === 'number' && Number.isFinite(span)) this.span = clampSpan(span)
    const { filters, grouping, colour, emptyLanes } = readLook(found)
    this.#filters = filters
    this.#grouping = grouping
    this.#colour = colour
    this.#emptyLanes = emptyLanes
  }

  /** Forgets everything; for tests. */
  reset(): void {
    this.#view = 'timeline'
    this.look = FIRST_LOOK
    this.span = DEFAULT_SPAN
    this.at = Number.NaN
    this.#plan = null
  }
}

export const place = new CalendarPlace()
