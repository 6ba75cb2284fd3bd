/** Links in words: what a type means, and which end needs which. Pure. */
import type { BlastDirection, MapLink, MapNode, MapSubject } from '../../backend'
import type { Option } from '../../shared/widgets/types'
import { count } from '../../shared/words'
import { endName, isTeam } from './teams'
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
  return subject === 'services' ? label : `${kind} ${label.toLowerCase()}`
}

/** What a map is of, in words. */
export const SUBJECTS: Readonly<Record<MapSubject, { readonly one: string; readonly many: string; readonly label: string }>> = {
  services: { one: 'service', many: 'services', label: 'Services' },
  releases: { one: 'release', many: 'releases', label: 'Releases' },
  steps: { one: 'step', many: 'steps', label: 'Steps' },
}

/** What a node is, as people read it. */
export const NODE_KINDS: Readonly<Record<string, string>> = {
  service: 'Service', component: 'Component', infrastructure: 'Infrastructure', vendor: 'Vendor', release: 'Release', step: 'Step', team: 'Team',
}

/** Whose days a lag in working days counts. */
export const LAG_CALENDARS: readonly Option[] = [
  { value: 'predecessor', label: 'the one that goes first' }, { value: 'successor', label: 'the one that waits' }, { value: 'project', label: 'the project' },
]

/** `payments needs ledger`, `R-2 waits for R-1`. */
export function sentence(subject: MapSubject, { from, to }: Ends): string {
  return `${endName(from)} ${subject === 'services' ? 'needs' : 'waits for'} ${endName(to)}`
}

/** What a type says of two ends: `R-2 starts 30m after R-1 has ended`, `payments does not run without ledger`. */
export function explain(subject: MapSubject, ends: Ends, kind: string, lag = ''): string {
  const [from, to] = [endName(ends.from), endName(ends.to)]
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

/** Only working days are the days of somebody. */
export function isWorkingDays(lag: string | null): boolean {
  return lag !== null && !isNoLag(lag) && /wd$/i.test(lag.trim())
}

/** What else a link says: its lag and whose days that counts, the version that is needed, how many links it stands for. */
export function besides({ lag, calendar, min_version, merged }: Pick<MapLink, 'lag' | 'calendar' | 'min_version' | 'merged'>): string[] {
  const days = isWorkingDays(lag) ? `, days of ${LAG_CALENDARS.find((one) => one.value === (calendar ?? 'predecessor'))?.label ?? calendar ?? ''}` : ''
  return [
    isNoLag(lag) ? '' : `lag ${lag ?? ''}${days}`,
    min_version === null ? '' : `version ${min_version} or later`,
    merged > 1 ? `stands for ${count(merged, 'link')}` : '',
  ].filter((part) => part !== '')
}

/** What a node shows beside its key: how far away it is hit or needed, what it stands for, its tier, or when it starts. */
export function factOf(node: MapNode, hit: number | undefined, when: string, direction: BlastDirection = 'dependents'): string {
  if (hit !== undefined) return `${direction === 'needs' ? 'needed' : 'hit'} ${hit}`
  if (isTeam(node)) return String(node.members)
  return node.tier === null ? when : `Tier ${node.tier}`
}

/** What the lines around a node show, in words. */
export function aroundOf(node: MapNode, subject: MapSubject, needs: number, neededBy: number): string {
  const links = subject === 'services' ? `needs ${needs}, is needed by ${neededBy}` : `waits for ${needs}, is waited for by ${neededBy}`
  const whole = isTeam(node) ? `team of ${node.members}, ${links}` : links
  return node.critical ? `on the critical path, ${whole}` : whole
}
