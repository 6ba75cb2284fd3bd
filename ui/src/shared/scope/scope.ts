/** What something is about: lists that narrow it, where an empty list means all. How it is said. Pure. */
import type { CatalogueView, ScopeView } from '../../backend'
import { say, TYPES } from '../words'

/** The lists that narrow a scope. */
export type ScopedList = keyof ScopeView

/** A scope that a form holds. */
export type ScopeValues = Readonly<Record<ScopedList, readonly string[]>>

export const EVERYTHING: ScopeValues = { services: [], teams: [], environments: [], regions: [], types: [] }

/** The scope of a form as the core reads it. */
export function scopeOf({ services, teams, environments, regions, types }: ScopeValues): ScopeView {
  return { services: [...services], teams: [...teams], environments: [...environments], regions: [...regions], types: [...types] }
}

/** `services Payments, Web shop; environment Production`, or `everything`. `nameOf` says what people call a thing of a list. */
export function sayScope(scope: ScopeView, nameOf: (list: ScopedList, key: string) => string = (_, key) => key): string {
  const parts = ([['service', 'services'], ['team', 'teams'], ['environment', 'environments'], ['region', 'regions'], ['type', 'types']] as const)
    .filter(([, list]) => scope[list].length > 0)
    .map(([word, list]) => `${scope[list].length === 1 ? word : list} ${scope[list].map((key) => nameOf(list, key)).join(', ')}`)
  return parts.length === 0 ? 'everything' : parts.join('; ')
}

/** What people call a thing of a scope; its key where it is no more. */
export function nameIn(catalogue: CatalogueView, list: ScopedList, key: string): string {
  return list === 'types' ? say(TYPES, key).toLowerCase() : (catalogue[list].find((one) => one.key === key)?.name ?? key)
}
