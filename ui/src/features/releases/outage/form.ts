/** The projected outage of a release: how it begins, in words, and the form in which it is said. Pure. */
import type { Input, OutageCard } from '../../../backend'
import { formatMinutes, MINUTE, toMillis, toWire } from '../../../shared/dates'
import { readLength } from '../../../shared/timing'
import { readMinutes, writeMinutes } from '../../../shared/widgets/wall-text'

/** `with its start`, `15 min after its start`. */
export function sayBegin(after: number): string {
  return after === 0 ? 'with its start' : `${formatMinutes(after)} after its start`
}

export interface OutageForm {
  /** Whether it is said that there is none. */
  readonly none: boolean
  readonly lasts: string
  readonly after: string
  readonly feltBy: string
  readonly reason: string
  readonly informed: boolean
}

/** What was said; nothing but that there is one where nobody has. */
export function formOf(said: OutageCard | null): OutageForm {
  if (!said) return { none: false, lasts: '', after: '', feltBy: '', reason: '', informed: false }
  const { minutes, after_minutes, felt_by, reason, informed } = said
  return { none: minutes === 0, lasts: minutes === 0 ? '' : writeMinutes(minutes), after: after_minutes === 0 ? '' : writeMinutes(after_minutes), feltBy: felt_by, reason, informed }
}

export interface Complaints {
  readonly lasts?: string
  readonly after?: string
}

const NO_LENGTH = 'Write a length as 90m, 2h or 1h30m'

const readAfter = (text: string): number | null => (text.trim() === '' ? 0 : readMinutes(text))

/** What is wrong with the fields themselves; whether it fits into its release is the core's to say. */
export function complaints({ none, lasts, after }: OutageForm): Complaints {
  if (none) return {}
  return { ...(readLength(lasts) === null ? { lasts: NO_LENGTH } : {}), ...(readAfter(after) === null ? { after: NO_LENGTH } : {}) }
}

/** When it would be, for a release that starts then; `null` while that cannot be read. */
export function stretchOf({ none, lasts, after }: OutageForm, start: string): { readonly start: string; readonly end: string } | null {
  const [minutes, behind] = [readLength(lasts), readAfter(after)]
  if (none || minutes === null || behind === null) return null
  const begins = toMillis(start) + behind * MINUTE
  return { start: toWire(begins), end: toWire(begins + minutes * MINUTE) }
}

/** The form as the core reads it; `null` while it cannot be read. What is about an outage only is left out where there is none. */
export function cardOf(form: OutageForm, release: string): Input<'outage_save'> | null {
  const reason = form.reason.trim()
  if (form.none) return { release, after_minutes: 0, minutes: 0, felt_by: '', reason, informed: false }
  const [minutes, after] = [readLength(form.lasts), readAfter(form.after)]
  return minutes === null || after === null ? null : { release, after_minutes: after, minutes, felt_by: form.feltBy.trim(), reason, informed: form.informed }
}
