/** What the form of a candidate change holds, and what the core is told of it. Pure. */
import type { ChangeCard, Input } from '../../backend'
import { tidyDate } from '../../shared/widgets/wall-text'

/** The fields that are typed or chosen, all as text. */
export type ChangeForm = Readonly<Record<'key' | 'title' | 'service' | 'value' | 'urgency' | 'deadline' | 'effort' | 'impact' | 'likelihood', string>> & {
  readonly mandatory: ChangeCard['mandatory']
}

export function formOf(card: ChangeCard | null): ChangeForm {
  if (card === null) return { key: '', title: '', service: '', value: '5', urgency: '5', deadline: '', effort: '1', impact: '3', likelihood: '3', mandatory: 'none' }
  const { key, title, service, value, urgency, deadline, effort, impact, likelihood, mandatory } = card
  return { key, title, service, value: `${value}`, urgency: `${urgency}`, deadline: deadline ?? '', effort, impact: `${impact}`, likelihood: `${likelihood}`, mandatory }
}

export type Complaints = Readonly<Partial<Record<keyof ChangeForm, string>>>

const isStep = (text: string, most: number): boolean => /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most

/** What is wrong with the fields themselves; the rest is the core's to say. `taken` are keys that a new one would overwrite. */
export function complaints(form: ChangeForm, today: string, taken: ReadonlySet<string>): Complaints {
  const key = form.key.trim()
  const found: Partial<Record<keyof ChangeForm, string>> = {}
  if (key === '') found.key = 'A key is needed, such as CH-12'
  else if (taken.has(key)) found.key = `There is a change ${key} already`
  if (form.service === '') found.service = 'Say which service it changes'
  for (const name of ['value', 'urgency'] as const) if (!isStep(form[name], 10)) found[name] = 'A whole number from 1 to 10'
  if (!/^\d+([.,]\d+)?$/.test(form.effort.trim())) found.effort = 'Person-days, such as 2.5'
  if (form.deadline.trim() !== '' && tidyDate(form.deadline, today) === null) found.deadline = 'Write a day as 2026-12-18'
  return found
}

/** The change as the core reads it. Everything is said, so that what is emptied is taken away. */
export function cardOf(form: ChangeForm, today: string): Input<'change_save'> {
  const deadline = form.deadline.trim()
  return {
    key: form.key.trim(), title: form.title.trim(), service: form.service, value: Number(form.value), urgency: Number(form.urgency),
    deadline: deadline === '' ? null : tidyDate(deadline, today), effort: form.effort.trim().replace(',', '.'),
    impact: Number(form.impact), likelihood: Number(form.likelihood), mandatory: form.mandatory,
  }
}

/** A cap as it was typed: `null` is none, `undefined` is no number. */
export function readCap(text: string): number | null | undefined {
  const tidy = text.trim()
  if (tidy === '') return null
  return /^\d{1,6}$/.test(tidy) ? Number(tidy) : undefined
}
