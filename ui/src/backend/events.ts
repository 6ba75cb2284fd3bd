/** What the core says unasked: that another program wrote to the plan, how far a long work is, and what went wrong on its own. */
import { normalise } from './errors'
import type { SlipwayError } from './errors'
import { transport } from './transport'

/** How far a long work is. `total` is `null` while it is not known. */
export interface TaskProgress {
  readonly task: string
  readonly done: number
  readonly total: number | null
  readonly what: string
}

/** Another program, or another window, changed the plan file. */
export function onPlanChanged(heard: () => void): () => void {
  return hear('plan_changed', () => heard())
}

export function onTaskProgress(heard: (progress: TaskProgress) => void): () => void {
  return hear('task_progress', (payload) => {
    if (isProgress(payload)) heard(payload)
  })
}

/** Published calendars could not be brought up to date after a change of the plan. */
export function onPublicationFailed(heard: (error: SlipwayError) => void): () => void {
  return hear('publication_failed', (payload) => heard(normalise(payload)))
}

/** Published calendars were brought up to date after a change of the plan. */
export function onPublicationDone(heard: () => void): () => void {
  return hear('publication_done', () => heard())
}

/** Listening starts later than it is asked for; the returned function ends it in either case. */
function hear(event: string, heard: (payload: unknown) => void): () => void {
  let over = false
  let end: (() => void) | null = null
  void transport()
    .then((way) => way.listen(event, heard))
    .then((stop) => {
      if (over) stop()
      else end = stop
    })
    .catch(() => undefined)
  return () => {
    over = true
    end?.()
  }
}

function isProgress(value: unknown): value is TaskProgress {
  return typeof value === 'object' && value !== null && 'task' in value && 'done' in value && typeof value.done === 'number'
}
