/** A release as the calendar draws it: its times as instants, its segments, its words. Pure. */
import type { ReleaseBar } from '../../backend'
import { formatDay, formatTime, localParts, toMillis } from '../../shared/dates'
import { count, say, STATES, titleOf, TYPES } from '../../shared/words'
import { MINUTE } from './timeline-core'
import type { Millis, Stretch } from './timeline-core'

export interface Bar extends Stretch {
  readonly key: string
  readonly release: ReleaseBar
  /** Where implementation gives way to validation, and validation to the rollback reserve. */
  readonly validation: Millis
  readonly rollback: Millis
  /** Where the work ends and stabilisation begins; `end` is where that is over. */
  readonly workEnd: Millis
  readonly label: string
}

export function toBar(release: ReleaseBar): Bar {
  const start = toMillis(release.start)
  const workEnd = toMillis(release.end)
  const { validation, rollback, stabilisation } = release.segments
  const reserve = Math.max(start, workEnd - rollback * MINUTE)
  return {
    key: release.key,
    release,
    start,
    validation: Math.max(start, reserve - validation * MINUTE),
    rollback: reserve,
    workEnd,
    end: workEnd + stabilisation * MINUTE,
    label: titleOf(release),
  }
}

const made = new WeakMap<ReleaseBar, Bar>()

/** Bars sorted by start, then key. A release that did not change keeps its bar, and with it what is drawn. */
export function toBars(releases: readonly ReleaseBar[]): Bar[] {
  const bars = releases.map((release) => {
    const known = made.get(release)
    if (known) return known
    const bar = toBar(release)
    made.set(release, bar)
    return bar
  })
  return bars.sort(byStart)
}

export function byStart(a: Bar, b: Bar): number {
  return a.start - b.start || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}

/** `28 Nov 22:00–02:00 Europe/Berlin`; a second date only where it is further away than the next morning. */
export function sayTime({ start, end }: Stretch, zone: string): string {
  const first = localParts(start, zone).date
  const last = localParts(end, zone).date
  const near = first === last || (end - start) / MINUTE < 1440
  return `${formatDay(start, zone)} ${formatTime(start, zone)}–${near ? '' : `${formatDay(end, zone)} `}${formatTime(end, zone)} ${zone}`
}

export function sayConflicts(hard: number, soft: number): string {
  if (hard + soft === 0) return 'no conflicts'
  const parts = [hard > 0 ? count(hard, 'hard conflict') : '', soft > 0 ? count(soft, 'soft conflict') : '']
  return parts.filter((part) => part !== '').join(', ')
}

const said = new WeakMap<Bar, { readonly zone: string; readonly text: string }>()

/** `R-2026-0142 Payments 4.2, normal, scheduled, 28 Nov 22:00–02:00 Europe/Berlin, 1 hard conflict`. */
export function describe(bar: Bar, zone: string): string {
  // Times are slow to write, and a bar that comes into sight again says what it said before.
  const known = said.get(bar)
  if (known?.zone === zone) return known.text
  const text = inWords(bar, zone)
  said.set(bar, { zone, text })
  return text
}

function inWords(bar: Bar, zone: string): string {
  const { release } = bar
  const parts = [
    `${release.key} ${bar.label}`,
    say(TYPES, release.type).toLowerCase(),
    say(STATES, release.state).toLowerCase(),
    ...(release.risk === null ? [] : [`${release.risk.replace('-', ' ')} risk`]),
    sayTime({ start: bar.start, end: bar.workEnd }, zone),
    sayConflicts(release.hard, release.soft),
  ]
  return parts.join(', ')
}

export interface Segment {
  readonly name: 'implementation' | 'validation' | 'rollback'
  /** How much of it lies in the part, in milliseconds. */
  readonly length: Millis
}

/** The segments of the work that lie in a part of it. */
export function segmentsIn(bar: Bar, part: Stretch = bar): Segment[] {
  const length = (start: Millis, end: Millis): Millis => Math.max(0, Math.min(end, part.end) - Math.max(start, part.start))
  const all: Segment[] = [
    { name: 'implementation', length: length(bar.start, bar.validation) },
    { name: 'validation', length: length(bar.validation, bar.rollback) },
    { name: 'rollback', length: length(bar.rollback, bar.workEnd) },
  ]
  return all.filter((segment) => segment.length > 0)
}

/** Pixels that a label of 11 px takes: an estimate, so that thousands need not be measured. */
export function labelWidth(text: string): number {
  return Math.ceil(text.length * 6.1)
}

/** What the words of a bar take: sign, risk, marks and the label, which is cut at a middle length. */
export function wordsWidth({ release, label }: Bar): number {
  const marks = (release.hard > 0 ? 26 : 0) + (release.soft > 0 ? 26 : 0)
  const signs = (release.type === 'emergency' ? 14 : 0) + (release.risk === null ? 0 : release.risk === 'very-high' ? 23 : 17)
  return signs + marks + 10 + Math.min(118, labelWidth(label))
}

/** Pixels between the box of a short bar and its words. */
const GAP = 2
/** The narrowest box: still seen, and with its words still hit. */
const NARROW = 6
/** What a box must offer before its words are put inside and cut there. */
const INSIDE = 84

export interface BarBox {
  /** From start to the end of the work. */
  readonly box: number
  /** From start to where stabilisation is over. */
  readonly whole: number
  readonly inside: boolean
  /** Everything, words included: what is hit, and what no neighbour may cover. */
  readonly full: number
}

/** How wide the parts of a bar are at a zoom. */
export function boxOf(bar: Bar, msPerPx: number): BarBox {
  const box = Math.max(NARROW, (bar.workEnd - bar.start) / msPerPx)
  const whole = Math.max(box, (bar.end - bar.start) / msPerPx)
  const words = wordsWidth(bar)
  const inside = box >= Math.min(words, INSIDE)
  return { box, whole, inside, full: inside ? Math.max(24, whole) : whole + GAP + words }
}

/** Releases as they stand after a change answered, before everything was read again. */
export function patched(releases: readonly ReleaseBar[], changed: readonly ReleaseBar[], removed: readonly string[]): readonly ReleaseBar[] {
  if (changed.length === 0 && removed.length === 0) return releases
  const gone = new Set([...removed, ...changed.map((release) => release.key)])
  return [...releases.filter((release) => !gone.has(release.key)), ...changed]
}
