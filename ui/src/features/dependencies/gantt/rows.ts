/** The rows of the sequence view: which releases stand on them, and in which order. Pure. */
import type { CriticalItem, MapLink, ReleaseBar } from '../../../backend'
import { toMillis } from '../../../shared/dates'
import type { Millis } from '../../../shared/dates'

/** `[start, end)`. */
export interface Stretch {
  readonly start: Millis
  readonly end: Millis
}

export interface Row extends Stretch {
  readonly key: string
  readonly index: number
  readonly item: CriticalItem
  readonly bar: ReleaseBar
  /** The links to what it waits for. */
  readonly waits: readonly MapLink[]
}

/** States in which nothing is ahead of a release any more. */
const OVER: ReadonlySet<ReleaseBar['state']> = new Set(['closed', 'rejected', 'backed-out', 'cancelled'])

/** Links by the release that waits. */
export function waitsBy(links: readonly MapLink[]): ReadonlyMap<string, readonly MapLink[]> {
  const found = new Map<string, MapLink[]>()
  for (const link of links) {
    const there = found.get(link.from)
    if (there) there.push(link)
    else found.set(link.from, [link])
  }
  return found
}

/**
 * Every release below all that it waits for, else by early start, then key. The early start alone would not do: a release
 * that only has to end behind another may begin before it.
 */
export function ordered(items: readonly CriticalItem[], links: readonly MapLink[]): readonly CriticalItem[] {
  const byKey = new Map(items.map((item) => [item.key, item]))
  const waits = waitsBy(links)
  const placed: CriticalItem[] = []
  const met = new Set<string>()
  const before = (a: CriticalItem, b: CriticalItem): number => a.early_start - b.early_start || (a.key < b.key ? -1 : 1)
  const place = (item: CriticalItem): void => {
    // Who was met is not placed twice, so a circle ends, too.
    if (met.has(item.key)) return
    met.add(item.key)
    const first = (waits.get(item.key) ?? []).flatMap(({ to }) => byKey.get(to) ?? [])
    for (const other of first.sort(before)) place(other)
    placed.push(item)
  }
  for (const item of [...items].sort(before)) place(item)
  return placed
}

/** One row for each linked release whose times are known. */
export function toRows(items: readonly CriticalItem[], links: readonly MapLink[], releases: readonly ReleaseBar[]): readonly Row[] {
  const bars = new Map(releases.map((bar) => [bar.key, bar]))
  const waits = waitsBy(links)
  const rows: Row[] = []
  for (const item of ordered(items, links)) {
    const bar = bars.get(item.key)
    if (!bar) continue
    rows.push({ key: item.key, index: rows.length, item, bar, start: toMillis(bar.start), end: toMillis(bar.end), waits: waits.get(item.key) ?? [] })
  }
  return rows
}

/** The first in time that is not over; `null` where all are. */
export function firstAhead(rows: readonly Row[], now: Millis): Row | null {
  let first: Row | null = null
  for (const row of rows) {
    if (row.end > now && !OVER.has(row.bar.state) && (first === null || row.start < first.start)) first = row
  }
  return first
}
