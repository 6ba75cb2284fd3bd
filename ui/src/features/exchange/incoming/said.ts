/** What a person says about a calendar file, and how that is asked of the core. Pure. */
import type { Becomes, CalendarSource, Input } from '../../../backend'
import { WINDOW_KINDS } from '../../../shared/words'

/** What is said of the events of a file or a folder. */
export interface Said {
  readonly path: string | null
  /** A watched file or folder, which is read as was said when it was first watched. */
  readonly source: string | null
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
}

export const UNSAID: Said = {
  path: null, source: null, becomes: 'window', kind: '', zone: '', services: [], regions: [], owner: null, environment: null, type: 'normal',
  team: null, project: '', whole: false, watch: false, choices: {},
}

/** What is asked about, because some event may become it. */
export interface Asked {
  readonly windows: boolean
  readonly releases: boolean
  readonly milestones: boolean
}

const isKind = (choice: string): boolean => choice in WINDOW_KINDS

export function askedOf({ becomes, choices }: Said): Asked {
  const chosen = Object.values(choices)
  return {
    windows: becomes === 'window' || chosen.some(isKind),
    releases: becomes === 'release' || chosen.includes('release'),
    milestones: becomes === 'milestone' || chosen.includes('milestone'),
  }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** What is asked of the core; `null` while there is no file. */
export function inputOf(said: Said, mode: 'commit' | 'preview'): Input<'calendar_import'> | null {
  const choices = { ...said.choices }
  if (said.source !== null) return { source: said.source, choices, mode }
  if (said.path === null) return null
  const { windows, releases, milestones } = askedOf(said)
  return {
    paths: [said.path], becomes: said.becomes, choices, zone: orNull(said.zone), whole: said.whole, watch: said.watch, mode,
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

/** A watched source as a file about which everything is said anew; what the list of sources knows is taken along. */
export function anew(source: Pick<CalendarSource, 'path' | 'becomes'>, choices: Said['choices'] = {}): Said {
  const [becomes, kind = ''] = source.becomes.split(' ')
  const whole = becomes === 'release' || becomes === 'milestone' ? becomes : 'window'
  return { ...UNSAID, path: source.path, becomes: whole, kind: isKind(kind) ? kind : '', watch: true, choices }
}

/** The zone that a file itself names, out of the details of a refusal. */
export function zoneHint(details: unknown): string | null {
  return typeof details === 'object' && details !== null && 'hint' in details && typeof details.hint === 'string' ? details.hint : null
}
