/** Something that a form does to the plan: once at a time, and a refusal is kept for the place where it was asked for. */
import type { CommandName, Input, Output, SlipwayError } from '../backend'
import { mutate } from './mutate'
import type { MutateOptions } from './mutate'

export class Attempt {
  busy = $state(false)
  refusal = $state.raw<SlipwayError | null>(null)

  /** Answers whether it was done. */
  async make<C extends CommandName>(name: C, input: Input<C>, options: MutateOptions = {}): Promise<boolean> {
    return (await this.ask(name, input, options)) !== null
  }

  /** Answers what the core answered; `null` where it was not done. */
  async ask<C extends CommandName>(name: C, input: Input<C>, options: MutateOptions = {}): Promise<Output<C> | null> {
    if (this.busy) return null
    this.busy = true
    const outcome = await mutate(name, input, { ...options, quiet: true })
    this.busy = false
    this.refusal = outcome.ok ? null : outcome.error
    return outcome.ok ? outcome.output : null
  }

  /** Forgets what was refused, because something else is asked for now. */
  forget(): void {
    this.refusal = null
  }
}
