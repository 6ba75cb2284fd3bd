/** What is missing in the responsibilities of releases, release by release. Pure. */
import type { GapView } from '../../../backend'
import { count } from '../../../shared/words'

export interface Incomplete {
  readonly release: string
  readonly title: string
  readonly start: string
  readonly gaps: readonly GapView[]
}

/** The releases in the order of the core; in each what blocks first. */
export function byRelease(gaps: readonly GapView[]): readonly Incomplete[] {
  const found = new Map<string, GapView[]>()
  for (const gap of gaps) found.set(gap.release, [...(found.get(gap.release) ?? []), gap])
  return [...found.values()].flatMap((own) => {
    const [first] = own
    return first ? [{ release: first.release, title: first.title, start: first.start, gaps: own.toSorted((a, b) => Number(b.blocks) - Number(a.blocks)) }] : []
  })
}

export function blocking(gaps: readonly GapView[]): readonly GapView[] {
  return gaps.filter(({ blocks }) => blocks)
}

/** `3 gaps in 2 releases, 1 blocks`. */
export function sayGaps(gaps: readonly GapView[]): string {
  const blocks = blocking(gaps).length
  return `${count(gaps.length, 'gap')} in ${count(byRelease(gaps).length, 'release')}, ${blocks === 0 ? 'none blocks' : `${blocks} ${blocks === 1 ? 'blocks' : 'block'}`}`
}
