/** Start, end and length of a release as a form has them: whichever is changed, the others follow. Pure. */
import { localStamp, MINUTE, minutesBetween, readWall } from '../dates'
import type { Millis } from '../dates'
import { instantOf, readLength } from '../timing'
import type { Occurrence } from '../timing'
import { writeMinutes } from '../widgets/wall-text'

/** What a clock on the wall says, and which of two equal times it means. */
export interface Wall {
  readonly stamp: string
  readonly occurrence: Occurrence
}

export interface Times {
  readonly zone: string
  readonly start: Wall
  readonly end: Wall
  /** As it is typed: `1h30m`. */
  readonly length: string
}

function wallAt(at: Millis, zone: string): Wall {
  const stamp = localStamp(at, zone)
  const wall = readWall(stamp.slice(0, 10), stamp.slice(11, 16), zone)
  // Both turns of a repeated hour read alike, so the one that is meant is kept beside it.
  return { stamp, occurrence: wall.kind === 'two' ? (at >= wall.later ? 'later' : 'earlier') : null }
}

export function timesOf(start: Millis, end: Millis, zone: string): Times {
  return { zone, start: wallAt(start, zone), end: wallAt(end, zone), length: writeMinutes(minutesBetween(start, end)) }
}

const instants = ({ start, end, zone }: Times): readonly [Millis | null, Millis | null] => [
  instantOf(start.stamp, zone, start.occurrence), instantOf(end.stamp, zone, end.occurrence),
]

/** Puts the end where start and length say. */
function ended(times: Times): Times {
  const [start] = instants(times)
  const minutes = readLength(times.length)
  return start === null || minutes === null ? times : { ...times, end: wallAt(start + minutes * MINUTE, times.zone) }
}

/** Another start takes the end along, as a drag would. */
export function withStart(times: Times, start: Wall): Times {
  return ended({ ...times, start })
}

export function withLength(times: Times, length: string): Times {
  return ended({ ...times, length })
}

export function withEnd(times: Times, wall: Wall): Times {
  const changed = { ...times, end: wall }
  const [start, end] = instants(changed)
  return start === null || end === null || end <= start ? changed : { ...changed, length: writeMinutes(minutesBetween(start, end)) }
}

/** The instants stay; only the wall on which they are read is another. */
export function inZone(times: Times, zone: string): Times {
  const [start, end] = instants(times)
  return { ...times, zone, start: start === null ? times.start : wallAt(start, zone), end: end === null ? times.end : wallAt(end, zone) }
}

export function isBackwards(times: Times): boolean {
  const [start, end] = instants(times)
  return start !== null && end !== null && end <= start
}

/** What is meant; `null` while something cannot be read or does not exist. */
export function stretchOf(times: Times): { readonly start: Millis; readonly end: Millis } | null {
  const [start, end] = instants(times)
  return start === null || end === null || end <= start || readLength(times.length) === null ? null : { start, end }
}
