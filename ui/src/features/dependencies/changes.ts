/** The two things a person does to a link. Services, releases and steps are linked by different use cases. */
import type { MapSubject } from '../../backend'
import { mutate } from '../../shared/mutate'
import type { MutateOptions } from '../../shared/mutate'
import { linkSteps, unlinkSteps } from './steps/linking'
import type { Ends } from './where'
import { isWorkingDays } from './words'

export interface Draft extends Ends {
  readonly kind: string
  /** Of services only: the least version of the one that is needed. */
  readonly version: string
  /** Of releases and steps: `30m`, `-1h`, and of releases `2wd`. */
  readonly lag: string
  /** Of releases only, and of a lag in working days: whose days count. */
  readonly calendar: string
}

/** Links, or changes a link that is there. */
export function link(subject: MapSubject, { from, to, kind, version, lag, calendar }: Draft, options: MutateOptions = {}) {
  if (subject === 'services') return mutate('service_link', { from, to, type: kind, min_version: version.trim() || null }, options)
  if (subject === 'steps') return linkSteps({ from, to }, kind, lag, options)
  const days = isWorkingDays(lag) ? { calendar } : {}
  return mutate('release_link', { successor: from, predecessor: to, relation: kind, lag: lag.trim() || '0', ...days }, options)
}

export function unlink(subject: MapSubject, { from, to }: Ends) {
  if (subject === 'steps') return unlinkSteps({ from, to })
  return subject === 'services' ? mutate('service_unlink', { from, to }) : mutate('release_unlink', { successor: from, predecessor: to })
}
