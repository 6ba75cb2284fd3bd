/** Links in words: what a type means, and which end needs which. Pure. */
import type { MapNode, MapSubject } from '../../backend'
import type { Ends } from './where'

export interface Kind {
  readonly value: string
  readonly label: string
  /** Completes "it …" about the end that needs. */
  readonly meaning: string
}

export const LINK_KINDS: readonly Kind[] = [
  { value: 'runtime-hard', label: 'Runtime, hard', meaning: 'does not run without it' },
  { value: 'runtime-soft', label: 'Runtime, soft', meaning: 'runs worse without it' },
  { value: 'data', label: 'Data', meaning: 'reads or writes its data' },
  { value: 'build', label: 'Build', meaning: 'is built from it' },
  { value: 'configuration', label: 'Configuration', meaning: 'is configured by it' },
  { value: 'vendor', label: 'Vendor', meaning: 'needs what another company runs there' },
]

export const RELATIONS: readonly Kind[] = [
  { value: 'FS', label: 'Finish to start', meaning: 'starts after it has ended' },
  { value: 'SS', label: 'Start to start', meaning: 'starts after it has started' },
  { value: 'FF', label: 'Finish to finish', meaning: 'ends after it has ended' },
  { value: 'SF', label: 'Start to finish', meaning: 'ends after it has started' },
]

export function kindsOf(subject: MapSubject): readonly Kind[] {
  return subject === 'services' ? LINK_KINDS : RELATIONS
}

export function kindLabel(subject: MapSubject, kind: string): string {
  const label = kindsOf(subject).find((one) => one.value === kind)?.label ?? kind
  return subject === 'releases' ? `${kind} ${label.toLowerCase()}` : label
}

/** `payments needs ledger`, `R-2 waits for R-1`. */
export function sentence(subject: MapSubject, { from, to }: Ends): string {
  return `${from} ${subject === 'services' ? 'needs' : 'waits for'} ${to}`
}

/** What a type says of two ends: `R-2 starts 30m after R-1 has ended`, `payments does not run without ledger`. */
export function explain(subject: MapSubject, { from, to }: Ends, kind: string, lag = ''): string {
  const meaning = kindsOf(subject).find((one) => one.value === kind)?.meaning ?? ''
  if (subject === 'services') return `${from} ${meaning.replace(/\bits\b/, `${to}’s`).replace(/\bit\b/, to).replace(/\bthere\b/, `at ${to}`)}`
  const told = isNoLag(lag) ? 'after' : lag.trim().startsWith('-') ? `at most ${lag.trim().slice(1)} before` : `${lag.trim().replace(/^\+/, '')} after`
  return `${from} ${meaning.replace(' after it', ` ${told} ${to}`)}`
}

export function isNoLag(lag: string | null): boolean {
  return lag === null || /^[+-]?0*(?:0[a-z]*)?$/i.test(lag.trim())
}

/** `+2h`, `−1h`, or nothing: short enough for a line on the map. */
export function shortLag(lag: string | null): string {
  if (isNoLag(lag) || lag === null) return ''
  return lag.startsWith('-') ? `−${lag.slice(1)}` : `+${lag}`
}

/** What a node shows beside its key: how far away it is hit, its tier, or when it starts. */
export function factOf(node: MapNode, hit: number | undefined, when: string): string {
  if (hit !== undefined) return `hit ${hit}`
  return node.tier === null ? when : `Tier ${node.tier}`
}

/** What the lines around a node show, in words. */
export function aroundOf(node: MapNode, needs: number, neededBy: number): string {
  const links = node.kind === 'service' ? `needs ${needs}, is needed by ${neededBy}` : `waits for ${needs}, is waited for by ${neededBy}`
  return node.critical ? `on the critical path, ${links}` : links
}
