/** What is chosen to be in the calendar. It outlives the room, so that a look elsewhere loses nothing. */
import type { SavedCalendarView } from '../../backend'
import { alike, formOf, WHOLE } from './part'
import type { PartForm } from './part'

class Choice {
  /** The key of the saved calendar that is chosen. */
  saved = $state<string | null>(null)
  /** What was chosen by hand; `null` while it is as it was saved, or the whole plan. */
  edited = $state.raw<PartForm | null>(null)
  #plan: string | null = null

  /** Begins anew where another plan is open. */
  belongTo(plan: string): void {
    if (this.#plan !== plan) this.start(null)
    this.#plan = plan
  }

  /** Something that is not saved; the whole plan where nothing is said. */
  start(form: PartForm | null): void {
    this.saved = null
    this.edited = form
  }

  /** A saved calendar, as it was saved. */
  take(key: string): void {
    this.saved = key
    this.edited = null
  }
}

export const choice = new Choice()

export interface Chosen {
  /** The saved calendar; none where nothing saved is chosen, or where it is no more. */
  readonly view: SavedCalendarView | null
  readonly form: PartForm
  /** Whether the form says something else than what is saved. */
  readonly isChanged: boolean
}

/** What is chosen, as the plan stands. */
export function chosenOf(saved: readonly SavedCalendarView[]): Chosen {
  const view = saved.find(({ key }) => key === choice.saved) ?? null
  const kept = view ? formOf(view.part) : WHOLE
  const form = choice.edited ?? kept
  return { view, form, isChanged: view !== null && !alike(form, kept) }
}
