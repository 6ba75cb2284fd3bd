/** What people type for days, times and lengths, made into what is kept. Pure; `null` when it cannot be understood. */
import { isDate } from '../dates'

/** `2026-12-18`; `18.12.2026`, `18/12/2026`; `12-18` and `18` take the missing parts from `near`. */
export function tidyDate(text: string, near: string): string | null {
  const said = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said)
  if (iso) return real(iso[1], iso[2], iso[3])
  const dayFirst = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(said)
  if (dayFirst) return real(dayFirst[3], dayFirst[2], dayFirst[1])
  const monthDay = /^(\d{1,2})-(\d{1,2})$/.exec(said)
  if (monthDay) return real(near.slice(0, 4), monthDay[1], monthDay[2])
  const day = /^\d{1,2}$/.exec(said)
  return day ? real(near.slice(0, 4), near.slice(5, 7), day[0]) : null
}

function real(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(text) ? text : null
}

/** `2026-12-02` for what was typed; as it was typed where it is no day, and nothing where nothing was. */
export function tidyDay(text: string, near: string): string {
  return text.trim() === '' ? '' : (tidyDate(text, near) ?? text.trim())
}

/** `22:00`, `22.00`, `2200`, `9:5`, `22`. */
export function tidyTime(text: string): string | null {
  const found = /^(\d{1,2})(?:[:.h]?(\d{1,2}))?$/.exec(text.trim()) ?? /^(\d{2})(\d{2})$/.exec(text.trim())
  if (!found) return null
  const hour = Number(found[1])
  const minute = Number(found[2] ?? 0)
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** A time moved by minutes, and by how many days it went over midnight. */
export function shiftTime(time: string, minutes: number): { readonly time: string; readonly days: number } | null {
  const tidy = tidyTime(time)
  if (tidy === null) return null
  const from = Number(tidy.slice(0, 2)) * 60 + Number(tidy.slice(3))
  // The next step of the grid, so that 22:07 goes to 22:15 and not to 22:22.
  const grid = Math.abs(minutes)
  const to = minutes > 0 ? Math.floor(from / grid) * grid + grid : Math.ceil(from / grid) * grid - grid
  const inDay = ((to % 1440) + 1440) % 1440
  const text = `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
  return { time: text, days: Math.floor(to / 1440) }
}

/** `90`, `90m`, `2h`, `1h30m`, `1d 2h` in minutes. */
export function readMinutes(text: string): number | null {
  const said = text.trim().toLowerCase()
  if (/^\d+$/.test(said)) return Number(said)
  const found = /^(?:(\d+)\s*d)?\s*(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?$/.exec(said)
  if (said === '' || !found) return null
  return Number(found[1] ?? 0) * 1440 + Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0)
}

/** Minutes as they are typed: `1h30m`. */
export function writeMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}m`
  return rest === 0 ? `${hours}h` : `${hours}h${rest}m`
}
