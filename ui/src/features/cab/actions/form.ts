/** The form of an action, and what the core is told of it. Pure. */
import type { ActionView, Input } from '../../../backend'
import { isDate } from '../../../shared/dates'
import { tidyDay } from '../../../shared/widgets/wall-text'

export interface ActionForm {
  readonly text: string
  readonly owner: string
  readonly due: string
  readonly release: string
  readonly kind: ActionView['kind']
}

export const EMPTY_ACTION: ActionForm = { text: '', owner: '', due: '', release: '', kind: 'task' }

export const ACTION_KINDS: readonly { readonly value: ActionView['kind']; readonly label: string }[] = [
  { value: 'task', label: 'Task' },
  { value: 'process', label: 'Process' },
]

export function formOf({ text, owner, due, release, kind }: ActionView): ActionForm {
  return { text, owner: owner ?? '', due: due ?? '', release: release ?? '', kind }
}

export type Complaints = Readonly<Partial<Record<'text' | 'due', string>>>

export function complaints({ text, due }: ActionForm, today: string): Complaints {
  const day = tidyDay(due, today)
  return { ...(text.trim() === '' ? { text: 'Say what is to be done' } : {}), ...(day !== '' && !isDate(day) ? { due: 'Write a day as 2026-12-18' } : {}) }
}

/** What is asked for; an action that was there before keeps its key, its meeting and whether it is done. */
export function inputOf(form: ActionForm, meeting: string, today: string, before: ActionView | null = null): Input<'action_save'> {
  return {
    key: before?.key ?? null, meeting: before?.meeting ?? meeting, kind: form.kind, text: form.text.trim(), owner: form.owner || null,
    due: tidyDay(form.due, today) || null, release: form.release || null, done: before !== null && before.done_by !== null,
  }
}

/** The same action, done or open again. */
export function ticked(action: ActionView, meeting: string, done: boolean): Input<'action_save'> {
  const { key, kind, text, owner, due, release } = action
  return { key, meeting: action.meeting ?? meeting, kind, text, owner, due, release, done }
}
