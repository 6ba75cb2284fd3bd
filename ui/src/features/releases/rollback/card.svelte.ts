/** The escalation card: of which release, and how its printing stands. */
import { Press } from '../../../shared/printing/press.svelte'

class Card {
  /** Key of the release; `null` until one was asked for. */
  of = $state<string | null>(null)
  readonly press = new Press()

  ask(release: string): void {
    // The dialog of a card that is being printed is not about another one meanwhile.
    if (!this.press.busy) this.of = release
    this.press.ask()
  }
}

export const card = new Card()
