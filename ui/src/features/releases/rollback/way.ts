/** The way back of a release: how long it stays open, the form in which it is written down, and the decision on it. Pure. */
import type { Input, RollbackCard, RollbackDecisionRow } from '../../../backend'
import { formatMinutes, isDate, localStamp, MINUTE, toMillis, toWire } from '../../../shared/dates'
import type { Millis } from '../../../shared/dates'
import { instantOf, readLength } from '../../../shared/timing'
import type { Occurrence } from '../../../shared/timing'
import { readMinutes, tidyDay, writeMinutes } from '../../../shared/widgets/wall-text'

export interface Countdown {
  /** Whether going back can no longer begin in time. */
  readonly passed: boolean
  readonly text: string
}

/** `4 d 2 h left`, `passed 5 min ago`; at the instant itself going back can still begin. Rounded down, as the core does it. */
export function countdown(point: string, now: Millis): Countdown {
  const left = toMillis(point) - now
  const minutes = Math.floor(Math.abs(left) / MINUTE)
  if (left >= 0) return { passed: false, text: minutes === 0 ? 'less than a minute left' : `${formatMinutes(minutes)} left` }
  return { passed: true, text: minutes === 0 ? 'passed just now' : `passed ${formatMinutes(minutes)} ago` }
}

export const WAYS: Readonly<Record<RollbackDecisionRow['way'], string>> = { 'go-on': 'Go on', 'go-back': 'Go back' }

/** `called at once`, `called after 15 min`. */
export function sayCalled(after: number): string {
  return after === 0 ? 'called at once' : `called after ${formatMinutes(after)}`
}

export interface RollbackForm {
  readonly procedure: string
  readonly duration: string
  readonly verification: string
  readonly tested: string
  readonly measured: string
  readonly evidence: string
  readonly version: string
  readonly reason: string
}

/** What was written down; what the release says by itself where nothing was. */
export function rollbackForm(before: RollbackCard | null, usual: { readonly rollback: number; readonly validation: number }): RollbackForm {
  if (!before) return { procedure: '', duration: writeMinutes(usual.rollback), verification: writeMinutes(usual.validation), tested: '', measured: '', evidence: '', version: '', reason: '' }
  return {
    procedure: before.procedure, duration: writeMinutes(before.duration_minutes), verification: writeMinutes(before.verification_minutes), tested: before.tested ?? '',
    measured: before.measured_minutes === null ? '' : writeMinutes(before.measured_minutes), evidence: before.evidence, version: before.version ?? '', reason: '',
  }
}

export type Complaints = Partial<Readonly<Record<keyof RollbackForm, string>>>

const NO_LENGTH = 'Write a length as 90m, 2h or 1h30m'

/** What is wrong with the fields themselves; the rest is the core's to say. */
export function complaints(form: RollbackForm, today: string): Complaints {
  const day = tidyDay(form.tested, today)
  return {
    ...(form.procedure.trim() === '' ? { procedure: 'Say how it is taken back, or where that is written down' } : {}),
    ...(readLength(form.duration) === null ? { duration: NO_LENGTH } : {}),
    ...(readMinutes(form.verification) === null && form.verification.trim() !== '' ? { verification: NO_LENGTH } : {}),
    ...(day !== '' && !isDate(day) ? { tested: 'Write a day as 2026-12-18' } : {}),
    ...(day === '' && form.measured.trim() !== '' ? { tested: 'Say on which day it took that long' } : {}),
    ...(form.measured.trim() !== '' && readMinutes(form.measured) === null ? { measured: NO_LENGTH } : {}),
  }
}

/** The form as the core reads it; `null` while it cannot be read. */
export function rollbackOf(form: RollbackForm, release: string, today: string): Input<'rollback_save'> | null {
  const duration = readLength(form.duration)
  if (duration === null || Object.keys(complaints(form, today)).length > 0) return null
  return {
    release, procedure: form.procedure.trim(), duration_minutes: duration, verification_minutes: readMinutes(form.verification) ?? 0,
    tested: tidyDay(form.tested, today) || null, measured_minutes: readMinutes(form.measured), evidence: form.evidence.trim(),
    version: form.version.trim() || null, reason: form.reason.trim() || null,
  }
}

export interface DecisionForm {
  /** Nothing until somebody has chosen. */
  readonly way: RollbackDecisionRow['way'] | null
  readonly by: string
  /** When it was asked, on the wall. */
  readonly asked: string
  readonly turn: Occurrence
  readonly reason: string
}

/** A question that is asked as the form opens. */
export function decisionForm(now: Millis, zone: string): DecisionForm {
  return { way: null, by: '', asked: localStamp(now, zone), turn: null, reason: '' }
}

export interface DecisionComplaints {
  readonly way?: string
  readonly asked?: string
  readonly reason?: string
}

export function wrongDecision({ way, asked, turn, reason }: DecisionForm, zone: string, now: Millis): DecisionComplaints {
  const at = instantOf(asked, zone, turn)
  return {
    ...(way === null ? { way: 'Choose which way' } : {}),
    ...(at !== null && at > now + MINUTE ? { asked: 'It cannot have been asked in the future' } : {}),
    ...(reason.trim() === '' ? { reason: 'Say why' } : {}),
  }
}

/** The decision as the core reads it; `null` while something of it cannot be read. */
export function decisionOf(form: DecisionForm, release: string, zone: string, now: Millis): Input<'rollback_decide'> | null {
  const at = instantOf(form.asked, zone, form.turn)
  if (form.way === null || at === null || Object.keys(wrongDecision(form, zone, now)).length > 0) return null
  return { release, way: form.way, by: form.by.trim() || null, asked: toWire(at), reason: form.reason.trim() }
}
