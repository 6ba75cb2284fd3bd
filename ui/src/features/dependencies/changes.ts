/** The two things a person does to a link. Services and releases are linked by different use cases. */
import type { MapSubject } from '../../backend'
import { mutate } from '../../shared/mutate'
import type { MutateOptions } from '../../shared/mutate'
import type { Ends } from './where'

export interface Draft extends Ends {
  readonly kind: string
  /** Of releases only: `30m`, `-1h`, `2wd`. */
  readonly lag: string
}

/** Links, or changes type and lag of a link that is there. */
export function link(subject: MapSubject, { from, to, kind, lag }: Draft, options: MutateOptions = {}) {
  return subject === 'services'
    ? mutate('service_link', { from, to, type: kind }, options)
    : mutate('release_link', { successor: from, predecessor: to, relation: kind, lag: lag.trim() === '' ? '0' : lag.trim() }, options)
}

export function unlink(subject: MapSubject, { from, to }: Ends) {
  return subject === 'services' ? mutate('service_unlink', { from, to }) : mutate('release_unlink', { successor: from, predecessor: to })
}
