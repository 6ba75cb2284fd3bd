/** The sheet of a departure: of which one, and how its printing stands. */
import type { DepartureView, TrainCard } from '../../../backend'
import { Press } from '../../../shared/printing/press.svelte'

class Sheet {
  /** `null` until a departure was chosen. */
  of = $state.raw<{ readonly train: TrainCard; readonly day: string } | null>(null)
  readonly press = new Press()

  ask(train: TrainCard, { day }: DepartureView): void {
    // The dialog of a sheet that is being printed is not about another one meanwhile.
    if (!this.press.busy) this.of = { train, day }
    this.press.ask()
  }
}

export const sheet = new Sheet()
