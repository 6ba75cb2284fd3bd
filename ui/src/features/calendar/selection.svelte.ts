/** What is chosen on the calendar: one release, or several together. Kept while the person goes to other rooms. */
import { announce } from '../../shared/announcer.svelte'
import { count } from '../../shared/words'
import type { Bar } from './bars'
import { kept, moved, NO_CHOICE, picked } from './choice'
import type { Choice, Pick } from './choice'
import type { Spot } from './keys'

class Selection {
  #choice = $state.raw<Choice>(NO_CHOICE)
  /** Bars as they were last seen: who scrolls on still knows what was chosen further back. */
  #seen: ReadonlyMap<string, Bar> = new Map()

  /** The bar that has the tab stop. */
  readonly spot: Spot | null = $derived(this.#choice.spot)
  /** Keys of everything that is chosen; several, or the one on which the person is. */
  readonly chosen: ReadonlySet<string> = $derived.by(() => {
    const { keys, spot } = this.#choice
    return keys.size > 0 ? keys : new Set(spot && spot.key !== '' ? [spot.key] : [])
  })
  readonly several: boolean = $derived(this.#choice.keys.size > 1)

  #plan: string | null = null

  /** Another plan has other releases. */
  enter(plan: string): void {
    if (this.#plan !== plan) this.reset()
    this.#plan = plan
  }

  go(spot: Spot): void {
    this.#choice = moved(this.#choice, spot)
  }

  /** Chooses, and says what is chosen now. A plain click says nothing: the focus speaks of the bar. */
  pick(pick: Pick): void {
    const before = this.#choice
    this.#choice = picked(before, pick)
    const { size } = this.#choice.keys
    if (pick.do === 'clear') {
      if (before.keys.size > 0) announce('Nothing is selected any more.')
    } else if (pick.do === 'toggle') {
      const { key } = pick.spot
      announce(`${key} ${this.#choice.keys.has(key) ? 'selected' : 'taken out'}. ${count(size, 'release')} selected.`)
    } else if (pick.do !== 'only') announce(`${count(size, 'release')} selected.`)
  }

  /** Takes one out of several. */
  drop(key: string): void {
    this.#choice = kept(this.#choice, (other) => other !== key)
    announce(`${key} taken out. ${count(this.#choice.keys.size, 'release')} selected.`)
  }

  /** The chosen bars, by start; those that are not loaded as they were last seen. */
  barsIn(bars: readonly Bar[]): readonly Bar[] {
    const { chosen } = this
    if (chosen.size === 0) return []
    const now = bars.filter((bar) => chosen.has(bar.key))
    const found = new Set(now.map((bar) => bar.key))
    const away = [...chosen].flatMap((key) => (found.has(key) ? [] : (this.#seen.get(key) ?? [])))
    const all = away.length === 0 ? now : [...now, ...away].sort((a, b) => a.start - b.start)
    this.#seen = new Map(all.map((bar) => [bar.key, bar]))
    return all
  }

  /** Lets go what a filter hides or what is gone: nobody moves what nobody sees. */
  keep(stays: (key: string) => boolean): void {
    this.#choice = kept(this.#choice, stays)
  }

  /** Forgets everything. */
  reset(): void {
    this.#choice = NO_CHOICE
    this.#seen = new Map()
  }
}

export const selection = new Selection()
