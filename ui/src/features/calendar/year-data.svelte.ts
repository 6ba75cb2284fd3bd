/**
 * The whole year, for the year view and for the strip below the timeline. Kept apart from what the timeline reads around
 * what is seen: it is much, changes rarely, and the strip can wait for it until the hand is at rest.
 */
import { call } from '../../backend'
import type { CalendarView, ReleaseBar, SlipwayError, WindowBand } from '../../backend'
import { toWire } from '../../shared/dates'
import { plan } from '../../shared/plan.svelte'
import { Recall, resource } from '../../shared/resource.svelte'
import { place, yearOf, yearStretch } from './place.svelte'

/** Who waits for it: the year view at once, the strip when nothing else is on its way. */
export type Haste = 'now' | 'later' | null

export interface YearData {
  /** The year in which the person is; `null` until it is known. */
  readonly year: number | null
  readonly releases: readonly ReleaseBar[]
  readonly windows: readonly WindowBand[]
  readonly error: SlipwayError | null
  readonly first: boolean
  reload(): void
}

const LATER_MS = 1_500
const before = new Recall<CalendarView>()
const NOTHING: readonly never[] = []

export function yearData(haste: () => Haste): YearData {
  const year = $derived(Number.isNaN(place.at) ? null : yearOf(place.at, plan.zone))
  const wanted = $derived(haste())
  let asked = 0

  function ask(): Promise<CalendarView> | null {
    if (wanted === null || year === null) return null
    const { start, end } = yearStretch(year, plan.zone)
    const read = (): Promise<CalendarView> => call('calendar_show', { from: toWire(start), to: toWire(end) })
    if (wanted === 'now') return read()
    const mine = ++asked
    // Who changes much in a row waits for one reading, not for each.
    return new Promise((resolve, reject) => {
      setTimeout(() => { if (mine === asked) read().then(resolve, reject) }, LATER_MS)
    })
  }

  const shown = resource(ask, { recall: before, key: () => `${year} ${plan.zone}` })
  return {
    get year() { return year },
    get releases() { return shown.data?.releases ?? NOTHING },
    get windows() { return shown.data?.windows ?? NOTHING },
    get error() { return shown.error },
    get first() { return shown.data === null },
    reload() { shown.reload() },
  }
}
