/** What this room prints: the wall planner of a year, and the notice of a freeze. */
import { Press } from '../../../shared/printing/press.svelte'

export const planner = new Press()

class Notice {
  /** The key of the freeze; empty until one is chosen. */
  freeze = $state('')
  readonly press = new Press()

  ask(freeze = ''): void {
    this.freeze = freeze
    this.press.ask()
  }
}

export const notice = new Notice()
