/** What a person chose about the window itself. Kept on this machine, never in the plan. */
import { knowsZone, machineZone } from './dates'

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'slipway.settings'

interface Stored {
  readonly theme?: unknown
  readonly zone?: unknown
  readonly recent?: unknown
  readonly named?: unknown
}

/** Something that a person saved by name: a filter, a view. Who saved it knows what is in it. */
export interface Named {
  readonly name: string
  readonly value: unknown
}

type Shelf = Readonly<Record<string, readonly Named[]>>

const NOTHING: readonly Named[] = []

function readShelf(value: unknown): Shelf {
  if (typeof value !== 'object' || value === null) return {}
  const isNamed = (one: unknown): one is Named => typeof one === 'object' && one !== null && 'name' in one && typeof one.name === 'string' && 'value' in one
  return Object.fromEntries(Object.entries(value).map(([place, list]) => [place, Array.isArray(list) ? list.filter(isNamed) : []]))
}

function read(): Stored {
  try {
    const value: unknown = JSON.parse(globalThis.localStorage.getItem(KEY) ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

const RECENT = 8

class Settings {
  #theme = $state<Theme>('system')
  #zone = $state<string | null>(null)
  #recent = $state.raw<readonly string[]>([])
  #named = $state.raw<Shelf>({})

  constructor() {
    const stored = read()
    if (stored.theme === 'light' || stored.theme === 'dark') this.#theme = stored.theme
    if (typeof stored.zone === 'string' && knowsZone(stored.zone)) this.#zone = stored.zone
    this.#named = readShelf(stored.named)
    if (Array.isArray(stored.recent)) this.#recent = stored.recent.filter((path) => typeof path === 'string').slice(0, RECENT)
  }

  get theme(): Theme {
    return this.#theme
  }

  set theme(theme: Theme) {
    this.#theme = theme
    this.#write()
  }

  /** The zone that was chosen for the window; `null` follows the plan. */
  get zone(): string | null {
    return this.#zone
  }

  set zone(zone: string | null) {
    this.#zone = zone
    this.#write()
  }

  /** Plan files that were open before, the last first. */
  get recent(): readonly string[] {
    return this.#recent
  }

  remember(path: string): void {
    if (this.#recent[0] === path) return
    this.#recent = [path, ...this.#recent.filter((other) => other !== path)].slice(0, RECENT)
    this.#write()
  }

  forget(path: string): void {
    if (!this.#recent.includes(path)) return
    this.#recent = this.#recent.filter((other) => other !== path)
    this.#write()
  }

  /** What was saved by name for a plan, by its path, and a purpose. */
  named(plan: string, purpose: string): readonly Named[] {
    return this.#named[`${purpose} ${plan}`] ?? NOTHING
  }

  keepNamed(plan: string, purpose: string, list: readonly Named[]): void {
    const place = `${purpose} ${plan}`
    const others = Object.entries(this.#named).filter(([other]) => other !== place)
    this.#named = Object.fromEntries(list.length === 0 ? others : [...others, [place, list]])
    this.#write()
  }

  #write(): void {
    try {
      globalThis.localStorage.setItem(KEY, JSON.stringify({ theme: this.#theme, zone: this.#zone, recent: this.#recent, named: this.#named }))
    } catch {
      // A window without storage still works; it only forgets.
    }
  }
}

export const settings = new Settings()

/** The zone of this machine, offered first in the picker. */
export const homeZone = machineZone()
