/** Windows as the calendar draws them: one occurrence at a time, the weightier above. Pure. */
import type { WindowBand } from '../../backend'
import { toMillis } from '../../shared/dates'
import { say, WINDOW_KINDS } from '../../shared/words'
import { overlaps, pack } from './timeline-core'
import type { Stretch } from './timeline-core'

export interface Occurrence extends Stretch {
  readonly id: string
  readonly window: WindowBand
}

/** What forbids weighs more than what permits. */
const WEIGHT: Readonly<Record<WindowBand['kind'], number>> = { 'freeze-hard': 0, 'freeze-soft': 1, peak: 2, 'month-end': 3, holiday: 4, vendor: 5, 'trading-hours': 6, maintenance: 7 }

export function occurrencesOf(windows: readonly WindowBand[]): Occurrence[] {
  return windows.flatMap((window) =>
    window.occurrences.map(({ start, end }) => ({ id: `${window.key}@${start}`, window, start: toMillis(start), end: toMillis(end) })),
  ).sort((a, b) => a.start - b.start || WEIGHT[a.window.kind] - WEIGHT[b.window.kind] || (a.id < b.id ? -1 : 1))
}

/** Whether a window says when not to, rather than when to. */
export function forbids({ window }: Occurrence): boolean {
  return WEIGHT[window.kind] < WEIGHT.maintenance
}

/** Whether it forbids by itself, and is named before anything else. */
export function weighs({ window }: Occurrence): boolean {
  return WEIGHT[window.kind] < WEIGHT.peak
}

/** Light ones first, so that what forbids is drawn over what permits. */
export function byWeight(occurrences: readonly Occurrence[]): Occurrence[] {
  return occurrences.toSorted((a, b) => WEIGHT[b.window.kind] - WEIGHT[a.window.kind])
}

export interface Band extends Stretch {
  readonly kind: WindowBand['kind']
  /** The windows that are drawn as one. */
  readonly occurrences: readonly Occurrence[]
}

/** Windows of one kind that overlap, drawn as one: where six maintenance windows meet, it is not six times as green. */
export function bandsOf(occurrences: readonly Occurrence[]): Band[] {
  const open = new Map<WindowBand['kind'], number>()
  const found: Band[] = []
  for (const one of occurrences.toSorted((a, b) => a.start - b.start)) {
    const { kind } = one.window
    const at = open.get(kind)
    const band = at === undefined ? undefined : found[at]
    if (at !== undefined && band && one.start <= band.end) {
      found[at] = { ...band, end: Math.max(band.end, one.end), occurrences: [...band.occurrences, one] }
    } else {
      open.set(kind, found.length)
      found.push({ kind, start: one.start, end: one.end, occurrences: [one] })
    }
  }
  return found.sort((a, b) => WEIGHT[b.kind] - WEIGHT[a.kind])
}

/** `Shop nights, Payments nights`. */
export function titlesOf({ occurrences }: Band): string {
  return [...new Set(occurrences.map((one) => one.window.title))].join(', ')
}

/** `Maintenance window: Shop nights, Payments nights`. */
export function nameOfBand(band: Band): string {
  return `${say(WINDOW_KINDS, band.kind)}: ${titlesOf(band)}`
}

export interface Strip {
  readonly occurrence: Occurrence
  readonly row: number
}

/** The named strips above the lanes: at most `rows` rows, filled by weight; the rest are only drawn in their lanes. */
export function strips(occurrences: readonly Occurrence[], range: Stretch, rows: number): Strip[] {
  const heavy = occurrences.filter((one) => overlaps(one, range)).toSorted((a, b) => WEIGHT[a.window.kind] - WEIGHT[b.window.kind] || a.start - b.start)
  const taken: Occurrence[][] = Array.from({ length: rows }, () => [])
  const chosen = heavy.filter((one) => {
    const row = taken.find((others) => others.every((other) => !overlaps(one, other)))
    row?.push(one)
    return row !== undefined
  }).sort((a, b) => a.start - b.start)
  const { rowOf } = pack(chosen)
  return chosen.map((occurrence, at) => ({ occurrence, row: rowOf[at] ?? 0 }))
}

/** `Hard freeze: Year-end freeze`. */
export function nameOf({ window }: Occurrence): string {
  return `${say(WINDOW_KINDS, window.kind)}: ${window.title}`
}
