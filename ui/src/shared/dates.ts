/**
 * Times: reading, showing and counting them in a zone. The only file that touches `Date`.
 *
 * An instant is a number of milliseconds since 1970-01-01T00:00Z. On the wire it is RFC 3339 in UTC.
 * Bars and rows are written with cached `Intl` formatters, which take microseconds; `Temporal`, which
 * is an order of magnitude slower, answers only questions about the calendar (where a day begins,
 * which instant a wall time means) and is asked once for each visible range. "Now" is never taken
 * from this machine: it comes from the core.
 */
import { Temporal } from 'temporal-polyfill'

export type Millis = number

export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000

/** The language in which dates are written: the person's. A system without one says `C`, which is no language. */
export function language(): string {
  try {
    return Intl.getCanonicalLocales(globalThis.navigator.language)[0] ?? 'en-GB'
  } catch {
    return 'en-GB'
  }
}

/** Reads RFC 3339; `NaN` when it is not a time. */
export function toMillis(text: string): Millis {
  return Date.parse(text)
}

/** Writes RFC 3339 in UTC, without fractions when there are none. */
export function toWire(at: Millis): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

function asMillis(at: Millis | string): Millis {
  return typeof at === 'number' ? at : toMillis(at)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string, shape: string, options: Intl.DateTimeFormatOptions, locale = language()): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${shape}`
  let found = formatters.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    formatters.set(key, found)
  }
  return found
}

/** `22:00`, always on the 24-hour clock. */
export function formatTime(at: Millis | string, zone: string): string {
  return formatter(zone, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(asMillis(at))
}

/** `18 Dec`. */
export function formatDay(at: Millis | string, zone: string): string {
  return formatter(zone, 'day', { day: 'numeric', month: 'short' }).format(asMillis(at))
}

/** `Fri 18 Dec 2026`. */
export function formatDate(at: Millis | string, zone: string): string {
  return formatter(zone, 'date', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(asMillis(at))
}

/** `Fri 18 Dec 2026` of `2026-12-18`: a day of a calendar, whatever the zone. */
export function sayDay(day: string): string {
  return formatDate(`${day}T12:00:00Z`, 'UTC')
}

/** `Friday 18 December 2026`, for headings and for what is spoken. */
export function formatLongDate(at: Millis | string, zone: string): string {
  return formatter(zone, 'long', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(asMillis(at))
}

/** `Fri`. */
export function formatWeekday(at: Millis | string, zone: string): string {
  return formatter(zone, 'weekday', { weekday: 'short' }).format(asMillis(at))
}

/** `December 2026`. */
export function formatMonth(at: Millis | string, zone: string): string {
  return formatter(zone, 'month', { month: 'long', year: 'numeric' }).format(asMillis(at))
}

/** `Fri 18 Dec 2026 22:00`. */
export function formatDateTime(at: Millis | string, zone: string): string {
  return `${formatDate(at, zone)} ${formatTime(at, zone)}`
}

/** `Fri 18 Dec 2026 22:00 CET`: complete by itself, wherever it is read. */
export function formatMoment(at: Millis | string, zone: string): string {
  return `${formatDateTime(at, zone)} ${zoneAbbreviation(at, zone)}`
}

/** `Fri 18 Dec 2026 22:00–02:00 (+1)`; the second date is written out when it is further away than the next day. */
export function formatRange(start: Millis | string, end: Millis | string, zone: string): string {
  const first = localParts(start, zone)
  const last = localParts(end, zone)
  const days = first.date === last.date ? 0 : daysBetween(first.date, last.date)
  if (days === 0) return `${formatDateTime(start, zone)}–${formatTime(end, zone)}`
  if (days === 1) return `${formatDateTime(start, zone)}–${formatTime(end, zone)} (+1)`
  return `${formatDateTime(start, zone)} – ${formatDateTime(end, zone)}`
}

/** `CET` or, where the zone has no letters in this language, `GMT+1`. */
export function zoneAbbreviation(at: Millis | string, zone: string): string {
  const options: Intl.DateTimeFormatOptions = { timeZoneName: 'short' }
  // Only British English has letters for the zones of Europe; everybody else would read an offset.
  const parts = formatter(zone, 'zone', options, 'en-GB').formatToParts(asMillis(at))
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

/** `+01:00`. */
export function offset(at: Millis, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offset
}

export interface LocalParts {
  /** `2026-12-18` */
  readonly date: string
  /** `22:00` */
  readonly time: string
}

/** What calendar and clock on the wall say in a zone. */
export function localParts(at: Millis | string, zone: string): LocalParts {
  const shape: Intl.DateTimeFormatOptions = {
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }
  const said: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const part of formatter(zone, 'parts', shape, 'en-CA').formatToParts(asMillis(at))) said[part.type] = part.value
  return { date: `${said.year}-${said.month}-${said.day}`, time: `${said.hour}:${said.minute}` }
}

/** `2026-12-18T22:00`, the wall time as the core reads it beside a zone. */
export function localStamp(at: Millis | string, zone: string): string {
  const { date, time } = localParts(at, zone)
  return `${date}T${time}`
}

/** What a clock on the wall of a zone says, as a number that can be counted with. */
export function wallMillis(at: Millis, zone: string): Millis {
  return toMillis(`${localStamp(at, zone)}:00Z`)
}

export type WallTime =
  | { readonly kind: 'one'; readonly at: Millis }
  | { readonly kind: 'two'; readonly earlier: Millis; readonly later: Millis }
  | { readonly kind: 'none'; readonly next: Millis }
  | { readonly kind: 'unreadable' }

/** Which instant a wall time means: one; two where clocks go back; none where they go forward. */
export function readWall(date: string, time: string, zone: string): WallTime {
  let plain: Temporal.PlainDateTime
  try {
    plain = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' })
  } catch {
    return { kind: 'unreadable' }
  }
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'one', at: earlier.epochMilliseconds }
  if (earlier.toPlainDateTime().equals(plain)) {
    return { kind: 'two', earlier: earlier.epochMilliseconds, later: later.epochMilliseconds }
  }
  return { kind: 'none', next: later.epochMilliseconds }
}

/** Whether a text is a day that exists, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** `2026-12-18` moved by days. */
export function shiftDate(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** `2026-12-18` moved by months; the day is kept inside the month. */
export function shiftMonth(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }).toString()
}

export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

/** The first instant of a day on the wall of a zone. */
export function dateStart(date: string, zone: string): Millis {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds
}

/** The first instant of the day in which `at` lies. */
export function dayStart(at: Millis, zone: string): Millis {
  return dateStart(localParts(at, zone).date, zone)
}

/** The first instant of the ISO week (Monday) in which `at` lies. */
export function weekStart(at: Millis, zone: string): Millis {
  const date = Temporal.PlainDate.from(localParts(at, zone).date)
  return dateStart(date.subtract({ days: date.dayOfWeek - 1 }).toString(), zone)
}

/** The first instant of the month in which `at` lies. */
export function monthStart(at: Millis, zone: string): Millis {
  return dateStart(`${localParts(at, zone).date.slice(0, 8)}01`, zone)
}

/** The same wall time some days later: a day of 23 or 25 hours counts as one. */
export function addDays(at: Millis, days: number, zone: string): Millis {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).add({ days }).epochMilliseconds
}

/** The same wall time some months later. */
export function addMonths(at: Millis, months: number, zone: string): Millis {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).add({ months }).epochMilliseconds
}

export interface DayBoundary {
  /** The first instant of the day. */
  readonly at: Millis
  /** `2026-12-18` */
  readonly date: string
  /** 1 is Monday. */
  readonly weekday: number
  /** The ISO week. */
  readonly week: number
  readonly day: number
  readonly month: number
  readonly year: number
}

/** Every day that has a part in `[from, to)`, in order; days are 23, 24 or 25 hours long. */
export function dayBoundaries(from: Millis, to: Millis, zone: string): DayBoundary[] {
  const days: DayBoundary[] = []
  for (let ordinal = toMillis(localParts(from, zone).date) / DAY; ; ordinal += 1) {
    const day = dayBoundary(ordinal, zone)
    if (day.at >= to) return days
    days.push(day)
  }
}

/** Days that were asked for before: whoever scrolls meets the same ones again and again. */
const boundaries = new Map<string, DayBoundary>()

/** The day so many days after 1 January 1970. */
function dayBoundary(ordinal: number, zone: string): DayBoundary {
  const key = `${ordinal}|${zone}`
  const known = boundaries.get(key)
  if (known) return known
  const date = Temporal.PlainDate.from(toWire(ordinal * DAY).slice(0, 10))
  const { dayOfWeek: weekday, weekOfYear: week = 0, day, month, year } = date
  const found = { at: date.toZonedDateTime(zone).epochMilliseconds, date: date.toString(), weekday, week, day, month, year }
  boundaries.set(key, found)
  return found
}

/** The ISO week of an instant and the year to which that week belongs. */
export function isoWeek(at: Millis | string, zone: string): { readonly year: number; readonly week: number } {
  const date = Temporal.PlainDate.from(localParts(at, zone).date)
  return { year: date.yearOfWeek ?? date.year, week: date.weekOfYear ?? 0 }
}

/** The six weeks, Monday first, that a month is shown in. */
export function monthGrid(date: string): readonly (readonly string[])[] {
  const first = Temporal.PlainDate.from(date).with({ day: 1 })
  const monday = first.subtract({ days: first.dayOfWeek - 1 })
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => monday.add({ days: week * 7 + day }).toString()),
  )
}

/** `1 d 2 h`, `45 min`, `0 min`: the two largest units that are not nothing. */
export function formatMinutes(minutes: number): string {
  const sign = minutes < 0 ? '−' : ''
  const whole = Math.abs(Math.round(minutes))
  const parts = [
    [Math.floor(whole / 1440), 'd'],
    [Math.floor((whole % 1440) / 60), 'h'],
    [whole % 60, 'min'],
  ] as const
  const said = parts.filter(([count]) => count > 0).slice(0, 2).map(([count, unit]) => `${count} ${unit}`)
  return said.length === 0 ? '0 min' : sign + said.join(' ')
}

/** Minutes between two instants. */
export function minutesBetween(start: Millis | string, end: Millis | string): number {
  return Math.round((asMillis(end) - asMillis(start)) / MINUTE)
}

/** The zone in which this machine stands. */
export function machineZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

/** Whether this machine knows a zone of that name. */
export function knowsZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
