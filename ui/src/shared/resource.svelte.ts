/**
 * Something read from the core that stays true: it is read again whenever the plan changes or its question does.
 * The old answer stays on the screen meanwhile, so that nothing flickers, and a late answer never replaces a newer one.
 */
import { untrack } from 'svelte'
import { normalise } from '../backend'
import type { SlipwayError } from '../backend'
import { plan } from './plan.svelte'

/** The last answer to a question. Kept outside of a room, it is there when the room is entered again and nothing has changed. */
export class Recall<T> {
  #key: string | null = null
  #value: T | null = null

  get(key: string): T | null {
    return this.#key === key ? this.#value : null
  }

  put(key: string, value: T): void {
    this.#key = key
    this.#value = value
  }
}

export interface Kept<T> {
  readonly recall: Recall<T>
  /** What tells one question from another. */
  readonly key: () => string
}

export interface Resource<T> {
  readonly data: T | null
  readonly error: SlipwayError | null
  /** Whether an answer is awaited. `data` may hold the one before. */
  readonly loading: boolean
  reload(): void
}

/** Reading a rune inside an effect is what ties the effect to it. */
function follow(..._runes: readonly unknown[]): void {
  // Nothing to do: the arguments were read.
}

/**
 * Makes a resource; call it while a component is set up. Runes that `question` reads before its first
 * `await` are followed. `null` in place of a promise means that there is nothing to ask. With `kept`, an answer of the
 * same state of the plan is not asked for again.
 */
export function resource<T>(question: () => Promise<T> | null, kept?: Kept<T>): Resource<T> {
  const keyNow = (): string => `${plan.revision}/${kept?.key() ?? ''}`
  let data = $state.raw<T | null>(kept?.recall.get(untrack(keyNow)) ?? null)
  let error = $state.raw<SlipwayError | null>(null)
  let loading = $state(true)
  let again = $state(0)
  let latest = 0

  $effect(() => {
    follow(plan.revision, again)
    const mine = ++latest
    const key = keyNow()
    const known = again === 0 ? kept?.recall.get(key) : null
    if (known != null) {
      data = known
      error = null
      loading = false
      return
    }
    const answer = question()
    if (!answer) {
      data = null
      error = null
      loading = false
      return
    }
    loading = true
    answer.then(
      (value) => {
        if (mine !== latest) return
        kept?.recall.put(key, value)
        data = value
        error = null
        loading = false
      },
      (thrown: unknown) => {
        if (mine !== latest) return
        error = normalise(thrown)
        loading = false
      },
    )
  })

  return {
    get data() { return data },
    get error() { return error },
    get loading() { return loading },
    reload() { again += 1 },
  }
}
