/** What the room asks of the person at the moment: one dialog at a time, so that none opens over another. */
import type { ChangeCard, ChangeView } from '../../backend'
import { Press } from '../../shared/printing/press.svelte'
import type { Column } from './board'

export type Asked =
  | { readonly what: 'change'; readonly of: ChangeCard | null }
  | { readonly what: 'reason'; readonly of: ChangeView; readonly to: Column }
  | { readonly what: 'budget' }
  | { readonly what: 'accept'; readonly upTo: number | null }

class Asking {
  now = $state.raw<Asked | null>(null)
  readonly press = new Press()

  change(of: ChangeCard | 'new'): void {
    this.now = { what: 'change', of: of === 'new' ? null : of }
  }

  reason(of: ChangeView, to: Column): void {
    this.now = { what: 'reason', of, to }
  }

  budget(): void {
    this.now = { what: 'budget' }
  }

  /** `upTo` is the sum for which it shall hold; the sum of now where nothing is said. */
  accept(upTo: number | null): void {
    this.now = { what: 'accept', upTo }
  }

  leave(): void {
    this.now = null
  }
}

export const asking = new Asking()
