/** Milestones of projects as the page of a release tells them. Pure. */
import type { MilestoneView } from '../../backend'
import { sayDay } from '../../shared/dates'

/** `expected Thu 3 Dec 2026`: the day that counts, and which of the three it is. */
export function sayWhen({ milestone: { actual, forecast, baseline } }: MilestoneView): string {
  const said = (word: string, day: string): string => `${word} ${sayDay(day)}`
  if (actual !== null) return said('reached', actual)
  if (forecast !== null) return said('expected', forecast)
  return baseline === null ? 'no day yet' : said('promised', baseline)
}

/** The sign beside the sentence, by shape as well as by colour; a release waits for each of these. */
export function markOf({ standing, overdue }: MilestoneView): { readonly kind: 'hard' | 'soft' | 'ok'; readonly label: string } {
  if (standing === 'late') return { kind: 'hard', label: 'Late' }
  if (standing === 'unknown') return { kind: 'soft', label: 'No day yet' }
  if (overdue) return { kind: 'soft', label: 'Overdue' }
  return standing === 'reached' ? { kind: 'ok', label: 'Reached' } : { kind: 'ok', label: 'In time' }
}
