/** What a person chose about the window itself. Kept on this machine, never in the plan. */
import { knowsZone, machineZone } from './dates'

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'slipway.settings'

interface Stored {
  readonly theme?: unknown
  readonly zone?: unknown
  readonly recent?: unknown
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

  constructor() {
    const stored = read()
    if (stored.theme === 'light' || stored.theme === 'dark') this.#theme = stored.theme
    if (typeof stored.zone === 'string' && knowsZone(stored.zone)) this.#zone = stored.zone
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
    this.#recent = this.#recent.filter((other) => other !== path)
    this.#write()
  }

  #write(): void {
    try {
      globalThis.localStorage.setItem(KEY, JSON.stringify({ theme: this.#theme, zone: this.#zone, recent: this.#recent }))
    } catch {
      // A window without storage still works; it only forgets.
    }
  }
}

export const settings = new Settings()

/** The zone of this machine, offered first in the picker. */
export const homeZone = machineZone()
