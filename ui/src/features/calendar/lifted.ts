/** What is in the hand, as it was last seen. */
import { byStart } from './bars'
import type { Bar } from './bars'

export class Lifted {
  #bar: Bar | null = null

  /** The bars with what is carried among them, however far: another stretch is read on the way, and the focus is on it. */
  among(bars: readonly Bar[], key: string | null): readonly Bar[] {
    const here = key === null ? undefined : bars.find((bar) => bar.key === key)
    const bar = here ?? (this.#bar?.key === key ? this.#bar : null)
    this.#bar = bar
    return bar === null || here ? bars : [...bars, bar].sort(byStart)
  }
}
