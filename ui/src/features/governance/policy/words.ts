/** Approval policies as people read them: the ways, who decides, and how long it takes. Pure. */
import type { PolicyLine, ShipPolicy } from '../../../backend'
import { formatMinutes } from '../../../shared/dates'
import { ROLES, say } from '../../../shared/words'
import { sayLength } from '../conditions/length'

export type Route = PolicyLine['route']
export type Profile = ShipPolicy['profile']

/** From the shortest way to the longest. */
export const ROUTES: Readonly<Record<Route, string>> = {
  auto: 'Automatic', peer: 'Peer', 'team-lead': 'Team lead', cab: 'CAB', ecab: 'Emergency CAB', executive: 'Executive',
}

export function sayRoute(route: string | null): string {
  return route === null ? 'none' : say(ROUTES, route)
}

export interface Shipped {
  readonly profile: Profile
  readonly label: string
  readonly text: string
}

export const PROFILES: readonly Shipped[] = [
  { profile: 'centralised', label: 'Centralised', text: 'The board decides on nearly everything.' },
  { profile: 'decentralised', label: 'Decentralised', text: 'Those who know the work decide, and the board on exceptions.' },
  { profile: 'hybrid', label: 'Hybrid', text: 'A peer or the team lead decides on little, and the board on what matters most.' },
]

const isBoard = (route: Route): boolean => route === 'cab' || route === 'ecab'

/** `2 of 3: release manager, security, test manager`. */
export function sayWho({ route, roles, needed }: Pick<PolicyLine, 'route' | 'roles' | 'needed'>): string {
  if (route === 'auto' && roles.length === 0) return 'nobody'
  if (isBoard(route) && roles.length === 0) return 'the board as a whole'
  return `${needed} of ${roles.length}: ${roles.map((role) => say(ROLES, role).toLowerCase()).join(', ') || 'nobody'}`
}

/** `2 working days, then CAB`. */
export function sayTimeout({ within, escalate }: Pick<PolicyLine, 'within' | 'escalate'>): string {
  if (within === null && escalate === null) return 'none'
  return `${within === null ? 'no time' : sayLength(within)}, then ${escalate === null ? 'nobody' : ROUTES[escalate]}`
}

/** `3.4` of 34 tenths. */
export function sayTenths(tenths: number): string {
  return (tenths / 10).toFixed(1)
}

/** `1.2 fewer a week`, `2.0 more a week`, `as many`. */
export function sayShift(before: number, after: number): string {
  if (before === after) return 'as many'
  return `${sayTenths(Math.abs(after - before))} ${after < before ? 'fewer' : 'more'} a week`
}

/** `+3`, `−2`, `0`. */
export function sayChange(before: number, after: number): string {
  const by = after - before
  return by === 0 ? '0' : `${by > 0 ? '+' : '−'}${Math.abs(by)}`
}

/** A median in days and hours; `too few` where there is none. */
export function sayMedian(minutes: number | null): string {
  return minutes === null ? 'too few' : formatMinutes(minutes)
}
