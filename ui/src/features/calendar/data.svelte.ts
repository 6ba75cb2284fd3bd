/** What the calendar reads: releases and windows of a generous stretch around what is seen, read again when the plan changes. */
import { call } from '../../backend'
import type { CalendarView, CatalogueView, Changed, ReleaseBar, SlipwayError, WindowBand } from '../../backend'
import { toWire } from '../../shared/dates'
import { Recall, resource } from '../../shared/resource.svelte'
import { patched } from './bars'
import { place } from './place.svelte'
import { DAY } from './timeline-core'
import type { Stretch } from './timeline-core'

/** The stretch grows and moves by so much, so that scrolling asks rarely. */
const STEP = 28 * DAY
const MARGIN = 45 * DAY
/** As long as so much is there on both sides, nothing is asked: whoever scrolls to and fro does not read the same twice. */
const ENOUGH = 40 * DAY

export interface CalendarData {
  readonly releases: readonly ReleaseBar[]
  readonly windows: readonly WindowBand[]
  readonly catalogue: CatalogueView | null
  readonly error: SlipwayError | null
  /** Whether there is nothing to show yet. */
  readonly first: boolean
  readonly loading: boolean
  reload(): void
  /** Shows what a change answered with until everything was read again. */
  take(changed: Changed): void
}

/** Who comes back to the calendar of a plan that has not changed sees it at once. */
const before = { calendar: new Recall<CalendarView>(), catalogue: new Recall<CatalogueView>() }

let asked: Stretch = { start: Number.NaN, end: Number.NaN }

/** What is read around what is seen. */
function stretchFor({ start, end }: Stretch): Stretch {
  if (start - ENOUGH < asked.start || end + ENOUGH > asked.end || Number.isNaN(start + asked.start)) {
    asked = { start: Math.floor((start - MARGIN) / STEP) * STEP, end: Math.ceil((end + MARGIN) / STEP) * STEP }
  }
  return asked
}

interface Patch {
  readonly on: CalendarView | null
  readonly changed: readonly ReleaseBar[]
  readonly removed: readonly string[]
}

export function calendarData(): CalendarData {
  const read = $derived(stretchFor(place.range))
  const shown = resource(() => (Number.isNaN(read.start) ? null : call('calendar_show', { from: toWire(read.start), to: toWire(read.end) })), { recall: before.calendar, key: () => `${read.start}–${read.end}` })
  const catalogue = resource(() => call('catalogue_show', {}), { recall: before.catalogue, key: () => '' })
  let patch = $state.raw<Patch>({ on: null, changed: [], removed: [] })

  const releases = $derived.by(() => {
    const { data } = shown
    if (!data) return []
    return patch.on === data ? patched(data.releases, patch.changed, patch.removed) : data.releases
  })

  return {
    get releases() { return releases },
    get windows() { return shown.data?.windows ?? [] },
    get catalogue() { return catalogue.data },
    get error() { return shown.error },
    get first() { return shown.data === null },
    get loading() { return shown.loading },
    reload() { shown.reload(); catalogue.reload() },
    take({ releases: changed, removed }) {
      const earlier = patch.on === shown.data ? patch : { changed: [], removed: [] }
      // A plain set: it lives for this call alone.
      // eslint-disable-next-line svelte/prefer-svelte-reactivity
      const again = new Set([...removed, ...changed.map((release) => release.key)])
      patch = { on: shown.data, changed: [...earlier.changed.filter((one) => !again.has(one.key)), ...changed], removed: [...earlier.removed, ...removed] }
    },
  }
}
