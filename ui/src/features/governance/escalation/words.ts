/** When a level is called, in words. Pure. */
import { formatMinutes } from '../../../shared/dates'

/** `called at once`, `called after 15 min`; what cannot be told yet says so. */
export function sayAfter(minutes: number | null): string {
  if (minutes === null) return 'called when the waits above can be read'
  return minutes === 0 ? 'called at once' : `called after ${formatMinutes(minutes)}`
}
