/** Words that were changed and not saved yet. They outlive the room, so that a look elsewhere loses nothing. */
import { plan } from '../../../shared/plan.svelte'
import type { WordsForm } from './phrase'

class Drafts {
  #all = $state.raw<Readonly<Partial<Record<string, WordsForm>>>>({})

  of(kind: string): WordsForm | null {
    return this.#all[keyOf(kind)] ?? null
  }

  put(kind: string, form: WordsForm | null): void {
    this.#all = { ...this.#all, [keyOf(kind)]: form ?? undefined }
  }
}

/** One plan, or a scenario of it, is one file. */
function keyOf(kind: string): string {
  return `${plan.status?.path ?? ''} ${kind}`
}

export const drafts = new Drafts()
