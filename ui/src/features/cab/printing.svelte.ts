/** The pack being printed: for which meeting, and the press that prints it. */
import { Press } from '../../shared/printing/press.svelte'

class PackPrinting {
  /** The meeting's id, or `next`. */
  meeting = $state('next')
  readonly press = new Press()

  ask(meeting?: string): void {
    if (meeting !== undefined) this.meeting = meeting
    this.press.ask()
  }
}

export const printing = new PackPrinting()
