/**
 * Decisions that were begun, so that who looks at another point finds them again. One that was kept stays until the core
 * shows what became of it, and is there again where an undo takes that back.
 */
import { SvelteMap } from 'svelte/reactivity'
import type { DecisionForm } from './form'

interface Draft {
  readonly form: DecisionForm
  /** Whether it was kept, and the id of the decision that stood before. */
  readonly kept: { readonly before: string | null } | null
}

class Drafts {
  readonly #drafts = new SvelteMap<string, Draft>()
  readonly #key = (meeting: string, point: string): string => `${meeting} ${point}`

  /** What is written about a point whose decision has an id, or none yet. */
  get(meeting: string, point: string, decision: string | null): DecisionForm | undefined {
    const draft = this.#drafts.get(this.#key(meeting, point))
    return draft?.kept && draft.kept.before !== decision ? undefined : draft?.form
  }

  put(meeting: string, point: string, form: DecisionForm): void {
    this.#drafts.set(this.#key(meeting, point), { form, kept: null })
  }

  /** It was kept, and is to be replaced by what the core makes of it. */
  settle(meeting: string, point: string, before: string | null): void {
    const key = this.#key(meeting, point)
    const draft = this.#drafts.get(key)
    if (draft) this.#drafts.set(key, { ...draft, kept: { before } })
  }

  clear(): void {
    this.#drafts.clear()
  }
}

export const drafts = new Drafts()
