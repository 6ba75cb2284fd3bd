/** Who sits on a board, as a form holds it: a line for each member. Pure. */
import type { MembershipCard } from '../../backend'

export interface MemberLine {
  /** Tells the lines of the form apart. */
  readonly id: number
  /** Key of the person; empty until one is chosen. */
  readonly person: string
  readonly group: string
  readonly votes: boolean
  /** Key of who stands in on this board; empty for the person's own deputy. */
  readonly deputy: string
}

type Member = MembershipCard['members'][number]

export function linesOf(members: readonly Member[]): readonly MemberLine[] {
  return members.map(({ person, group, votes, deputy }, at) => ({ id: at + 1, person, group, votes, deputy: deputy ?? '' }))
}

export function emptyLine(lines: readonly MemberLine[]): MemberLine {
  return { id: Math.max(0, ...lines.map(({ id }) => id)) + 1, person: '', group: '', votes: true, deputy: '' }
}

/** The lines as the core reads them. */
export function membersOf(lines: readonly MemberLine[]): Member[] {
  return lines.map(({ person, group, votes, deputy }) => ({ person, group: group.trim(), votes, deputy: deputy === '' ? null : deputy }))
}

/** The groups for which somebody sits there, each once. */
export function groupsOf(lines: readonly MemberLine[]): readonly string[] {
  return [...new Set(lines.map(({ group }) => group.trim()).filter((group) => group !== ''))]
}

/** What is wrong with the lines themselves; whether a quorum can be met is the core's to say. */
export function wrongMembers(lines: readonly MemberLine[]): string | null {
  return lines.some(({ person }) => person === '') ? 'Choose a person in every line, or take the line out' : null
}
