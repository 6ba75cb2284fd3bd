/** What a sighted person sees on a row, on an arrow and on a carried bar, in words. Pure. */
import type { ConflictView, MapLink, MoveOutcome } from '../../../backend'
import { formatMinutes, formatRange, zoneAbbreviation } from '../../../shared/dates'
import { count, say, STATES } from '../../../shared/words'
import { explain } from '../words'
import type { Row, Stretch } from './rows'

export function sayTimes({ start, end }: Stretch, zone: string): string {
  return `${formatRange(start, end, zone)} ${zoneAbbreviation(start, zone)}`
}

/** `too early by 2 h`; nothing where the order is kept. */
export function sayViolation(minutes: number): string {
  return minutes > 0 ? `too early by ${formatMinutes(minutes)}` : ''
}

export function sayFloat(minutes: number, kind: 'total' | 'free'): string {
  return minutes <= 0 ? `no ${kind} float` : `${kind} float ${formatMinutes(minutes)}`
}

/** Everything that a row shows: release, times, floats, and what it waits for. */
export function sayRow({ key, bar, item, waits, start, end }: Row, zone: string): string {
  const waiting = waits.map((link) => `${link.to} ${link.kind}${link.violated_minutes > 0 ? `, ${sayViolation(link.violated_minutes)}` : ''}`)
  const parts = [
    `${key} ${bar.title}`,
    sayTimes({ start, end }, zone),
    say(STATES, bar.state).toLowerCase(),
    sayFloat(item.total_float, 'total'),
    item.total_float > 0 ? sayFloat(item.free_float, 'free') : '',
    item.critical ? 'critical' : '',
    waiting.length === 0 ? 'waits for nothing' : `waits for ${waiting.join('; ')}`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** What a link asks for, and by how much it is violated. */
export function sayLink(link: MapLink): string {
  const asked = explain('releases', link, link.kind, link.lag ?? '')
  return [asked, link.critical ? 'critical' : '', sayViolation(link.violated_minutes)].filter((part) => part !== '').join(', ')
}

export function hardOf(outcome: MoveOutcome | null): readonly ConflictView[] {
  return outcome?.conflicts.filter((conflict) => conflict.severity === 'hard') ?? []
}

/** The conflicts of a time, hard ones first. */
export function byWeight(conflicts: readonly ConflictView[]): readonly ConflictView[] {
  return conflicts.toSorted((a, b) => Number(b.severity === 'hard') - Number(a.severity === 'hard'))
}

/** What the core says of a carried bar: its time, the weightiest sentence, and how many would have to follow. */
export function sayVerdict(to: Stretch, zone: string, outcome: MoveOutcome): string {
  const hard = hardOf(outcome).length
  const [first] = byWeight(outcome.conflicts)
  const against = first === undefined
    ? 'Nothing speaks against this time.'
    : `${hard > 0 ? count(hard, 'hard conflict') : count(outcome.conflicts.length, 'soft conflict')}: ${first.sentence}`
  const along = outcome.moves.length === 0 ? '' : ` ${outcome.moves.length} more would move.`
  return `${sayTimes(to, zone)}. ${against}${along}`
}
