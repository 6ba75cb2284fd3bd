/** A small network for tests: one link of each relation, one of them violated, and a chain that decides on the end. */
import type { CriticalItem, CriticalPathView, MapLink, ReleaseBar } from '../../../backend'
import { HOUR, toMillis, toWire } from '../../../shared/dates'
import { aBar } from '../../../shared/testing/samples'
import { aMapLink } from '../samples'

export const START = toMillis('2026-11-25T09:00:00Z')

export function anItem(key: string, early_start: number, part: Partial<CriticalItem> = {}): CriticalItem {
  const float = part.total_float ?? 0
  return { key, early_start, late_start: early_start + float, total_float: float, free_float: 0, critical: float === 0, ...part }
}

/** A release of two hours, so many hours after the start of the network. */
export function aRelease(key: string, hours: number, part: Partial<ReleaseBar> = {}): ReleaseBar {
  const start = START + hours * HOUR
  return aBar({ key, title: `Release ${key}`, start: toWire(start), end: toWire(start + 2 * HOUR), ...part })
}

export interface Network {
  readonly path: CriticalPathView
  readonly links: readonly MapLink[]
  readonly releases: readonly ReleaseBar[]
}

export function aNetwork(): Network {
  return {
    path: {
      start: toWire(START), end_minutes: 1440,
      items: [
        anItem('R-5', 120, { total_float: 180, free_float: 60 }), anItem('R-1', 0), anItem('R-3', 180, { total_float: 120 }),
        anItem('R-2', 120), anItem('R-4', 300, { total_float: 60, free_float: 60 }),
      ],
    },
    links: [
      aMapLink('R-2', 'R-1', { kind: 'FS', critical: true }), aMapLink('R-3', 'R-1', { kind: 'SS', lag: '30m' }), aMapLink('R-4', 'R-2', { kind: 'FF', violated_minutes: 120 }),
      aMapLink('R-5', 'R-3', { kind: 'SF' }),
    ],
    releases: [aRelease('R-1', 0), aRelease('R-2', 2), aRelease('R-3', 3), aRelease('R-4', 1), aRelease('R-5', 2), aRelease('R-9', 4)],
  }
}
