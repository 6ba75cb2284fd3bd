/** The milestones of a departure on a line of days: where each stands, whether it is over, and how far it is away. Pure. */
import type { DepartureView, MilestoneCard } from '../../backend'
import { daysBetween, shiftDate } from '../../shared/dates'
import { sayDistance } from './departures'

export interface Stop {
  readonly name: string
  readonly day: string
  readonly over: boolean
  /** `over`, `today`, `in 5 days`. */
  readonly told: string
  readonly isCutOff: boolean
  /** Per cent of the line. */
  readonly at: number
  /** How many others stand on the same day before it. */
  readonly row: number
}

export interface Line {
  readonly stops: readonly Stop[]
  /** The Mondays that are named along the line. */
  readonly weeks: readonly { readonly day: string; readonly at: number }[]
  /** Where today is; `null` where it lies outside. */
  readonly today: number | null
}

/** More names of weeks than this run into each other. */
const MOST_WEEKS = 8

export function lineOf({ milestones }: Pick<DepartureView, 'milestones'>, cards: readonly MilestoneCard[], today: string): Line {
  const days = milestones.map((one) => one.day).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return { stops: [], weeks: [], today: null }
  // A day on either side, so that the first and the last do not stand on the edge.
  const from = shiftDate(first, -1)
  const length = daysBetween(from, shiftDate(last, 1))
  const place = (day: string): number => (daysBetween(from, day) / length) * 100
  const stops = milestones.map((one, index): Stop => ({
    name: one.name, day: one.day, over: one.over, told: one.over ? 'over' : sayDistance(one.day, today), isCutOff: cards[index]?.cut_off ?? false,
    at: place(one.day), row: milestones.slice(0, index).filter((other) => other.day === one.day).length,
  }))
  const inside = today > from && daysBetween(from, today) < length
  return { stops, weeks: weeks(from, length).map((day) => ({ day, at: place(day) })), today: inside ? place(today) : null }
}

/** 5 January 1970 was a Monday. */
const MONDAY = '1970-01-05'

function weeks(from: string, length: number): string[] {
  const ahead = (7 - (((daysBetween(MONDAY, from) % 7) + 7) % 7)) % 7
  const mondays = Array.from({ length: Math.max(0, Math.ceil((length - ahead) / 7)) }, (_, week) => shiftDate(from, ahead + week * 7))
  const every = Math.max(1, Math.ceil(mondays.length / MOST_WEEKS))
  return mondays.filter((_, index) => index % every === 0)
}
