/** What a release that is late does to others, in words. Pure. */
import type { LateView } from '../../../backend'
import { formatMinutes } from '../../../shared/dates'
import type { Option } from '../../../shared/widgets/types'

/** Delays that are asked for most. */
export const DELAYS: readonly Option[] = [
  { value: '1h', label: '1 h' }, { value: '4h', label: '4 h' }, { value: '1d', label: '1 day' }, { value: '1wd', label: '1 working day' },
]

/** How late it can be before anything breaks. */
export function slackWords(slack: LateView['slack_minutes']): string {
  if (slack === null) return 'Nothing waits for it.'
  return slack <= 0 ? 'Any delay breaks something.' : `It can be ${formatMinutes(slack)} late before anything breaks.`
}

/** How far the end of everything that is linked moves. */
export function endWords(minutes: number): string {
  return minutes <= 0 ? 'The end of everything stays where it is.' : `The end of everything moves by ${formatMinutes(minutes)}.`
}

/** The way from the late release to another, without both ends; empty where they are neighbours. */
export function wayWords(path: readonly string[]): string {
  return path.slice(1, -1).join(' → ')
}
