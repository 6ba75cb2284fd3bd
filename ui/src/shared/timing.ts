/** From what is typed about a release's time to what the core is told. Pure. */
import { localStamp, MINUTE, readWall, toWire } from '../../shared/dates'
import { readMinutes } from '../../shared/widgets/wall-text'

/** A length of at least a minute; `null` when it cannot be understood. */
export function readLength(text: string): number | null {
  const minutes = readMinutes(text)
  return minutes === null || minutes < 1 ? null : minutes
}

export type Occurrence = 'earlier' | 'later' | null

/** The end as an instant, so that a length stays a length where clocks change. */
export function endOf(start: string, minutes: number, zone: string, occurrence: Occurrence): string | null {
  const wall = readWall(start.slice(0, 10), start.slice(11, 16), zone)
  if (wall.kind === 'one') return toWire(wall.at + minutes * MINUTE)
  if (wall.kind === 'two') return toWire((occurrence === 'later' ? wall.later : wall.earlier) + minutes * MINUTE)
  return null
}

/** The wall time at the end of a length, to show it. */
export function endStamp(start: string, minutes: number, zone: string, occurrence: Occurrence): string | null {
  const end = endOf(start, minutes, zone, occurrence)
  return end === null ? null : localStamp(end, zone)
}
