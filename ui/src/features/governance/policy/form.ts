/** A policy while it is changed: its name and its lines, each with what it asks in words. Pure. */
import type { PolicyCard, PolicyLine, PolicyView, SlipwayError } from '../../../backend'
import { isTaken, suggestKey } from '../../../shared/following'
import { OPEN } from '../conditions/form'
import { sayConditions } from '../conditions/words'
import { alike } from '../keeping.svelte'
import { nextId } from '../lines'
import type { Line } from '../lines'

export interface TableLine extends Line {
  readonly line: PolicyLine
  /** When it holds. */
  readonly words: string
}

export interface PolicyForm {
  readonly key: string
  readonly name: string
  readonly lines: readonly TableLine[]
}

/** What every policy ends with, so that each release is decided about. */
const REST: PolicyLine = { key: 'rest', name: 'Everything else', when: OPEN, route: 'cab', roles: [], needed: 1, within: null, escalate: null }

export function formOf({ policy: { key, name, rules }, words }: PolicyView): PolicyForm {
  return { key, name, lines: rules.map((line, index) => ({ id: index + 1, line, words: words[index] ?? sayConditions(line.when) })) }
}

/** A new policy, with the lines of another one or with the one that every policy ends with. */
export function newForm(like: PolicyView | null, taken: readonly string[]): PolicyForm {
  if (like === null) return { key: '', name: '', lines: [{ id: 1, line: REST, words: sayConditions(OPEN) }] }
  const name = `${like.policy.name} (copy)`
  return { ...formOf(like), key: suggestKey(name, taken), name }
}

/** A line as it was taken over from its form, in its place; behind the others where it is new. */
export function written(lines: readonly TableLine[], index: number | null, line: PolicyLine): readonly TableLine[] {
  const words = sayConditions(line.when)
  if (index !== null) return lines.map((one, at) => (at !== index ? one : { ...one, line, words: alike(one.line.when, line.when) ? one.words : words }))
  // What holds of every release takes everything from a line behind it.
  const last = lines.at(-1)
  const place = last && alike(last.line.when, OPEN) && !alike(line.when, OPEN) ? lines.length - 1 : lines.length
  return [...lines.slice(0, place), { id: nextId(lines), line, words }, ...lines.slice(place)]
}

/** Another line like one, with a key of its own. */
export function copied(lines: readonly TableLine[], one: TableLine): TableLine {
  const name = `${one.line.name === '' ? one.line.key : one.line.name} (copy)`
  return { ...one, id: nextId(lines), line: { ...one.line, name, key: suggestKey(name, lines.map(({ line }) => line.key)) } }
}

/** Whether a form says what the policy says. */
export function isUnchanged(form: PolicyForm, start: PolicyForm): boolean {
  const told = ({ name, lines }: PolicyForm): unknown => [name.trim(), lines.map(({ line }) => line)]
  return alike(told(form), told(start))
}

export interface Complaints {
  readonly key?: string
  readonly name?: string
}

/** `taken` are the keys of other policies. */
export function complaints({ key, name }: PolicyForm, taken: readonly string[]): Complaints {
  return {
    ...(name.trim() === '' ? { name: 'A name is needed' } : {}),
    ...(key.trim() === '' ? { key: 'A key is needed' } : isTaken(key, taken) ? { key: `There is a policy ${key.trim()} already` } : {}),
  }
}

export function cardOf({ key, name, lines }: PolicyForm, reason: string): PolicyCard {
  return { key: key.trim(), name: name.trim(), rules: lines.map(({ line }) => line), reason: reason.trim() === '' ? null : reason.trim() }
}

/** The sentences of a refusal that say what is wrong with the lines; none where it is about something else. */
export function faultsOf(refusal: SlipwayError | null): readonly string[] {
  const details = refusal?.details
  if (typeof details !== 'object' || details === null || !('faults' in details) || !Array.isArray(details.faults)) return []
  return details.faults.filter((fault): fault is string => typeof fault === 'string')
}

/** The places, from 0, of the lines that sentences are about: the first one that each names. */
export function placesIn(faults: readonly string[]): ReadonlySet<number> {
  return new Set(faults.flatMap((fault) => Number(/\bline (\d+)\b/.exec(fault)?.[1] ?? 0) - 1).filter((place) => place >= 0))
}
