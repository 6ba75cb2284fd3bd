/** Conflicts by their cause, and what to say of each. Pure. */
import type { ConflictView, PartyView } from '../../backend'

export interface ConflictGroup {
  readonly code: string
  readonly cause: string
  readonly items: readonly ConflictView[]
}

/** By code; those of one code stay in the order of the core. */
export function byCause(conflicts: readonly ConflictView[]): ConflictGroup[] {
  const found = new Map<string, ConflictView[]>()
  for (const conflict of conflicts) {
    const own = found.get(conflict.code)
    if (own) own.push(conflict)
    else found.set(conflict.code, [conflict])
  }
  return [...found].map(([code, items]) => ({ code, cause: items[0]?.cause ?? '', items })).sort((a, b) => a.code.localeCompare(b.code))
}

/** What is wrong, without what to do about it, which stands on a line of its own. */
export function statement({ sentence, remedy }: ConflictView): string {
  return sentence.endsWith(remedy) ? sentence.slice(0, sentence.length - remedy.length).trimEnd() : sentence
}

/** Both parties as they are named: a release by its key, by which the sentence tells it from the other. */
export function partiesOf({ release, other }: ConflictView): readonly PartyView[] {
  return [{ kind: 'release', key: release, title: '' }, other.kind === 'release' ? { ...other, title: '' } : other]
}

/** The releases to show side by side. */
export function releasesOf({ release, other }: ConflictView): readonly string[] {
  return other.kind === 'release' ? [release, other.key] : [release]
}
