/** The four segments of a release as stretches of time: implementation, validation, rollback reserve, stabilisation. Pure. */
import type { ReleaseBar } from '../../backend'
import { MINUTE, toMillis } from '../../shared/dates'
import type { Millis } from '../../shared/dates'

export type SegmentKind = 'implementation' | 'validation' | 'rollback' | 'stabilisation'

export interface Segment {
  readonly kind: SegmentKind
  readonly label: string
  readonly start: Millis
  readonly end: Millis
  readonly minutes: number
}

const LABELS: Readonly<Record<SegmentKind, string>> = {
  implementation: 'Implementation',
  validation: 'Validation',
  rollback: 'Rollback reserve',
  stabilisation: 'Stabilisation',
}

/** Implementation is what validation and rollback leave of the release's time; stabilisation lies behind its end. */
export function segments(bar: Pick<ReleaseBar, 'start' | 'end' | 'segments'>): Segment[] {
  const [start, end] = [toMillis(bar.start), toMillis(bar.end)]
  const rollback = end - bar.segments.rollback * MINUTE
  const validation = rollback - bar.segments.validation * MINUTE
  const parts: [SegmentKind, Millis, Millis][] = [
    ['implementation', start, validation],
    ['validation', validation, rollback],
    ['rollback', rollback, end],
    ['stabilisation', end, end + bar.segments.stabilisation * MINUTE],
  ]
  return parts
    .filter(([, from, to]) => to > from)
    .map(([kind, from, to]) => ({ kind, label: LABELS[kind], start: from, end: to, minutes: Math.round((to - from) / MINUTE) }))
}
