/** From what is typed about a release's time to what the core is told. Pure. */
import { MINUTE, readWall, toWire } from './dates'
import type { Millis } from './dates'
import { readMinutes } from './widgets/wall-text'

/** Which of two equal wall times is meant where clocks go back. */
export type Occurrence = 'earlier' | 'later' | null

/** A length of at least a minute; `null` when it cannot be understood. */
export function readLength(text: string): number | null {
  const minutes = readMinutes(text)
  return minutes === null || minutes < 1 ? null : minutes
}

/** The instant that a wall time means; `null` for one that does not exist. */
export function instantOf(stamp: string, zone: string, occurrence: Occurrence): Millis | null {
  const wall = readWall(stamp.slice(0, 10), stamp.slice(11, 16), zone)
  if (wall.kind === 'one') return wall.at
  return wall.kind === 'two' ? (occurrence === 'later' ? wall.later : wall.earlier) : null
}

/** The end as an instant, so that a length stays a length where clocks change. */
export function endOf(start: string, minutes: number, zone: string, occurrence: Occurrence): string | null {
  const at = instantOf(start, zone, occurrence)
  return at === null ? null : toWire(at + minutes * MINUTE)
}
