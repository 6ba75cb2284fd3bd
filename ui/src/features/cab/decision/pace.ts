/** How much of its time a point has used up: in minutes, in a word, and as one of four bands. Pure. */

export type Band = 'green' | 'yellow' | 'orange' | 'red'

export interface Pace {
  readonly band: Band
  readonly word: string
  /** Of the time that the agenda gives it; not capped. */
  readonly percent: number
  readonly text: string
}

const WORDS: Readonly<Record<Band, string>> = { green: 'in time', yellow: 'past half', orange: 'nearly over', red: 'over time' }

function bandOf(percent: number): Band {
  if (percent < 50) return 'green'
  if (percent < 75) return 'yellow'
  return percent <= 100 ? 'orange' : 'red'
}

/** A point without minutes of its own is over its time as soon as it is talked about. */
export function paceOf(seconds: number, minutes: number): Pace {
  const given = minutes * 60
  const percent = given > 0 ? (seconds / given) * 100 : seconds > 0 ? Number.POSITIVE_INFINITY : 0
  const band = bandOf(percent)
  return { band, word: WORDS[band], percent, text: `${sayClock(seconds)} of ${minutes} min` }
}

/** `4:05`, `1:00:00`. */
export function sayClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const tail = String(rest).padStart(2, '0')
  return hours === 0 ? `${minutes}:${tail}` : `${hours}:${String(minutes).padStart(2, '0')}:${tail}`
}
