/** The form of a chain of escalation: what it starts with, what it complains about, what it tells the core. Pure. */
import type { ChainCard, LevelCard } from '../../../backend'
import { isTaken } from '../../../shared/following'
import { EVERYTHING, scopeOf } from '../../../shared/scope/scope'
import type { ScopeValues } from '../../../shared/scope/scope'
import { readMinutes, writeMinutes } from '../../../shared/widgets/wall-text'
import { nextId } from '../lines'
import type { Line } from '../lines'

export interface LevelLine extends Line {
  readonly role: string
  /** Key of the person; empty for whoever holds the role. */
  readonly person: string
  readonly phone: string
  readonly minutes: string
}

export interface ChainForm {
  readonly key: string
  readonly name: string
  readonly scope: ScopeValues
  readonly levels: readonly LevelLine[]
}

/** Who is called most often first, and after how long the next one. */
const USUAL: readonly (readonly [string, string])[] = [['deployment-lead', '15m'], ['release-manager', '15m'], ['service-owner', '30m']]

export function emptyForm(): ChainForm {
  return { key: '', name: '', scope: EVERYTHING, levels: USUAL.map(([role, minutes], index) => ({ id: index + 1, role, person: '', phone: '', minutes })) }
}

export function formOf({ key, name, scope, levels }: ChainCard): ChainForm {
  return { key, name, scope, levels: levels.map(({ role, person, phone, minutes }, index) => ({ id: index + 1, role, person: person ?? '', phone, minutes: minutes === 0 ? '' : writeMinutes(minutes) })) }
}

export function emptyLevel(lines: readonly LevelLine[]): LevelLine {
  return { id: nextId(lines), role: 'release-manager', person: '', phone: '', minutes: '15m' }
}

/** After how many minutes from the first call each level is called; `null` behind a wait that cannot be read. */
export function afters(levels: readonly Pick<LevelLine, 'minutes'>[]): readonly (number | null)[] {
  let sum: number | null = 0
  return levels.map(({ minutes }) => {
    const mine = sum
    const wait = readMinutes(minutes)
    sum = sum === null || wait === null ? null : sum + wait
    return mine
  })
}

/** The same of a chain that is kept. */
export function aftersOf(levels: readonly Pick<LevelCard, 'minutes'>[]): readonly number[] {
  return levels.map((_, index) => levels.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0))
}

export interface Complaints {
  readonly key?: string
  readonly name?: string
  /** About how many there are. */
  readonly levels?: string
  /** About the wait, by the id of a line. */
  readonly minutes: Readonly<Partial<Record<number, string>>>
}

/** `taken` are the keys of others. */
export function complaints(form: ChainForm, taken: readonly string[] = []): Complaints {
  const minutes: Partial<Record<number, string>> = {}
  form.levels.forEach(({ id, minutes: said }, index) => {
    const isLast = index === form.levels.length - 1
    const wait = readMinutes(said)
    // Nobody is called behind the last one, so it may say nothing.
    if (isLast ? said.trim() !== '' && wait === null : wait === null || wait === 0) minutes[id] = 'Write a time as 15m or 1h'
  })
  return {
    minutes,
    ...(form.key.trim() === '' ? { key: 'A key is needed' } : {}),
    ...(isTaken(form.key, taken) ? { key: `There is a chain ${form.key.trim()} already` } : {}),
    ...(form.name.trim() === '' ? { name: 'A name is needed' } : {}),
    ...(form.levels.length === 0 ? { levels: 'Somebody has to be called: add a level' } : {}),
  }
}

/** The form as the core reads it; `null` while it cannot be read. */
export function cardOf(form: ChainForm, taken: readonly string[] = []): ChainCard | null {
  const { minutes, ...rest } = complaints(form, taken)
  if (Object.keys(minutes).length + Object.keys(rest).length > 0) return null
  return {
    key: form.key.trim(), name: form.name.trim(), scope: scopeOf(form.scope),
    levels: form.levels.map(({ role, person, phone, minutes: said }) => ({ role, person: person === '' ? null : person, phone: phone.trim(), minutes: readMinutes(said) ?? 0 })),
  }
}
