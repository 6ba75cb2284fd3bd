/** What the form of a milestone holds, and what the core is told of it. Pure. */
import type { Input, MilestoneView } from '../../backend'
import { tidyDate, tidyDay } from '../../shared/widgets/wall-text'

type Card = MilestoneView['milestone']

/** Its days, in the order in which a project comes to know them. */
export const DAYS = ['baseline', 'forecast', 'actual'] as const
export type DayOf = (typeof DAYS)[number]

export type MilestoneForm = Readonly<Record<'key' | 'title' | 'project' | 'release' | DayOf, string>>

export function formOf(card: Card): MilestoneForm {
  return {
    key: card.key, title: card.title, project: card.project, release: card.release ?? '',
    baseline: card.baseline ?? '', forecast: card.forecast ?? '', actual: card.actual ?? '',
  }
}

/** A new one, perhaps for a release that waits for it, in the project by which the list is narrowed. */
export function emptyForm(release: string, project: string): MilestoneForm {
  return { key: '', title: '', project, release, baseline: '', forecast: '', actual: '' }
}

export type Complaints = Readonly<Partial<Record<'key' | DayOf, string>>>

/** What is wrong with the fields themselves; the rest is the core's to say. `taken` are keys that a new one would overwrite. */
export function complaints(form: MilestoneForm, today: string, taken: ReadonlySet<string>): Complaints {
  const key = form.key.trim()
  const wrongDays = DAYS.filter((day) => form[day].trim() !== '' && tidyDate(form[day], today) === null)
  return {
    ...(key === '' ? { key: 'A key is needed, such as ERP-12' } : taken.has(key) ? { key: `There is a milestone ${key} already` } : {}),
    ...Object.fromEntries(wrongDays.map((day) => [day, 'Write a day as 2026-12-18'])),
  }
}

/** The milestone as the core reads it. Everything is said, so that what is emptied is taken away. */
export function cardOf(form: MilestoneForm, today: string): Input<'milestone_save'> {
  const day = (text: string): string | null => tidyDay(text, today) || null
  return {
    key: form.key.trim(), title: form.title.trim(), project: form.project.trim(), release: form.release || null,
    baseline: day(form.baseline), forecast: day(form.forecast), actual: day(form.actual),
  }
}
