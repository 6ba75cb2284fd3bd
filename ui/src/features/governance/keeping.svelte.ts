/** Forms that were changed and not saved yet. They outlive the room, so that a look elsewhere loses nothing. */
import { plan } from '../../shared/plan.svelte'

export interface Draft<F> {
  /** The version from which it started. */
  readonly version: number
  readonly form: F
  /** Why it is changed, as far as it was written. */
  readonly reason: string
}

export class Drafts<F> {
  #all = $state.raw<Readonly<Partial<Record<string, Draft<F>>>>>({})

  of(name: string): Draft<F> | null {
    return this.#all[keyOf(name)] ?? null
  }

  put(name: string, draft: Draft<F>): void {
    this.#all = { ...this.#all, [keyOf(name)]: draft }
  }

  drop(name: string): void {
    this.#all = { ...this.#all, [keyOf(name)]: undefined }
  }

  clear(): void {
    this.#all = {}
  }
}

/** One plan, or a scenario of it, is one file. */
function keyOf(name: string): string {
  return `${plan.status?.path ?? ''} ${name}`
}

/** Whether two things say the same, in whatever order their fields stand. */
export function alike(one: unknown, other: unknown): boolean {
  return written(one) === written(other)
}

function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part)
}
