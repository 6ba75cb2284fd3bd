/** Work that writes files: once at a time, with how far it is, a way to stop it, what came of it and what went wrong. */
import { cancel, normalise, onTaskProgress } from '../../backend'
import type { CommandName, SlipwayError, TaskProgress } from '../../backend'

export class Writing<T> {
  busy = $state(false)
  progress = $state.raw<TaskProgress | null>(null)
  done = $state.raw<T | null>(null)
  error = $state.raw<SlipwayError | null>(null)
  #command: CommandName | null = null

  /** Runs a command; `work` answers with `null` where the person gave up. Answers what was done. */
  async run(command: CommandName, work: () => Promise<T | null>): Promise<T | null> {
    if (this.busy) return null
    this.busy = true
    this.#command = command
    this.forget()
    const stop = onTaskProgress((told) => {
      if (told.task === command) this.progress = told
    })
    try {
      this.done = await work()
    } catch (thrown) {
      this.error = normalise(thrown)
    } finally {
      stop()
      this.progress = null
      this.busy = false
    }
    return this.done
  }

  /** Asks the command that is under way to stop. */
  stop(): void {
    if (this.#command !== null) void cancel(this.#command)
  }

  forget(): void {
    this.done = null
    this.error = null
  }
}
