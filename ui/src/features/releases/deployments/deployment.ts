/** The form of one more deployment of a release: what it starts with and what it asks the core. Pure. */
import type { DeploymentOrder, Input, ReleaseBar } from '../../../backend'
import { addDays, toMillis, toWire } from '../../../shared/dates'
import type { Millis } from '../../../shared/dates'
import { stretchOf, timesOf } from '../../../shared/reschedule/times'
import type { Times } from '../../../shared/reschedule/times'
import { readLength } from '../../../shared/timing'
import { writeMinutes } from '../../../shared/widgets/wall-text'
import type { Option } from '../../../shared/widgets/types'

export interface DeploymentForm {
  /** What the person chose; `null` while it is the one that is suggested. */
  readonly environment: string | null
  readonly times: Times
  readonly validation: string
  readonly rollback: string
  /** What the person chose; `null` while the times say it. */
  readonly order: DeploymentOrder | null
  readonly reason: string
}

export const ORDERS: readonly Option[] = [
  { value: 'before', label: 'The release waits for it' },
  { value: 'after', label: 'It waits for the release' },
  { value: 'free', label: 'Neither waits for the other' },
]

/** A week before the release, or the day after it where that is over: most try first, and roll out on. */
export function emptyForm(bar: ReleaseBar, now: Millis): DeploymentForm {
  const [start, end] = [toMillis(bar.start), toMillis(bar.end)]
  const before = addDays(start, -7, bar.zone)
  const days = before > now ? -7 : 1
  return {
    environment: null,
    times: timesOf(addDays(start, days, bar.zone), addDays(end, days, bar.zone), bar.zone),
    validation: writeMinutes(bar.segments.validation), rollback: writeMinutes(bar.segments.rollback), order: null, reason: '',
  }
}

/** Where it is tried first: an environment that is not production, and not where the release goes itself. */
export function suggested(bar: ReleaseBar, environments: readonly { readonly key: string; readonly production: boolean }[]): string {
  const others = environments.filter(({ key }) => key !== bar.environment)
  return (others.find(({ production }) => !production) ?? others[0])?.key ?? ''
}

/** Which waits for which: as it was chosen, or as the times lie. */
export function orderOf(form: DeploymentForm, bar: ReleaseBar): DeploymentOrder {
  if (form.order !== null) return form.order
  const at = stretchOf(form.times)
  if (at === null) return 'free'
  if (at.end <= toMillis(bar.start)) return 'before'
  return at.start >= toMillis(bar.end) ? 'after' : 'free'
}

/** What the core is asked; `null` while something cannot be read. */
export function questionOf(form: DeploymentForm, bar: ReleaseBar, environment: string): Input<'deployment_plan'> | null {
  const at = stretchOf(form.times)
  const [validation, rollback] = [readLength(form.validation), readLength(form.rollback)]
  if (at === null || validation === null || rollback === null || environment === '') return null
  const reason = form.reason.trim()
  return {
    release: bar.key, key: null, environment, start: toWire(at.start), end: toWire(at.end), zone: form.times.zone, occurrence: null,
    validation_minutes: validation, rollback_minutes: rollback, order: orderOf(form, bar), mode: 'preview', reason: reason === '' ? null : reason,
  }
}
