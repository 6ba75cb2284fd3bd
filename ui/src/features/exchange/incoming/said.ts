/** What a person says about a calendar file, and how that is asked of the core. Pure. */
import type { Becomes, CalendarSource, CatalogueView, Input } from '../../../backend'
import { count, say, TYPES, WINDOW_KINDS } from '../../../shared/words'

/** What is said of the events of a file or a folder. */
export interface Said {
  readonly path: string | null
  readonly becomes: Becomes
  /** What windows mean for releases; empty where nobody said it. */
  readonly kind: string
  /** The zone of times without one; empty where nobody said it. */
  readonly zone: string
  readonly services: readonly string[]
  readonly regions: readonly string[]
  readonly owner: string | null
  readonly environment: string | null
  readonly type: string
  readonly team: string | null
  readonly project: string
  readonly whole: boolean
  readonly watch: boolean
  /** What single events become, by UID. */
  readonly choices: Readonly<Record<string, string>>
  /** What a watched file was told of before: it is asked about again, even where no event is said to become it. */
  readonly told: Asked
}

/** What is asked about, because some event may become it. */
export interface Asked {
  readonly windows: boolean
  readonly releases: boolean
  readonly milestones: boolean
}

export const UNSAID: Said = {
  path: null, becomes: 'window', kind: '', zone: '', services: [], regions: [], owner: null, environment: null, type: 'normal', team: null,
  project: '', whole: false, watch: false, choices: {}, told: { windows: false, releases: false, milestones: false },
}

const isWindow = (choice: string): boolean => choice === 'window' || choice in WINDOW_KINDS

export function askedOf({ becomes, choices, told }: Said): Asked {
  const chosen = Object.values(choices)
  return {
    windows: told.windows || becomes === 'window' || chosen.some(isWindow),
    releases: told.releases || becomes === 'release' || chosen.includes('release'),
    milestones: told.milestones || becomes === 'milestone' || chosen.includes('milestone'),
  }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** What is asked of the core; `null` while there is no file. A file that is watched stays so. */
export function inputOf(said: Said, mode: 'commit' | 'preview', isWatched = false): Input<'calendar_import'> | null {
  if (said.path === null) return null
  const choices = Object.fromEntries(Object.entries(said.choices).sort(([one], [other]) => (one < other ? -1 : 1)))
  const { windows, releases, milestones } = askedOf(said)
  return {
    paths: [said.path], becomes: said.becomes, choices, zone: orNull(said.zone), whole: said.whole, watch: said.watch || isWatched, mode,
    kind: windows ? orNull(said.kind) : null,
    services: windows || releases ? [...said.services] : [],
    regions: windows ? [...said.regions] : [],
    owner: windows ? said.owner : null,
    environment: releases ? said.environment : null,
    type: releases ? said.type : null,
    team: releases ? said.team : null,
    project: milestones ? orNull(said.project) : null,
  }
}

/** A choice made for an event, or taken back with an empty one. */
export function choose(choices: Said['choices'], uid: string, choice: string): Said['choices'] {
  const others = Object.entries(choices).filter(([other]) => other !== uid)
  return Object.fromEntries(choice === '' ? others : [...others, [uid, choice]])
}

/** Everything that was said of a watched file or folder, so that it can be said again or otherwise. */
export function saidOf({ path, said }: Pick<CalendarSource, 'path' | 'said'>): Said {
  const { becomes, kind, zone, services = [], regions = [], owner, environment, type, team, project, whole = false, choices = {} } = said
  const ofAll = services.length > 0 && becomes !== 'release'
  return {
    ...UNSAID, path, becomes: becomes ?? UNSAID.becomes, kind: kind ?? '', zone: zone ?? '', services, regions, owner: owner ?? null,
    environment: environment ?? null, type: type ?? UNSAID.type, team: team ?? null, project: project ?? '', whole, choices,
    told: {
      windows: ofAll || regions.length > 0 || kind != null || owner != null,
      releases: environment != null || type != null || team != null,
      milestones: project != null,
    },
  }
}

/** Whether something else is said of a watched file than before. */
export function isOtherwise(said: Said, source: Pick<CalendarSource, 'path' | 'said'>): boolean {
  const told = (one: Said): string => JSON.stringify(inputOf(one, 'commit', true))
  return told(said) !== told(saidOf(source))
}

type Names = Pick<CatalogueView, 'services' | 'regions' | 'people' | 'environments' | 'teams'>

/** What was said of a watched file beside what its events become, in words and by the names that things have now. */
export function sayAll({ said }: Pick<CalendarSource, 'said'>, names: Names | null): string[] {
  const { zone, services = [], regions = [], owner, environment, type, team, project, whole, choices = {} } = said
  const name = (list: keyof Names, key: string): string => names?.[list].find((one) => one.key === key)?.name ?? key
  const several = (list: 'services' | 'regions', one: string, keys: readonly string[]): string[] =>
    keys.length === 0 ? [] : [`${keys.length === 1 ? one : list} ${keys.map((key) => name(list, key)).join(', ')}`]
  const chosen = Object.keys(choices).length
  return [
    ...(zone == null ? [] : [`zone ${zone}`]),
    ...several('services', 'service', services),
    ...several('regions', 'region', regions),
    ...(owner == null ? [] : [`${name('people', owner)} answers for the dates`]),
    ...(environment == null ? [] : [`environment ${name('environments', environment)}`]),
    ...(type == null ? [] : [`new releases are ${say(TYPES, type).toLowerCase()}`]),
    ...(team == null ? [] : [`team ${name('teams', team)}`]),
    ...(project == null ? [] : [`project ${project}`]),
    ...(chosen === 0 ? [] : [`${count(chosen, 'event')} chosen otherwise`]),
    ...(whole === true ? ['the whole calendar'] : []),
  ]
}

/** The zone that a file itself names, out of the details of a refusal. */
export function zoneHint(details: unknown): string | null {
  return typeof details === 'object' && details !== null && 'hint' in details && typeof details.hint === 'string' ? details.hint : null
}
