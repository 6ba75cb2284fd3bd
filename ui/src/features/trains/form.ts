/** The form of a train: what it starts with, what it complains about, what it tells the core. Pure. */
import type { TimetableCard, TrainCard } from '../../backend'
import { localParts, shiftDate } from '../../shared/dates'
import type { Millis } from '../../shared/dates'
import { isTaken } from '../../shared/following'

export interface MilestoneLine {
  readonly name: string
  readonly days: string
}

export interface CarriageLine {
  readonly team: string
  readonly places: string
}

export interface TrainForm {
  readonly key: string
  readonly name: string
  readonly capacity: string
  readonly budget: string
  /** Whether it has a timetable. */
  readonly leaves: boolean
  readonly start: string
  readonly end: string
  readonly zone: string
  readonly rrule: string
  readonly milestones: readonly MilestoneLine[]
  /** On which line boarding closes; `null` where it closes with the departure. */
  readonly closes: number | null
  readonly carriages: readonly CarriageLine[]
}

/** What most trains have; boarding closes with the code freeze. */
const USUAL: readonly (readonly [string, number])[] = [
  ['Scope freeze', -15], ['Code freeze', -10], ['Release candidate', -7], ['Go/no-go', -2], ['Deploy', 0], ['Stable', 3],
]
const USUAL_CLOSES = 1

/** So many days ahead the first of the usual milestones, fifteen working days before, is not over yet. */
const AHEAD = 28

/** A night on which most trains leave, far enough ahead for somebody to board the first one. */
function usualTimes(now: Millis, zone: string): Pick<TrainForm, 'start' | 'end' | 'zone' | 'rrule'> {
  const date = shiftDate(localParts(now, zone).date, AHEAD)
  return { start: `${date}T20:00`, end: `${shiftDate(date, 1)}T06:00`, zone, rrule: 'FREQ=MONTHLY' }
}

export function emptyForm(now: Millis, zone: string): TrainForm {
  return {
    key: '', name: '', capacity: '', budget: '', leaves: true, ...usualTimes(now, zone),
    milestones: USUAL.map(([name, days]) => ({ name, days: String(days) })), closes: USUAL_CLOSES, carriages: [],
  }
}

const said = (number: number | null): string => (number === null ? '' : String(number))

/** The form of a train that exists. Without a timetable it offers the usual night, and the usual milestones where there are none. */
export function formOf(train: TrainCard, now: Millis, zone: string): TrainForm {
  const usual = emptyForm(now, zone)
  const { timetable, milestones = [], carriages = [] } = train
  const kept = timetable ? { start: timetable.start.slice(0, 16), end: timetable.end.slice(0, 16), zone: timetable.zone, rrule: timetable.rrule ?? '' } : {}
  const lines = milestones ?? []
  const cutOff = lines.findIndex((one) => one.cut_off)
  const stays = timetable != null || lines.length > 0
  return {
    ...usual, ...kept, key: train.key, name: train.name, capacity: said(train.capacity), budget: said(train.risk_budget), leaves: timetable != null,
    milestones: stays ? lines.map(({ name, days }) => ({ name, days: String(days) })) : usual.milestones,
    closes: stays ? (cutOff === -1 ? null : cutOff) : usual.closes,
    carriages: (carriages ?? []).map(({ team, places }) => ({ team, places: said(places) })),
  }
}

export interface Complaints {
  readonly key?: string | undefined
  readonly name?: string | undefined
  readonly capacity?: string
  readonly budget?: string
  readonly rrule?: string
  readonly end?: string
  /** By line. */
  readonly milestones?: Readonly<Partial<Record<number, string>>>
  readonly carriages?: Readonly<Partial<Record<number, string>>>
}

/** The furthest that a milestone may lie from the departure, in working days. */
const FURTHEST = 500
const isCount = (text: string): boolean => /^\s*\d{0,6}\s*$/.test(text)
const isDays = (text: string): boolean => /^\s*[-−+]?\d{1,3}\s*$/.test(text) && Math.abs(readDays(text)) <= FURTHEST
const readDays = (text: string): number => Number(text.trim().replace('−', '-'))

function wrongLines<T>(lines: readonly T[], wrong: (line: T, index: number) => string | null): Partial<Record<number, string>> {
  return Object.fromEntries(lines.map((line, index) => [index, wrong(line, index)] as const).filter((one): one is readonly [number, string] => one[1] !== null))
}

/** What is wrong with the form itself; the rest is the core's to say. `taken` are the keys of others. */
export function complaints(form: TrainForm, taken: readonly string[] = []): Complaints {
  const milestones = wrongLines(form.leaves ? form.milestones : [], ({ name, days }, index) => {
    if (name.trim() === '') return 'A milestone needs a name'
    if (!isDays(days)) return `Write working days from −${FURTHEST} to ${FURTHEST}, such as −10`
    return index === form.closes && readDays(days) > 0 ? 'Boarding cannot close behind the departure' : null
  })
  const carriages = wrongLines(form.carriages, ({ team, places }) => {
    if (team === '') return 'Choose a team'
    return isCount(places) ? null : 'Write a whole number of places, or leave it empty'
  })
  return {
    ...(form.key.trim() === '' ? { key: 'A key is needed' } : {}),
    ...(isTaken(form.key, taken) ? { key: `There is a train ${form.key.trim()} already` } : {}),
    ...(form.name.trim() === '' ? { name: 'A name is needed' } : {}),
    ...(isCount(form.capacity) ? {} : { capacity: 'Write a whole number, or leave it empty' }),
    ...(isCount(form.budget) ? {} : { budget: 'Write a whole number, or leave it empty' }),
    ...(Object.keys(milestones).length > 0 ? { milestones } : {}),
    ...(Object.keys(carriages).length > 0 ? { carriages } : {}),
  }
}

const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text))

/** When it leaves, as the core reads it; `null` for a train without a timetable. */
export function timetableOf(form: TrainForm): TimetableCard | null {
  if (!form.leaves) return null
  return { start: form.start, end: form.end, zone: form.zone, rrule: form.rrule.trim() === '' ? null : form.rrule.trim() }
}

/** The form as the core reads it; `null` while it cannot be read. Everything is said, so that what is emptied is taken away. */
export function cardOf(form: TrainForm): TrainCard | null {
  if (Object.keys(complaints(form)).length > 0) return null
  return {
    key: form.key.trim(), name: form.name.trim(), capacity: numberOrNull(form.capacity), risk_budget: numberOrNull(form.budget), timetable: timetableOf(form),
    // Without a timetable they are not asked for, and stay what they were.
    milestones: form.leaves ? form.milestones.map(({ name, days }, index) => ({ name: name.trim(), days: readDays(days), cut_off: index === form.closes })) : null,
    carriages: form.carriages.map(({ team, places }) => ({ team, places: numberOrNull(places) })),
  }
}

/** The train as it would be saved, as soon as its times and milestones can be read: what it is called does not matter to its days. */
export function previewOf(form: TrainForm): TrainCard | null {
  return form.leaves ? cardOf({ ...form, key: form.key.trim() === '' ? 'new' : form.key, name: form.name.trim() === '' ? 'new' : form.name }) : null
}

/** Without one milestone; what closes the boarding stays what it was. */
export function withoutMilestone(form: TrainForm, index: number): TrainForm {
  const { closes } = form
  return {
    ...form, milestones: form.milestones.filter((_, at) => at !== index),
    closes: closes === null || closes === index ? null : closes > index ? closes - 1 : closes,
  }
}
