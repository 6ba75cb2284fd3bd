/** The stretch in which releases are seen together, with a little around it. Pure. */
import type { Bar } from './bars'
import { MINUTE } from './timeline-core'
import type { Stretch } from './timeline-core'

/** What stands free on each side, as a part of the whole. */
const MARGIN = 0.06
const LEAST = 15 * MINUTE

/** From the first start to the last end, stabilisation included; `null` of nothing. */
export function stretchAround(bars: readonly Bar[]): Stretch | null {
  if (bars.length === 0) return null
  const start = bars.reduce((first, bar) => Math.min(first, bar.start), Infinity)
  const end = bars.reduce((last, bar) => Math.max(last, bar.end), -Infinity)
  const margin = Math.max(LEAST, (end - start) * MARGIN)
  return { start: start - margin, end: end + margin }
}
