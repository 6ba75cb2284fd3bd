/** The form of a line of a policy: what it starts with, what it complains about, what it tells. Pure. */
import type { PolicyLine } from '../../../backend'
import { cardOf as conditionsOf, complaints as aboutConditions, formOf as conditionsForm, OPEN } from '../conditions/form'
import type { Complaints as AboutConditions, ConditionsForm } from '../conditions/form'
import { tidyLength } from '../conditions/length'
import { alike } from '../keeping.svelte'
import { isTaken } from '../../../shared/following'
import { ROLES } from '../../../shared/words'
import { ROUTES } from './words'
import type { Route } from './words'

export interface LineForm {
  readonly key: string
  readonly name: string
  readonly when: ConditionsForm
  readonly route: Route
  readonly roles: readonly string[]
  readonly needed: string
  readonly within: string
  /** Empty where it goes nowhere. */
  readonly escalate: Route | ''
}

interface Asked {
  readonly roles: readonly string[]
  readonly needed: number
}

/** Whom a way usually asks, and how many of them; a board decides as a whole. */
const USUAL: Readonly<Record<Route, Asked>> = {
  auto: { roles: [], needed: 0 }, peer: { roles: ['deployment-lead', 'test-manager'], needed: 1 }, 'team-lead': { roles: ['service-owner'], needed: 1 },
  cab: { roles: [], needed: 1 }, ecab: { roles: ['change-manager', 'service-owner'], needed: 2 }, executive: { roles: ['business-approver'], needed: 1 },
}

/** The way of that name; none where there is none. */
export function toRoute(value: string): Route | null {
  return Object.keys(ROUTES).includes(value) ? (value as Route) : null
}

export function formOf({ key, name, when, route, roles, needed, within, escalate }: PolicyLine): LineForm {
  return { key, name, when: conditionsForm(when), route, roles, needed: String(needed), within: within ?? '', escalate: escalate ?? '' }
}

export function emptyLine(): LineForm {
  return formOf({ key: '', name: '', when: OPEN, route: 'cab', roles: [], needed: 1, within: null, escalate: null })
}

/** The form with another way: who is usually asked follows, until somebody asks others. What is automatic asks nobody and waits for nobody. */
export function rerouted(form: LineForm, route: Route): LineForm {
  const [before, after] = [USUAL[form.route], USUAL[route]]
  const follows = route === 'auto' || (alike(form.roles, before.roles) && form.needed.trim() === String(before.needed))
  return {
    ...form, route, ...(follows ? { roles: after.roles, needed: String(after.needed) } : {}),
    ...(route === 'auto' ? { within: '', escalate: '' } : form.escalate === route ? { escalate: '' } : {}),
  }
}

export interface Complaints {
  readonly name?: string
  readonly key?: string
  readonly needed?: string
  readonly within?: string
  readonly when: AboutConditions
}

/** Whether lines make a policy is for the core to say; this is only what cannot be read. `taken` are the keys of other lines. */
export function complaints(form: LineForm, taken: readonly string[]): Complaints {
  return {
    when: aboutConditions(form.when),
    ...(form.name.trim() === '' ? { name: 'Say in a few words what it is for' } : {}),
    ...(form.key.trim() === '' ? { key: 'A key is needed' } : isTaken(form.key, taken) ? { key: 'Another line has this key' } : {}),
    ...(/^\d{1,2}$/.test(form.needed.trim()) ? {} : { needed: 'Write a whole number' }),
    ...(form.within.trim() === '' || tidyLength(form.within) !== null ? {} : { within: 'Write 2wd, 1d or 4h, or nothing' }),
  }
}

/** The form as the core reads it; `null` while it cannot be read. */
export function lineOf(form: LineForm, taken: readonly string[]): PolicyLine | null {
  const { when: about, ...rest } = complaints(form, taken)
  const when = conditionsOf(form.when)
  if (when === null || Object.keys(rest).length + Object.keys(about).length > 0) return null
  const known = Object.keys(ROLES)
  return {
    key: form.key.trim(), name: form.name.trim(), when, route: form.route,
    // As they are listed, whatever was ticked first.
    roles: [...known.filter((role) => form.roles.includes(role)), ...form.roles.filter((role) => !known.includes(role))],
    needed: Number(form.needed), within: tidyLength(form.within), escalate: form.escalate === '' ? null : form.escalate,
  }
}
