/** Teams that are drawn as one node. Pure. */
import type { MapNode } from '../../backend'
import type { Ends } from './where'

/** Something that a team carries. */
export interface Carried {
  readonly key: string
  readonly team: string | null
}

export interface Team {
  readonly key: string
  readonly name: string
  /** How many services or releases it carries. */
  readonly members: number
}

const PREFIX = 'team:'

export function nodeOfTeam(team: string): string {
  return PREFIX + team
}

export function isTeamKey(key: string): boolean {
  return key.startsWith(PREFIX)
}

export function isTeam({ kind }: Pick<MapNode, 'kind'>): boolean {
  return kind === 'team'
}

/** The key of the team that a node stands for. */
export function teamOf({ key, team }: Pick<MapNode, 'key' | 'team'>): string {
  return team ?? (isTeamKey(key) ? key.slice(PREFIX.length) : key)
}

/** What people call a node: a team by its name, everything else by its key. */
export function calledOf(node: Pick<MapNode, 'key' | 'kind' | 'title' | 'team'>): string {
  return isTeam(node) ? node.title || teamOf(node) : node.key
}

/** What people call the end of a link. */
export function endName(key: string): string {
  return isTeamKey(key) ? `team ${key.slice(PREFIX.length)}` : key
}

/** Whether a link ends at a team, so that it stands for others and is not one itself. */
export function isBundle({ from, to }: Ends): boolean {
  return isTeamKey(from) || isTeamKey(to)
}

/** Every team that carries something, by name. */
export function teamsOf(things: readonly Carried[], cards: readonly { readonly key: string; readonly name: string }[]): Team[] {
  const counts = new Map<string, number>()
  for (const { team } of things) if (team !== null) counts.set(team, (counts.get(team) ?? 0) + 1)
  const names = new Map(cards.map(({ key, name }) => [key, name]))
  return [...counts].map(([key, members]) => ({ key, name: names.get(key) ?? key, members })).sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.key < b.key ? -1 : 1))
}
