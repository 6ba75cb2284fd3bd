/** What a sighted person sees while something is carried by the keyboard, in sentences for the live region. Pure. */
import type { ConflictView } from '../../backend'
import { count } from '../../shared/words'
import { sayTime } from './bars'
import type { Stretch } from './timeline-core'

/** `1 Dec 21:00–23:00 Europe/Berlin. 2 hard conflicts: …`: the time, then the weightiest sentence. */
export function sayVerdict(to: Stretch, zone: string, conflicts: readonly ConflictView[]): string {
  const hard = conflicts.filter((one) => one.severity === 'hard')
  const [first] = hard.length > 0 ? hard : conflicts
  if (!first) return `${sayTime(to, zone)}. Nothing speaks against this time.`
  return `${sayTime(to, zone)}. ${hard.length > 0 ? count(hard.length, 'hard conflict') : count(conflicts.length, 'soft conflict')}: ${first.sentence}`
}
