/** What a view of the calendar is given in tests. */
import type { Input, ReleaseBar, WindowBand } from '../../backend'
import { fakeCore } from '../../backend/fake'
import type { FakeCore } from '../../backend/fake'
import { toMillis } from '../../shared/dates'
import { aBar, aChange } from '../../shared/testing/samples'
import { toBars } from './bars'
import { Mover } from './mover.svelte'
import type { ViewProps } from './views'
import { occurrencesOf } from './windows'

export function aWindow(part: Partial<WindowBand> & { readonly from: string; readonly to: string }): WindowBand {
  const { from, to, ...rest } = part
  return {
    key: 'F-1', title: 'Year end', kind: 'freeze-hard', zone: 'Europe/Berlin', occurrences: [{ start: from, end: to }],
    scope: { services: [], teams: [], environments: [], regions: [], types: [] }, ...rest,
  }
}

/** A release with its times and, where it matters, minutes of stabilisation. */
export function aRelease(key: string, start: string, end: string, stabilisation = 0): ReleaseBar {
  return aBar({ key, title: `Release ${key}`, version: null, start, end, segments: { validation: 30, rollback: 30, stabilisation } })
}

/** A core that has nothing against any time, and writes what it is told. */
export function aCalendarCore(): FakeCore {
  return fakeCore({
    slot_find: () => ({ slots: [], refused: [], blocked_by: null }),
    release_move: ({ key, to, end, mode }: Input<'release_move'>) => ({
      release: key, from: { start: to, end: end ?? to }, to: { start: to, end: end ?? to }, conflicts: [], moves: [], slots: [], changed: mode === 'commit' ? aChange() : null,
    }),
  })
}

const nobody = (): undefined => undefined

export function viewProps(releases: readonly ReleaseBar[], windows: readonly WindowBand[] = [], more: Partial<ViewProps> = {}): ViewProps {
  return {
    bars: toBars(releases), occurrences: occurrencesOf(windows), catalogue: null, zone: 'Europe/Berlin', now: toMillis('2026-11-24T09:00:00Z'),
    mover: new Mover(nobody), readOnly: false, spot: null, chosen: new Set(more.spot ? [more.spot.key] : []), lit: new Set(), kindOf: () => 1,
    onspot: nobody, onopen: nobody, onreschedule: nobody, oncopy: nobody, onpick: nobody, onfit: nobody, ...more,
  }
}
