/** Conflicts by their cause, and what to say of each. Pure. */
import type { ConflictView } from '../../backend'

export interface ConflictGroup {
  readonly code: string
  readonly cause: string
  readonly items: readonly ConflictView[]
}

/** By code; those of one code stay in the order of the core. */
export function byCause(conflicts: readonly ConflictView[]): ConflictGroup[] {
  const found = new Map<string, ConflictView[]>()
  for (const conflict of conflicts) found.set(conflict.code, [...(found.get(conflict.code) ?? []), conflict])
  return [...found].map(([code, items]) => ({ code, cause: items[0]?.cause ?? '', items })).sort((a, b) => a.code.localeCompare(b.code))
}

/** What is wrong, without what to do about it, which stands on a line of its own. */
export function statement({ sentence, remedy }: ConflictView): string {
  return sentence.endsWith(remedy) ? sentence.slice(0, sentence.length - remedy.length).trimEnd() : sentence
}

/** The releases to show side by side. */
export function releasesOf({ release, other }: ConflictView): readonly string[] {
  return other.kind === 'release' ? [release, other.key] : [release]
}
