/** A calendar file on its way in: what is said of it, what would happen, and what was done. */
import { untrack } from 'svelte'
import { call, normalise, onTaskProgress, pickFile, pickFolder } from '../../../backend'
import type { Input, ImportOutcome, SlipwayError, TaskProgress } from '../../../backend'
import { announce } from '../../../shared/announcer.svelte'
import { Latest } from '../../../shared/latest.svelte'
import { mutate } from '../../../shared/mutate'
import { plan } from '../../../shared/plan.svelte'
import { sources } from '../../../shared/sources.svelte'
import { changesOf } from './events'
import { choose, inputOf, isOtherwise, saidOf, UNSAID } from './said'
import type { Said } from './said'

interface Done {
  readonly outcome: ImportOutcome
  /** The plan after it; when that has changed again, what was done is no longer how things stand. */
  readonly revision: number
}

export class Importing {
  said = $state.raw<Said>(UNSAID)
  /** A watched file to be looked at as soon as it is known what was said of it. */
  #awaited = $state.raw<string | null>(null)
  busy = $state(false)
  /** Why it was not written, or no file was chosen. */
  refusal = $state.raw<SlipwayError | null>(null)
  progress = $state.raw<TaskProgress | null>(null)
  readonly preview = new Latest((input: Input<'calendar_import'>) => call('calendar_import', input))
  /** What would have happened before the last refusal: choices that led to it can still be taken back. */
  #before = $state.raw<ImportOutcome | null>(null)
  #done = $state.raw<Done | null>(null)

  readonly place = $derived(this.said.path ?? this.#awaited)
  /** The file or folder as this machine watches it. */
  readonly watched = $derived(this.said.path === null ? null : sources.of(this.said.path))
  /** Whether it is watched and something else is said of it than before. */
  readonly isOtherwise = $derived(this.watched !== null && isOtherwise(this.said, this.watched))
  readonly done = $derived(this.#done?.revision === plan.revision ? this.#done.outcome : null)
  readonly outcome = $derived(this.done ?? this.preview.answer ?? this.#before)
  readonly error = $derived(this.refusal ?? this.preview.error)
  /** Whether what is shown is how things stand, and can be written. */
  readonly isReady = $derived(!this.busy && this.done === null && !this.preview.stale && this.preview.answer !== null)

  /** Asks what would happen to the plan as it is now; where it was just done, there is nothing to ask. */
  look(_revision: number): void {
    // What is being written changes the plan before it is said to be done.
    if (this.busy) return
    const input = this.done === null ? inputOf(this.said, 'preview') : null
    untrack(() => {
      this.progress = null
      this.preview.follow(input)
    })
  }

  /** Keeps what would happen beyond a refusal. */
  keep(outcome: ImportOutcome | null): void {
    if (outcome !== null) this.#before = outcome
  }

  set(part: Partial<Said>): void {
    this.said = { ...this.said, ...part }
    this.refusal = null
    this.#done = null
  }

  choose(uid: string, choice: string): void {
    this.set({ choices: choose(this.said.choices, uid, choice) })
  }

  /** Another file: what was said of the one before stays, but not what was chosen for its events. One that is watched knows what was said. */
  open(path: string): void {
    const known = sources.of(path)
    this.#begin(known === null ? { ...this.said, path, choices: {} } : saidOf(known))
  }

  /** A watched file, with what was said of it last, as soon as that is known. */
  review(path: string): void {
    if (sources.of(path) !== null) {
      this.open(path)
      return
    }
    this.#begin(UNSAID)
    this.#awaited = path
    void sources.ask().then(() => { if (this.#awaited === path) this.open(path) })
  }

  close(): void {
    this.#begin(UNSAID)
  }

  #begin(said: Said): void {
    this.#awaited = null
    this.preview.clear()
    this.#before = null
    this.set(said)
  }

  async choosePath(what: 'file' | 'folder'): Promise<void> {
    this.refusal = null
    try {
      const path = what === 'file' ? await pickFile({ title: 'Import a calendar', kinds: [{ name: 'Calendar', extensions: ['ics'] }] }) : await pickFolder('Folder with calendar files')
      if (path !== null) this.open(path)
    } catch (thrown) {
      this.refusal = normalise(thrown)
    }
  }

  /** Writes all of it. */
  async bring(): Promise<void> {
    const input = inputOf(this.said, 'commit', this.watched !== null)
    if (input === null || this.busy) return
    this.busy = true
    this.progress = null
    this.refusal = null
    const result = await mutate('calendar_import', input, { quiet: true })
    if (result.ok) {
      if (changesOf(result.output) === 0) announce('Nothing changes in the plan.')
      this.#done = { outcome: result.output, revision: plan.revision }
    } else this.refusal = result.error
    this.busy = false
    if (result.ok) await sources.refresh()
  }

  /** Follows how far it is, until the returned function is called. */
  follow(): () => void {
    return onTaskProgress((told) => {
      if (told.task === 'calendar_import') this.progress = told
    })
  }
}
