/** What this room prints: the pack, and the minutes, the schedule or the outages of a meeting alone. */
import type { Input, PrintedPaper } from '../../backend'
import { call } from '../../backend'
import { Press } from '../../shared/printing/press.svelte'

class PackPrinting {
  /** The meeting's id, or `next` for the one that is shown. */
  meeting = $state('next')
  /** The number of an issued pack; `null` for the last one, or a draft of the next where the plan changed since. */
  number = $state<number | null>(null)
  readonly press = new Press()

  ask(meeting = 'next', number: number | null = null): void {
    // The dialog of a pack that is being printed is not about another one meanwhile.
    if (!this.press.busy) {
      this.meeting = meeting
      this.number = number
    }
    this.press.ask()
  }
}

export const printing = new PackPrinting()

interface PaperKind {
  readonly command: 'cab_minutes_print' | 'forward_schedule_print' | 'outages_print'
  readonly title: string
  readonly what: string
  readonly about: string
}

/** What can be printed of a meeting without the rest of its pack. */
export const PAPERS = {
  minutes: {
    command: 'cab_minutes_print', title: 'Minutes', what: 'minutes',
    about: 'Who was there, what was decided, on which conditions, with which votes, and what was asked of whom. A draft until they are locked.',
  },
  schedule: {
    command: 'forward_schedule_print', title: 'Forward schedule of change', what: 'forward schedule',
    about: 'The changes of the next five weeks as the pack lists them: windows, outages, risk, owners, gates, approvals and conflicts.',
  },
  outages: {
    command: 'outages_print', title: 'Projected service outages', what: 'outages',
    about: 'Each outage by service and region: from when until when, for how long, why, and whether users know of it.',
  },
} as const satisfies Readonly<Record<string, PaperKind>>
export type PaperId = keyof typeof PAPERS

/** One use case for each kind of paper; all of them are asked alike. */
export function printPaper(kind: PaperId, input: Input<'cab_minutes_print'>): Promise<PrintedPaper> {
  return call(PAPERS[kind].command, input)
}

class PaperPrinting {
  kind = $state<PaperId>('schedule')
  readonly press = new Press()

  ask(kind: PaperId): void {
    if (!this.press.busy) this.kind = kind
    this.press.ask()
  }
}

export const papers = new PaperPrinting()
