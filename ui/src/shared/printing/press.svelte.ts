/** A document being printed as a PDF: the choice of paper, where it goes, the work itself, and what came of it. */
import { normalise, onTaskProgress, pickTarget } from '../../backend'
import type { CommandName, FileKind, Paper, PrintedPaper, SlipwayError, TaskProgress } from '../../backend'
import { announce } from '../announcer.svelte'
import { refuse } from '../mutate'
import { toasts } from '../toasts.svelte'
import { count } from '../words'

/** What came of it. */
export interface Printed extends PrintedPaper {
  /** What it turned out to be, where that is known only then: `Pack 2`, `The draft of pack 3`. */
  readonly name?: string
}

/** What to print. */
export interface PrintOrder {
  /** The use case, by which it is followed and stopped. */
  readonly command: CommandName
  /** What people call it, inside a sentence: `wall planner`. */
  readonly what: string
  /** The name of its file, until somebody gives another. */
  readonly suggested: string
  /** Whether a picture can be had in place of the PDF: a path that ends in `.png` asks for it. */
  readonly pictures?: boolean
  /** Whether it can be printed on both sides of sheets that are bound. */
  readonly bound?: boolean
  readonly print: (path: string) => Promise<Printed>
}

const PDF: FileKind = { name: 'PDF', extensions: ['pdf'] }
const PICTURE: FileKind = { name: 'Picture (PNG)', extensions: ['png'] }

export class Press {
  open = $state(false)
  paper = $state<Paper>('a4')
  mono = $state(false)
  /** On both sides of sheets that are bound; of use where the order of what is printed has room for it. */
  duplex = $state(false)
  busy = $state(false)
  progress = $state.raw<TaskProgress | null>(null)
  printed = $state.raw<Printed | null>(null)
  error = $state.raw<SlipwayError | null>(null)

  /** Opens the dialog; work that is still under way stays in it. */
  ask(): void {
    if (!this.busy) this.#clear()
    this.open = true
  }

  async print({ command, what, suggested, pictures = false, print }: PrintOrder): Promise<void> {
    if (this.busy) return
    this.#clear()
    const stop = onTaskProgress((progress) => {
      if (progress.task === command) this.progress = progress
    })
    try {
      const path = await pickTarget({ title: `Where to put the ${what}`, suggested, kinds: pictures ? [PDF, PICTURE] : [PDF] })
      if (path === null) return
      this.busy = true
      this.printed = await print(path)
      const said = `${this.printed.name ?? `The ${what}`} is printed: ${count(this.printed.pages, 'page')}.`
      // Who has closed the dialog meanwhile still wants to know where it is.
      if (this.open) announce(said)
      else toasts.show('note', said, { hint: this.printed.path })
    } catch (thrown) {
      this.error = normalise(thrown)
      if (!this.open) refuse(this.error)
    } finally {
      stop()
      this.busy = false
      this.progress = null
    }
  }

  #clear(): void {
    this.printed = null
    this.error = null
  }
}
