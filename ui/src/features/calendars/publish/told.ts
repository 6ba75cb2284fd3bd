/** How publishing is told: how often subscribers look again, and what was done. Pure. */
import type { Published } from '../../../backend'
import type { Option } from '../../../shared/widgets'
import { count } from '../../../shared/words'

const USUAL: readonly number[] = [15, 30, 60, 240, 720, 1440]
const [HOUR, DAY] = [60, 1440]

/** `15 minutes`, `4 hours`, `1 day`. */
export function sayPause(minutes: number): string {
  if (minutes % DAY === 0) return count(minutes / DAY, 'day')
  return minutes % HOUR === 0 ? count(minutes / HOUR, 'hour') : count(minutes, 'minute')
}

/** The usual pauses, and the one that holds where it is another. */
export function pauses(now: number): Option[] {
  const all = [...new Set([...USUAL, now])].sort((one, other) => one - other)
  return all.map((minutes) => ({ value: String(minutes), label: sayPause(minutes) }))
}

/** `2 files written, 1 as it was, 1 taken out`. */
export function sayPublished({ written, unchanged, removed }: Published): string {
  const out = removed.length > 0 ? [`${removed.length} taken out`] : []
  return [`${count(written.length, 'file')} written`, `${unchanged} as ${unchanged === 1 ? 'it was' : 'they were'}`, ...out].join(', ')
}
