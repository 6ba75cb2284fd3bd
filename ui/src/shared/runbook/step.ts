/** A step of a runbook as it is written in a form: what is done, how long it takes, who does it, and what it waits for. Pure. */
import type { Input, StepCard, StepWaitCard } from '../../backend'
import type { Option } from '../widgets/types'
import { readMinutes } from '../widgets/wall-text'

export const RELATIONS: readonly Option[] = [
  { value: 'FS', label: 'FS finish to start' }, { value: 'SS', label: 'SS start to start' },
  { value: 'FF', label: 'FF finish to finish' }, { value: 'SF', label: 'SF start to finish' },
]

export const LAG_HINT = '10m, 1h, 1h30m; -10m to overlap'
export const LAG_COMPLAINT = 'Write the lag in minutes or hours, such as 10m, 1h or -10m'

/** Whether a lag can be read: nothing, or minutes and hours. Steps of one night wait for no days. */
export function isLag(text: string): boolean {
  const said = text.trim()
  return /^$|^[+-]?0$|^[+-]?(?=\d)(?:\d+h)?(?:\d+m)?$/.test(said)
}

function isNone(lag: string | null | undefined): boolean {
  return /^[+-]?0*[a-z]*$/.test(lag?.trim() ?? '')
}

/** `R-1.2`, `R-1.2 SS +5m`, `R-1.2 −10m`: what is usual is not said. */
export function sayWait({ step, relation, lag }: StepWaitCard): string {
  const kind = relation == null || relation === 'FS' ? '' : relation
  const told = isNone(lag) || lag == null ? '' : lag.startsWith('-') ? `−${lag.slice(1)}` : `+${lag.replace(/^\+/, '')}`
  return [step, kind, told].filter((part) => part !== '').join(' ')
}

/** The waits of a step; `called` says how a step is called there. */
export function sayWaits(waits: readonly StepWaitCard[], called: (key: string) => string = (key) => key): string {
  return waits.map((wait) => sayWait({ ...wait, step: called(wait.step) })).join('; ')
}

/** `.2` for `R-1.2` where the release is said already; a key of its own stays. */
export function shortKey(key: string, release: string): string {
  return key.startsWith(`${release}.`) ? key.slice(release.length) : key
}

/** The step with one more wait; another wait for the same step gives way to it. */
export function withWait(card: StepCard, wait: { readonly step: string; readonly relation: string; readonly lag: string }): StepCard {
  const lag = wait.lag.trim()
  return { ...card, waits: [...card.waits.filter(({ step }) => step !== wait.step), { step: wait.step, relation: wait.relation, lag: lag === '' ? '0m' : lag }] }
}

/** The step without what it waited for. */
export function withoutWait(card: StepCard, step: string): StepCard {
  return { ...card, waits: card.waits.filter((wait) => wait.step !== step) }
}

export interface WaitForm {
  readonly step: string
  readonly relation: string
  readonly lag: string
}

export interface StepForm {
  readonly title: string
  readonly minutes: string
  readonly owner: string
  /** Of a new step only: the key of one that is there is what it is known by. */
  readonly key: string
  readonly waits: readonly WaitForm[]
}

export const NO_WAIT: WaitForm = { step: '', relation: 'FS', lag: '' }

export function stepForm(card: StepCard | null): StepForm {
  return {
    title: card?.title ?? '', minutes: card === null ? '' : String(card.minutes), owner: card?.owner ?? '', key: card?.key ?? '',
    waits: (card?.waits ?? []).map(({ step, relation, lag }) => ({ step, relation: relation ?? 'FS', lag: isNone(lag) ? '' : (lag ?? '') })),
  }
}

export interface Complaints {
  readonly title?: string
  readonly minutes?: string
  /** Of each wait, in order; `null` where nothing is wrong with its lag. */
  readonly lags: readonly (string | null)[]
}

export function complaints({ title, minutes, waits }: StepForm): Complaints {
  return {
    ...(title.trim() === '' ? { title: 'Say what is done' } : {}),
    ...(readMinutes(minutes) === null ? { minutes: 'Write a length as 15, 90m or 1h30m; 0 for a check' } : {}),
    lags: waits.map(({ lag }) => (isLag(lag) ? null : LAG_COMPLAINT)),
  }
}

export function isRight({ title, minutes, lags }: Complaints): boolean {
  return title === undefined && minutes === undefined && lags.every((lag) => lag === null)
}

/** The step as the core reads it; a line that names no step is no wait. */
export function cardOf(form: StepForm, release: string, before: StepCard | null): Input<'step_save'> {
  const key = before?.key ?? form.key.trim()
  return {
    key: key === '' ? null : key, release, title: form.title.trim(), minutes: readMinutes(form.minutes) ?? 0, owner: form.owner === '' ? null : form.owner,
    waits: form.waits.filter(({ step }) => step !== '').map(({ step, relation, lag }) => ({ step, relation, lag: lag.trim() === '' ? '0m' : lag.trim() })),
  }
}

/** The steps for which a line may wait: all but the step itself and those of other lines. */
export function choicesOf(steps: readonly StepCard[], self: string | null, waits: readonly WaitForm[], line: number): Option[] {
  const taken = new Set(waits.filter((_, at) => at !== line).map(({ step }) => step))
  return steps.flatMap(({ key, title }) => (key === null || key === self || taken.has(key) ? [] : [{ value: key, label: key, detail: title }]))
}
