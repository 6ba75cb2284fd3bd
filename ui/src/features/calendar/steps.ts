/**
 * How a drag steps. A linear axis goes by the time that elapses, a month by days, a week by the wall: whoever drags to the
 * same height of the next column means the same time, also where clocks changed between. Pure.
 */
import { addDays, dateStart, dayStart, localParts, readWall } from '../../shared/dates'
import { HOUR, MINUTE, snap, SNAP_MS } from './timeline-core'
import type { Millis, SnapStep, Stretch, WeekRuler } from './timeline-core'

/** Nothing is shorter than this. */
export const SHORTEST: Millis = SNAP_MS['quarter-hour']

/** Where things go when the pointer went from the instant `pressed` to the instant `at`. */
export interface Steps {
  /** A whole stretch, as long as before. */
  readonly moved: (from: Stretch, pressed: Millis, at: Millis) => Stretch
  /** One of its edges. */
  readonly edge: (edge: Millis, pressed: Millis, at: Millis) => Millis
  /** What is drawn between the two. */
  readonly drawn: (pressed: Millis, at: Millis) => Stretch
}

/** The same wall time some days later, as long as before. */
export function shiftDays(from: Stretch, days: number, zone: string): Stretch {
  return days === 0 ? from : startingAt(from, addDays(from.start, days, zone))
}

function startingAt(from: Stretch, start: Millis): Stretch {
  return { start, end: start + (from.end - from.start) }
}

function between(a: Millis, b: Millis): Stretch {
  return { start: Math.min(a, b), end: Math.max(a, b, Math.min(a, b) + SHORTEST) }
}

/** On the linear axis of the timeline: by minutes or, from afar, by days with the wall time kept. */
export function linearSteps(step: SnapStep, zone: string): Steps {
  // An edge is chosen to the hour even where a bar moves by days: a release of whole days is rarely meant.
  const grid = SNAP_MS[step === 'day' ? 'hour' : step]
  return {
    moved: (from, pressed, at) => {
      const by = at - pressed
      if (step === 'day') return shiftDays(from, Math.round(by / SNAP_MS.day), zone)
      // A release that is off the grid stays where it is until the pointer has gone a step.
      return Math.abs(by) < SNAP_MS[step] / 2 ? from : startingAt(from, snap(from.start + by, SNAP_MS[step]))
    },
    edge: (edge, pressed, at) => snap(edge + at - pressed, grid),
    drawn: (pressed, at) => between(snap(pressed, grid), snap(at, grid)),
  }
}

/** The working day that is meant by a day of the month until a time is given. */
const [OPENS, CLOSES] = ['09:00', '17:00'] as const

function wallOn(date: string, time: string, zone: string): Millis {
  const wall = readWall(date, time, zone)
  // No clock changes in working hours; if one did, the day itself would be near enough.
  return wall.kind === 'one' ? wall.at : dateStart(date, zone)
}

/** From the morning of one day to the evening of another. */
export function workingDays(a: string, b: string, zone: string): Stretch {
  const [first, last] = a < b ? [a, b] : [b, a]
  return { start: wallOn(first, OPENS, zone), end: wallOn(last, CLOSES, zone) }
}

/** On the days of a month: everything goes by whole days and keeps its wall time. */
export function dateSteps(zone: string): Steps {
  const days = (pressed: Millis, at: Millis): number => Math.round((dayStart(at, zone) - dayStart(pressed, zone)) / SNAP_MS.day)
  return {
    moved: (from, pressed, at) => shiftDays(from, days(pressed, at), zone),
    edge: (edge, pressed, at) => addDays(edge, days(pressed, at), zone),
    drawn: (pressed, at) => workingDays(localParts(pressed, zone).date, localParts(at, zone).date, zone),
  }
}

/** On the columns of a week: up and down by quarters of an hour, across by days, both as the ruler has them. */
export function wallSteps(ruler: WeekRuler): Steps {
  const grid = SNAP_MS['quarter-hour']
  const moved = (start: Millis, pressed: Millis, at: Millis): Millis => {
    const [was, from, to] = [ruler.along(start), ruler.along(pressed), ruler.along(at)]
    const across = from === null || to === null ? 0 : Math.floor(to / ruler.minutes) - Math.floor(from / ruler.minutes)
    const down = from === null || to === null ? 0 : to - from - across * ruler.minutes
    // A release that is off the grid stays on its time until the pointer has gone a step up or down.
    const stays = Math.abs(down) * MINUTE < grid / 2
    const there = was === null ? null : ruler.fromAlong(was + across * ruler.minutes + (stays ? 0 : down))
    // What began before the week, or would leave it, goes by what elapses.
    if (there === null) return snap(start + at - pressed, grid)
    return stays ? there : snap(there, grid)
  }
  return {
    moved: (from, pressed, at) => startingAt(from, moved(from.start, pressed, at)),
    edge: moved,
    drawn: (pressed, at) => between(snap(pressed, grid), snap(at, grid)),
  }
}

/** What a release asked for at an instant begins with. */
export function firstAt(start: Millis): Stretch {
  return { start, end: start + 2 * HOUR }
}
