/** The pack being printed: the choice of paper, the work itself, and what came of it. */
import { call, normalise, onTaskProgress, pickTarget } from '../../backend'
import type { Paper, PrintedPack, SlipwayError, TaskProgress } from '../../backend'
import { announce } from '../../shared/announcer.svelte'
import { count } from '../../shared/words'

class Printing {
  open = $state(false)
  /** The meeting's id, or `next`. */
  meeting = $state('next')
  paper = $state<Paper>('a4')
  mono = $state(false)
  busy = $state(false)
  progress = $state.raw<TaskProgress | null>(null)
  printed = $state.raw<PrintedPack | null>(null)
  error = $state.raw<SlipwayError | null>(null)

  ask(meeting?: string): void {
    if (meeting !== undefined) this.meeting = meeting
    this.printed = null
    this.error = null
    this.open = true
  }

  async print(): Promise<void> {
    if (this.busy) return
    this.printed = null
    this.error = null
    const stop = onTaskProgress((progress) => (this.progress = progress))
    try {
      const path = await pickTarget({ title: 'Where to put the pack', suggested: `cab-${this.meeting}.pdf`, kinds: [{ name: 'PDF', extensions: ['pdf'] }] })
      if (path === null) return
      this.busy = true
      this.printed = await call('cab_pack_print', { meeting: this.meeting, path, paper: this.paper, mono: this.mono, fallback_font: null })
      announce(`The pack is printed: ${count(this.printed.pages, 'page')}.`)
    } catch (thrown) {
      this.error = normalise(thrown)
    } finally {
      stop()
      this.busy = false
      this.progress = null
    }
  }
}

export const printing = new Printing()
