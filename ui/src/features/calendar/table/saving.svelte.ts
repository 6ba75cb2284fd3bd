/** The calendar as a table in a file: whether its dialog is open, the work itself, and what came of it. */
import { call, normalise, pickTarget } from '../../../backend'
import type { FileKind, Input, SlipwayError, WrittenFiles } from '../../../backend'
import { announce } from '../../../shared/announcer.svelte'
import { refuse } from '../../../shared/mutate'
import { toasts } from '../../../shared/toasts.svelte'
import { count } from '../../../shared/words'

/** What is saved. */
export interface TableOrder {
  /** The name of the file, until somebody gives another. */
  readonly suggested: string
  readonly filter: Input<'releases_export'>['filter']
}

const CSV: FileKind = { name: 'Table (.csv)', extensions: ['csv'] }

class Saving {
  open = $state(false)
  busy = $state(false)
  written = $state.raw<WrittenFiles | null>(null)
  error = $state.raw<SlipwayError | null>(null)

  ask(): void {
    if (!this.busy) this.#clear()
    this.open = true
  }

  async save({ suggested, filter }: TableOrder): Promise<void> {
    if (this.busy) return
    this.#clear()
    try {
      const path = await pickTarget({ title: 'Where to put the table', suggested, kinds: [CSV] })
      if (path === null) return
      this.busy = true
      this.written = await call('releases_export', { path, filter })
      const said = `The table is saved: ${count(this.written.items, 'release')}.`
      // Who has closed the dialog meanwhile still wants to know where it is.
      if (this.open) announce(said)
      else toasts.show('note', said, { hint: path })
    } catch (thrown) {
      this.error = normalise(thrown)
      if (!this.open) refuse(this.error)
    } finally {
      this.busy = false
    }
  }

  #clear(): void {
    this.written = null
    this.error = null
  }
}

export const tableSaving = new Saving()
