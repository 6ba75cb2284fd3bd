/** Lanes of the timeline: by what releases are grouped, in which order, and which windows concern which lane. Pure. */
import type { CatalogueView, ScopeView } from '../../backend'
import type { Bar } from './bars'
import type { Lane } from './timeline-core'

export type Grouping = 'service' | 'team' | 'environment' | 'region' | 'train'

export const GROUPINGS: Readonly<Record<Grouping, string>> = { service: 'Service', team: 'Team', environment: 'Environment', region: 'Region', train: 'Train' }

/** The lane of releases that have nothing of that kind. */
export const NONE = '–'

/** More lanes than this are shown only where something is in them. */
const MANY = 60

/** Made once: it is slow to make, and lanes are compared with each other many times. */
const byName = new Intl.Collator('en', { numeric: true })

function keysOf({ release }: Bar, by: Grouping): readonly string[] {
  if (by === 'service') return release.services
  if (by === 'region') return release.regions
  const one = by === 'team' ? release.team : by === 'train' ? release.train : release.environment
  return one === null || one === '' ? [] : [one]
}

function cards(catalogue: CatalogueView | null, by: Grouping): readonly { readonly key: string; readonly name: string }[] {
  if (!catalogue) return []
  const lists = { service: catalogue.services, team: catalogue.teams, environment: catalogue.environments, region: catalogue.regions, train: catalogue.trains }
  return lists[by]
}

/** Groups bars, which must be sorted by start. A release that touches two services stands in both lanes. */
export function toLanes(bars: readonly Bar[], by: Grouping, catalogue: CatalogueView | null, withEmpty: boolean): Lane<Bar>[] {
  const groups = new Map<string, Bar[]>()
  for (const bar of bars) {
    const keys = keysOf(bar, by)
    for (const key of keys.length === 0 ? [NONE] : keys) {
      const group = groups.get(key)
      if (group) group.push(bar)
      else groups.set(key, [bar])
    }
  }
  const known = cards(catalogue, by)
  const names = new Map(known.map((card) => [card.key, card.name]))
  if (withEmpty && known.length <= MANY) for (const { key } of known) if (!groups.has(key)) groups.set(key, [])
  const lanes = [...groups].map(([key, items]) => ({ key, label: key === NONE ? `No ${by}` : (names.get(key) ?? key), items }))
  // Regions have an order of their own, in which the catalogue lists them; what it does not know comes behind them.
  const places = new Map(by === 'region' ? known.map((card, at) => [card.key, at]) : [])
  const placeOf = (key: string): number => places.get(key) ?? places.size
  return lanes.sort((a, b) => Number(a.key === NONE) - Number(b.key === NONE) || placeOf(a.key) - placeOf(b.key) || byName.compare(a.label, b.label))
}

/** What a lane stands for in each kind; `null` where it says nothing about that kind. */
interface Facts {
  readonly services: readonly string[] | null
  readonly teams: readonly string[] | null
  readonly environments: readonly string[] | null
  readonly regions: readonly string[] | null
}

const ANYTHING: Facts = { services: null, teams: null, environments: null, regions: null }

function factsOf(lane: string, by: Grouping, catalogue: CatalogueView | null): Facts {
  const services = catalogue?.services ?? []
  const own = services.filter((service) => (by === 'service' ? service.key === lane : by === 'team' ? service.team === lane : by === 'region' ? service.region === lane : service.environments.includes(lane)))
  const some = (values: readonly (string | null)[]): readonly string[] | null => {
    const found = values.filter((value) => value !== null)
    return found.length === 0 ? null : found
  }
  if (by === 'train' || lane === NONE) return ANYTHING
  if (by === 'service') {
    return { services: [lane], teams: some(own.map((one) => one.team)), environments: some(own.flatMap((one) => one.environments)), regions: some(own.map((one) => one.region)) }
  }
  const keys = some(own.map((one) => one.key))
  if (by === 'team') return { ...ANYTHING, services: keys, teams: [lane], regions: some(own.map((one) => one.region)) }
  if (by === 'region') return { ...ANYTHING, services: keys, regions: [lane] }
  return { ...ANYTHING, services: keys, environments: [lane] }
}

const known = new WeakMap<CatalogueView, Map<string, Facts>>()

/** What a lane stands for, found once for each catalogue: it is asked for every window of every lane. */
function knownFacts(lane: string, by: Grouping, catalogue: CatalogueView | null): Facts {
  if (!catalogue) return factsOf(lane, by, null)
  const facts = known.get(catalogue) ?? new Map<string, Facts>()
  known.set(catalogue, facts)
  const id = `${by}/${lane}`
  const found = facts.get(id) ?? factsOf(lane, by, catalogue)
  facts.set(id, found)
  return found
}

/** Whether a window is about a lane: nothing that it names contradicts what the lane stands for. */
export function concerns(scope: ScopeView, lane: string, by: Grouping, catalogue: CatalogueView | null): boolean {
  const facts = knownFacts(lane, by, catalogue)
  const meets = (wanted: readonly string[], are: readonly string[] | null): boolean => wanted.length === 0 || are === null || are.some((one) => wanted.includes(one))
  return meets(scope.services, facts.services) && meets(scope.teams, facts.teams) && meets(scope.environments, facts.environments) && meets(scope.regions, facts.regions)
}

/** What a new release that is drawn in a lane starts with. */
export function laneDraft(lane: string, by: Grouping): { services: readonly string[]; team: string; environment: string; train: string } {
  const given = lane === NONE ? '' : lane
  return {
    services: by === 'service' && given !== '' ? [given] : [],
    team: by === 'team' ? given : '',
    environment: by === 'environment' ? given : '',
    train: by === 'train' ? given : '',
  }
}
