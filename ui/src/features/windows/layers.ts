/** Layers of the calendar: their words, their groups, and which of them a filter leaves. Pure. */
import type { LayerView, ScopeView, Stretch, WindowBand } from '../../backend'
import { localStamp } from '../../shared/dates'
import { say, WINDOW_KINDS } from '../../shared/words'

export type WindowKind = WindowBand['kind']

export const KINDS = Object.keys(WINDOW_KINDS) as readonly WindowKind[]

export const PHASES: Readonly<Record<LayerView['phase'], string>> = {
  proposed: 'Proposed', negotiated: 'Negotiated', agreed: 'Agreed', published: 'Published', active: 'Active', ended: 'Ended',
}

export const FLAGS: Readonly<Record<LayerView['flags'][number], string>> = {
  'no-future-occurrence': 'No future occurrence', 'no-owner': 'No owner', 'review-overdue': 'Review overdue',
}

export function isFreeze(kind: string): boolean {
  return kind === 'freeze-hard' || kind === 'freeze-soft'
}

/** A maintenance window makes room; every other kind takes it away. */
export function displacesReleases(kind: string): boolean {
  return kind !== 'maintenance'
}

/** Of which kinds the weight is a choice; of the others it follows from the kind. */
export function hasSeverity(kind: string): boolean {
  return kind === 'peak' || kind === 'trading-hours' || kind === 'month-end'
}

/** A layer of a kind that this program does not know yet is still shown. */
export function kindOf({ window }: LayerView): WindowKind {
  return KINDS.find((kind) => kind === window.kind) ?? 'holiday'
}

export interface LayerFilter {
  readonly text: string
  /** A kind, `attention` for those with a flag, or nothing. */
  readonly kind: string
  /** Only these; `null` does not narrow. */
  readonly only: readonly string[] | null
}

export const EVERYTHING: LayerFilter = { text: '', kind: '', only: null }

export function narrow(layers: readonly LayerView[], { text, kind, only }: LayerFilter): LayerView[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return layers.filter((layer) => {
    const { window } = layer
    if (only !== null && !only.includes(window.key)) return false
    if (kind === 'attention' ? layer.flags.length === 0 : kind !== '' && window.kind !== kind) return false
    const said = [window.key, window.title, window.owner, window.source, say(WINDOW_KINDS, window.kind), PHASES[layer.phase], ...listed(window.scope)].join(' ').toLowerCase()
    return words.every((word) => said.includes(word))
  })
}

export interface LayerGroup {
  readonly kind: WindowKind
  readonly layers: readonly LayerView[]
}

/** What forbids first; inside a kind by title. */
export function groups(layers: readonly LayerView[]): LayerGroup[] {
  return KINDS.map((kind) => ({
    kind, layers: layers.filter((layer) => kindOf(layer) === kind).toSorted((a, b) => a.window.title.localeCompare(b.window.title)),
  })).filter((group) => group.layers.length > 0)
}

function listed(scope: ScopeView): string[] {
  return [...scope.services, ...scope.teams, ...scope.environments, ...scope.regions, ...scope.types]
}

/** Whether the clocks of two zones show the same over a stretch. */
export function sameWall({ start, end }: Stretch, zone: string, other: string): boolean {
  return [start, end].every((at) => localStamp(at, zone) === localStamp(at, other))
}
