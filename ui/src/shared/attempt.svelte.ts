/** Something that a form does to the plan: once at a time, and a refusal is kept for the place where it was asked for. */
import type { CommandName, Input, SlipwayError } from '../backend'
import { mutate } from './mutate'
import type { MutateOptions } from './mutate'

export class Attempt {
  busy = $state(false)
  refusal = $state.raw<SlipwayError | null>(null)

  /** Answers whether it was done. */
  async make<C extends CommandName>(name: C, input: Input<C>, options: MutateOptions = {}): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    const outcome = await mutate(name, input, { ...options, quiet: true })
    this.busy = false
    this.refusal = outcome.ok ? null : outcome.error
    return outcome.ok
  }

  /** Forgets what was refused, because something else is asked for now. */
  forget(): void {
    this.refusal = null
  }
}
