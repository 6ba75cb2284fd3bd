/** Short notices at the edge of the window: what was done, with a way back, and what was refused, with a next step. */

export type Tone = 'done' | 'refused' | 'fault' | 'note'

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

export interface Toast {
  readonly id: number
  readonly tone: Tone
  readonly text: string
  readonly hint: string | null
  readonly action: ToastAction | null
}

/** A notice that only tells goes by itself; one that asks for thought stays until it is closed. */
const STAY_MS = 8_000
const MOST = 4

class Toasts {
  list = $state.raw<readonly Toast[]>([])
  #next = 1

  show(tone: Tone, text: string, more: { hint?: string | null; action?: ToastAction | null } = {}): number {
    const id = this.#next++
    const toast = { id, tone, text, hint: more.hint ?? null, action: more.action ?? null }
    this.list = [...this.list, toast].slice(-MOST)
    if (tone === 'done' || tone === 'note') setTimeout(() => this.close(id), STAY_MS)
    return id
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id)
  }

  /** Takes away what a newer change has made untrue: a way back leads only to the last operation. */
  overtake(): void {
    this.list = this.list.filter((toast) => toast.tone !== 'done')
  }

  clear(): void {
    this.list = []
  }
}

export const toasts = new Toasts()
