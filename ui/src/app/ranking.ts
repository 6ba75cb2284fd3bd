/** Which entries of the palette answer to a typed text, best first. Pure. */
import UFuzzy from '@leeoniya/ufuzzy'

export interface Entry {
  readonly id: string
  readonly group: 'Do' | 'Go to' | 'Releases' | 'Services' | 'Windows'
  readonly label: string
  readonly detail?: string
  /** More words under which it is found. */
  readonly words?: string
  readonly keys?: string
  readonly run: () => void
}

const search = new UFuzzy({ intraIns: 1 })

/** More is not read. */
const MOST = 60

/** A key typed in full is what is meant, before any likeness of letters. */
export function rank(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = typed.trim()
  if (wanted === '') return entries.filter((entry) => entry.group === 'Do' || entry.group === 'Go to').slice(0, MOST)
  const hay = entries.map((entry) => `${entry.label} ${entry.detail ?? ''} ${entry.words ?? ''}`)
  const [found, info, order] = search.search(hay, wanted, 1, 2_000)
  const indexes = info ? order.map((at) => info.idx[at]) : (found ?? [])
  const hits = indexes.map((at) => (at === undefined ? undefined : entries[at])).filter((entry) => entry !== undefined)
  const lower = wanted.toLowerCase()
  const exact = (entry: Entry): number => (entry.id.toLowerCase().endsWith(`:${lower}`) ? 0 : entry.label.toLowerCase().startsWith(lower) ? 1 : 2)
  // The sort is stable, so within one class the likeness decides.
  return hits.sort((a, b) => exact(a) - exact(b)).slice(0, MOST)
}
