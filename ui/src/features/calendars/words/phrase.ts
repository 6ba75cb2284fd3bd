/** Words of events with names in braces: where a name is put in, and which field a refusal is about. Pure. */
import type { SlipwayError, WordsCard, WordsView } from '../../../backend'

export const FIELDS = ['title', 'description', 'categories'] as const
export type WordsField = (typeof FIELDS)[number]
export type WordsForm = Readonly<Record<WordsField, string>>

export const KINDS = [
  { value: 'release', label: 'Releases' },
  { value: 'window', label: 'Windows' },
  { value: 'meeting', label: 'CAB meetings' },
] as const

export function formOf({ title, description, categories }: WordsView): WordsForm {
  return { title, description, categories }
}

export function cardOf(kind: string, form: WordsForm): WordsCard {
  return { kind, ...form }
}

export function alike(one: WordsForm, other: WordsForm): boolean {
  return FIELDS.every((field) => one[field] === other[field])
}

export interface Inserted {
  readonly text: string
  /** Where typing goes on. */
  readonly caret: number
}

/** Puts a piece into a text, in place of what is selected. */
export function insert(text: string, start: number, end: number, piece: string): Inserted {
  return { text: text.slice(0, start) + piece + text.slice(end), caret: start + piece.length }
}

const LONGEST = 4_000

/** Whether a text has a brace alone, a name that stands for nothing, or too many letters. The core says so; this only finds where. */
export function isBroken(text: string, places: readonly string[]): boolean {
  if (Array.from(text).length > LONGEST) return true
  const rest = text.replace(/\{\{|\}\}|\{([^{}\n]*)\}/g, (_, name: string | undefined) => (name === undefined || places.includes(name.trim()) ? '' : '{'))
  return /[{}]/.test(rest)
}

/** The field that a refusal is about; `null` where it is about none of them. */
export function fieldOf(error: SlipwayError, form: WordsForm, places: readonly string[]): WordsField | null {
  if (error.code === 'words.no_title') return 'title'
  if (error.code !== 'words.unreadable') return null
  return FIELDS.find((field) => isBroken(form[field], places)) ?? null
}

/** What a name stands for, where it does not say so itself. */
export const MEANINGS: Readonly<Record<string, string>> = {
  about: 'what and why, or the title where nothing is written',
  when: 'the time in words, with its zone',
  deployment_of: 'the release of which it is a deployment',
  point_of_no_return: 'the last moment at which rolling back still ends in time',
  waits_for: 'the releases before it',
  plan: 'the name of the plan',
  kind: 'the kind of window',
  quorum: 'the rule of the quorum in words',
  link: 'where to join',
  chair: 'who leads the meeting',
}
