/**
 * Questions that come faster than their answers: of those that wait, only the newest is asked, one at a time, and an
 * answer that a newer question has overtaken is dropped. For previews during a drag or while a form is filled in.
 */
import { normalise } from '../backend'
import type { SlipwayError } from '../backend'

export class Latest<Q, A> {
  answer = $state.raw<A | null>(null)
  error = $state.raw<SlipwayError | null>(null)
  /** Whether the answer shown belongs to an older question. */
  stale = $state(false)

  readonly #ask: (question: Q) => Promise<A>
  #waiting: { readonly question: Q } | null = null
  #busy = false

  constructor(ask: (question: Q) => Promise<A>) {
    this.#ask = ask
  }

  /** Asks, now or when the question before is answered. */
  put(question: Q): void {
    this.#waiting = { question }
    this.stale = true
    if (!this.#busy) void this.#run()
  }

  /** Asks what a form says; where it says nothing that can be asked, forgets what was answered. */
  follow(question: Q | null): void {
    if (question === null) this.clear()
    else this.put(question)
  }

  /** Forgets the answer and every question. */
  clear(): void {
    this.#waiting = null
    this.answer = null
    this.error = null
    this.stale = false
  }

  async #run(): Promise<void> {
    this.#busy = true
    for (let next = this.#take(); next !== null; next = this.#take()) {
      try {
        const answer = await this.#ask(next.question)
        this.#settle(answer, null)
      } catch (thrown) {
        this.#settle(null, normalise(thrown))
      }
    }
    this.#busy = false
  }

  #take(): { readonly question: Q } | null {
    const next = this.#waiting
    this.#waiting = null
    return next
  }

  #settle(answer: A | null, error: SlipwayError | null): void {
    // Nothing is stale once `clear` was called, so a late answer to a forgotten question is not shown.
    if (this.#waiting !== null || !this.stale) return
    this.answer = answer
    this.error = error
    this.stale = false
  }
}
