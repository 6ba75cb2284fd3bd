/** The columns of a bundle: what is in them, what a move between them tells the core, and where a pointer is. Pure. */
import type { BundleView, ChangeView, Input, ReleaseBar, SlipwayError } from '../../backend'

export const COLUMNS = ['candidates', 'inside', 'deferred', 'waiting'] as const
export type Column = (typeof COLUMNS)[number]

export const isColumn = (text: string | undefined): text is Column => COLUMNS.some((column) => column === text)

/** What stands above a column. */
export function titleOf(column: Column, bundle: BundleView): string {
  if (column === 'candidates') return 'Candidates'
  if (column === 'inside') return 'In this release'
  if (column === 'deferred') return 'Deferred'
  return bundle.next === null ? 'Next release' : `Next release: ${bundle.next.key}`
}

/** What an empty column is for. */
export function emptyOf(column: Column, { next }: BundleView): string {
  if (column === 'candidates') return 'Nobody waits for a decision.'
  if (column === 'inside') return 'Nothing goes along yet.'
  if (column === 'deferred') return 'Nothing is put off without a release.'
  return next === null ? 'No next release is known. Name one above.' : 'Nothing waits for it.'
}

/** What is put off needs a reason, which is asked for before anything is sent. */
export const wantsReason = (column: Column): boolean => column === 'deferred' || column === 'waiting'

/** Why nothing can be put into a column; `null` where it can. */
export function closedWhy(column: Column, bundle: BundleView): string | null {
  if (column === 'waiting' && bundle.next === null) return `No release after ${bundle.release} is known. Name one under “Put off to”, or put it into Deferred.`
  if (column === 'inside' && !bundle.takes_changes) return `${bundle.release} is under way or over and takes no change any more. Choose another release.`
  return null
}

/** What a move to a column tells the core. */
export function moveOf(change: string, column: Column, bundle: BundleView, reason: string | null): Input<'change_place'> {
  const { release, next } = bundle
  if (column === 'candidates') return { change, place: 'open', release: null, to: null, reason, mode: 'commit' }
  if (column === 'inside') return { change, place: 'in', release, to: null, reason, mode: 'commit' }
  return { change, place: 'put-off', release, to: column === 'waiting' ? (next?.key ?? null) : null, reason, mode: 'commit' }
}

/**
 * What tells the budget as it would be behind a move; `null` where the move leaves it as it is. What is put off is asked
 * about as if it were only taken out: that takes as much from the budget and needs no reason yet.
 */
export function foresightOf(change: string, from: Column, to: Column, bundle: BundleView): Input<'change_place'> | null {
  if (closedWhy(to, bundle) !== null || (from !== 'inside' && to !== 'inside')) return null
  return { ...moveOf(change, to === 'inside' ? 'inside' : 'candidates', bundle, null), mode: 'preview' }
}

/** A move as a sentence, for the ghost and the dialog. */
export function sayMove(view: ChangeView, column: Column, bundle: BundleView): string {
  const { key } = view.change
  if (column === 'candidates') return `Put ${key} back among the candidates`
  if (column === 'inside') return `Put ${key} into ${bundle.release}`
  return column === 'waiting' && bundle.next !== null ? `Put ${key} off to ${bundle.next.key}` : `Put ${key} off until a release is found`
}

/** Where a change is; `null` where it is in none of the columns any more. */
export function columnOf(key: string, bundle: BundleView): Column | null {
  return COLUMNS.find((column) => bundle[column].some(({ change }) => change.key === key)) ?? null
}

/** The column beside another one; `null` at the edge. */
export function beside(column: Column, by: 1 | -1): Column | null {
  return COLUMNS[COLUMNS.indexOf(column) + by] ?? null
}

export interface Place {
  readonly column: Column
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The column under a point of the window. */
export function columnAt(places: readonly Place[], x: number, y: number): Column | null {
  return places.find(({ left, right, top, bottom }) => x >= left && x < right && y >= top && y < bottom)?.column ?? null
}

/** Releases that can still take changes, in the order of their times. */
export function openReleases(bars: readonly ReleaseBar[]): readonly ReleaseBar[] {
  return bars.filter((bar) => bar.can_move).toSorted((a, b) => a.start.localeCompare(b.start) || a.key.localeCompare(b.key))
}

/** Releases to which another one can put off: those that start later. */
export function laterThan(bars: readonly ReleaseBar[], release: string): readonly ReleaseBar[] {
  const from = bars.find(({ key }) => key === release)
  const open = openReleases(bars).filter(({ key }) => key !== release)
  return from === undefined ? open : open.filter(({ start }) => start > from.start)
}

/** The sum that a refused move would have come to; `null` where the refusal is about something else. */
export function refusedSum({ code, details }: SlipwayError): number | null {
  if (code !== 'bundle.over_budget' || typeof details !== 'object' || details === null || !('sum' in details)) return null
  return typeof details.sum === 'number' ? details.sum : null
}

/** The lines of a proposal that would change something. */
export function movesOf({ proposal }: BundleView): BundleView['proposal']['lines'] {
  return proposal.lines.filter(({ moves }) => moves)
}
