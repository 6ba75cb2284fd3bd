/**
 * Calendar files that this machine watches for the plan, as far as every room should know: how they stand is asked while the
 * window is looked at, and a file that has changed is told once. Nothing is imported by itself.
 */
import { untrack } from 'svelte'
import { call, normalise } from '../backend'
import type { CalendarSource, SlipwayError } from '../backend'
import { announce } from './announcer.svelte'
import { nameOfFile } from './files/name'
import { refuse } from './mutate'
import { plan } from './plan.svelte'
import { router } from './router.svelte'
import { toasts } from './toasts.svelte'

/** How often it is asked again while something is watched. */
const AGAIN_MS = 30_000

class Sources {
  /** `null` until the core has answered. */
  list = $state.raw<readonly CalendarSource[] | null>(null)
  error = $state.raw<SlipwayError | null>(null)
  /** The plan of the list. */
  #plan: string | null = null
  /** What was told as changed, by path; it is told again when it was read in between. */
  #told: ReadonlySet<string> = new Set()
  #latest = 0

  readonly #path = $derived(plan.status?.path ?? null)

  /** Asks how they stand. */
  async refresh(): Promise<void> {
    const path = this.#path
    const mine = ++this.#latest
    if (path !== this.#plan) this.#forget(path)
    if (path === null) return
    try {
      const { items } = await call('calendar_sources', {})
      if (mine === this.#latest) this.take(items)
    } catch (thrown) {
      if (mine === this.#latest) this.error = normalise(thrown)
    }
  }

  /** Asks how they stand, and waits for that whatever else is asked meanwhile. */
  async ask(): Promise<void> {
    try {
      this.take((await call('calendar_sources', {})).items)
    } catch (thrown) {
      this.error = normalise(thrown)
    }
  }

  /** The watched file or folder of a path. */
  of(path: string): CalendarSource | null {
    return this.list?.find((source) => source.path === path) ?? null
  }

  /** Takes over how they stand, and tells what has changed. */
  take(list: readonly CalendarSource[]): void {
    // An answer to an older question comes too late now.
    this.#latest += 1
    this.list = list
    this.error = null
    const changed = list.filter(({ state }) => state === 'changed').map(({ path }) => path)
    const news = changed.filter((path) => !this.#told.has(path))
    this.#told = new Set(changed)
    if (news.length > 0) tell(news)
  }

  /** Watches one no longer, and offers the way back. */
  async forget(path: string): Promise<void> {
    const { items } = await call('calendar_source_forget', { path })
    this.take(items)
    const text = `${nameOfFile(path)} is watched no longer`
    const hint = 'What came from it stays in the plan.'
    toasts.show('note', text, { hint, action: { label: 'Undo', run: () => void this.restore(path) } })
    announce(`${text}. ${hint}`)
  }

  /** Watches one again that was forgotten, as it was. Refusals are told. */
  async restore(path: string): Promise<void> {
    try {
      const { items } = await call('calendar_source_restore', { path })
      // That it had changed was told before it was forgotten.
      this.#told = new Set([...this.#told, path])
      this.take(items)
      announce(`${nameOfFile(path)} is watched again`)
    } catch (thrown) {
      refuse(normalise(thrown))
    }
  }

  /** Asks when another plan is open, when the window is looked at again, and from time to time while something is watched. */
  follow(): () => void {
    const look = (): void => {
      if (document.visibilityState === 'visible') void this.refresh()
    }
    const stop = $effect.root(() => {
      $effect(() => {
        if (this.#path !== this.#plan) untrack(() => void this.refresh())
      })
    })
    const timer = setInterval(() => {
      if ((this.list ?? []).length > 0) look()
    }, AGAIN_MS)
    globalThis.addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      stop()
      clearInterval(timer)
      globalThis.removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }

  #forget(path: string | null): void {
    this.#plan = path
    this.#told = new Set()
    this.list = null
    this.error = null
  }
}

function tell(paths: readonly string[]): void {
  const [only = ''] = paths
  const text = paths.length === 1 ? `${nameOfFile(only)} changed` : `${paths.length} watched calendars changed`
  const query = paths.length === 1 ? { kind: 'calendar', source: only } : { kind: 'calendar' }
  toasts.show('note', text, { action: { label: 'Review', run: () => router.go('exchange', ['import'], query) } })
  announce(`${text}. Review the update under Import & export.`)
}

export const sources = new Sources()
