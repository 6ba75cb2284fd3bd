/** Departures of a train as they are told: their days, how much of the timetable is shown, who rides, who missed them. Pure. */
import type { BoardingLine, CarriageCard, DepartureView, TimetableCard, TrainCard } from '../../backend'
import { DAY, daysBetween, formatDate, formatDay, formatWeekday, sayDay, toMillis, toWire } from '../../shared/dates'
import { count } from '../../shared/words'

/** How many departures are shown at first, and how many more with each step. */
export const STEP = 6
/** The most that the core tells at once. */
export const MOST = 60
/** How far apart departures are taken to be where there are not two to measure. */
const USUAL_DAYS = 30

/** How much of a timetable is asked for: from when, and how many. */
export interface Reach {
  /** `null` for now. */
  readonly from: string | null
  readonly count: number
}

export const FIRST: Reach = { from: null, count: STEP }

export function later({ from, count: shown }: Reach): Reach {
  return { from, count: Math.min(MOST, shown + STEP) }
}

/** As much as there is, and about one step before it: departures are taken to lie as far apart as those that are shown. */
export function earlier(reach: Reach, departures: readonly DepartureView[], now: number): Reach {
  const starts = departures.map((departure) => toMillis(departure.at.start))
  const [first = reach.from === null ? now : toMillis(reach.from), last = first] = [starts[0], starts.at(-1)]
  const apart = starts.length > 1 ? (last - first) / (starts.length - 1) : USUAL_DAYS * DAY
  return { from: toWire(Math.floor(first - STEP * apart)), count: Math.min(MOST, reach.count + STEP + 1) }
}

/** Whether the timetable begins with the first departure that is shown. */
export function beginsHere(timetable: TimetableCard, departures: readonly DepartureView[]): boolean {
  const [first] = departures
  return first !== undefined && first.day <= timetable.start.slice(0, 10)
}

const noon = (day: string): number => toMillis(`${day}T12:00:00Z`)

/** `Wed 2 Dec`. */
export function sayShortDay(day: string): string {
  return `${formatWeekday(noon(day), 'UTC')} ${formatDay(noon(day), 'UTC')}`
}

/** `today`, `tomorrow`, `in 5 days`, `3 days ago`. */
export function sayDistance(day: string, today: string): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  return days > 0 ? `in ${days} days` : `${count(-days, 'day')} ago`
}

/** `First Sat 5 Dec 2026 20:00–06:00 (+1) Europe/Berlin; every week on Saturday`. `repeats` are the core's words for its rule. */
export function sayTimetable({ start, end, zone }: TimetableCard, repeats: string | null): string {
  const [from, to] = [start.slice(0, 10), end.slice(0, 10)]
  const days = daysBetween(from, to)
  const until = `${end.slice(11, 16)}${days === 0 ? '' : ` (+${days})`}`
  return `${repeats === null ? '' : 'First '}${sayDay(from)} ${start.slice(11, 16)}–${until} ${zone}; ${repeats ?? 'once'}`
}

/** Places in the carriage of a team: `2 places left`, `full`, `no limit`. */
export function sayPlaces({ places }: CarriageCard, left: number | null | undefined): string {
  if (places === null || left === null || left === undefined) return 'no limit'
  return left === 0 ? `full, ${count(places, 'place')}` : `${left} of ${count(places, 'place')} left`
}

export interface Filling {
  /** `3 of 8 releases`. */
  readonly told: string
  /** `full`, `1 over`; nothing while there is room. */
  readonly mark: string | null
  /** From 0 to 1; `null` without a limit. */
  readonly share: number | null
}

/** How full a departure is by one measure. */
export function filling(taken: number, most: number | null, one: string, many = `${one}s`): Filling {
  if (most === null) return { told: `${count(taken, one, many)}, no limit`, mark: null, share: null }
  return {
    told: `${taken} of ${count(most, one, many)}`,
    mark: taken > most ? `${taken - most} over` : taken === most ? 'full' : null,
    share: most === 0 ? 1 : Math.min(1, taken / most),
  }
}

export function loads(departure: DepartureView, { capacity, risk_budget }: TrainCard): readonly Filling[] {
  return [filling(departure.items, capacity, 'release'), filling(departure.points, risk_budget, 'point of risk', 'points of risk')]
}

export const OUTCOMES: Readonly<Record<BoardingLine['outcome'], string>> = { boarded: 'Boarded', missed: 'Missed', left: 'Taken off' }

/** Who wanted to ride and does not: the last word about each release that is not on board. */
export function notAboard({ list, riders }: DepartureView): BoardingLine[] {
  const aboard = new Set(riders.map((rider) => rider.bar.key))
  const last = new Map(list.map((line) => [line.release, line]))
  return [...last.values()].filter((line) => line.outcome !== 'boarded' && !aboard.has(line.release))
}

/** Whether it leaves, or has left, so that it keeps its time. */
export function isUnderWay(departure: DepartureView, now: number): boolean {
  return toMillis(departure.at.start) <= now
}

export function isOver(departure: DepartureView, now: number): boolean {
  return toMillis(departure.at.end) <= now
}

/** Until when somebody boards, in a sentence. The cut-off is the end of a day, so the day is told and not the midnight after it. */
export function sayBoarding({ boards, cut_off, at }: DepartureView, zone: string, now: number): string {
  if (toMillis(at.end) <= now) return 'It has left'
  if (cut_off === null) return 'Boarding closes with the departure'
  return `Boarding ${boards ? 'closes' : 'closed'} at the end of ${formatDate(toMillis(cut_off) - 1, zone)}`
}
