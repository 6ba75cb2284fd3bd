/** What the pages of week and month have in common: what is in the hand, what of it is out of sight, and what their keys do. */
import type { Bar } from './bars'
import type { Carry } from './carry'
import { press } from './hands'
import type { Compass, Walk } from './keys'
import { stopOf } from './stops'
import type { Stop } from './stops'
import type { Day, Stretch } from './timeline-core'
import type { ViewProps } from './views'

/** A day whose releases are listed, and what its list belongs to. */
export interface Listed {
  readonly day: Day
  readonly owner: HTMLElement
}

export interface Ways {
  readonly compass: Compass
  readonly walk: (to: Walk) => void
  readonly reveal: (stretch: Stretch) => void
}

export class Page {
  listed = $state.raw<Listed | null>(null)
  readonly #props: () => ViewProps
  readonly #stops: () => readonly Stop[]

  constructor(props: () => ViewProps, stops: () => readonly Stop[]) {
    this.#props = props
    this.#stops = stops
  }

  /** What has the tab stop. */
  readonly stopAt: Stop | null = $derived.by(() => stopOf(this.#stops(), this.#props().spot))
  readonly carry: Carry | null = $derived.by(() => this.#props().mover.question?.carry ?? this.#props().mover.carry)
  /** The key of what is in the hand. */
  readonly held: string | null = $derived(this.carry?.key ?? null)
  readonly label: string = $derived(this.#bar(this.held)?.label ?? 'New release')
  /** What is in the hand stays in the page even when the page was turned, or the focus would fall into nothing. */
  readonly away: Bar | null = $derived.by(() => {
    const { mover } = this.#props()
    if (!mover.byKeyboard || !mover.carry || this.#stops().some((stop) => stop.spot.key === mover.carry?.key)) return null
    return this.#bar(mover.carry.key)
  })

  /** Lists a day, whose button is then what has the tab stop. */
  list(day: Day, owner: HTMLElement): void {
    this.#props().onspot({ lane: day.date, key: '' })
    this.listed = { day, owner }
  }

  keys(event: KeyboardEvent, ways: Ways): void {
    // The button of a day does what it does by itself.
    if (event.target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')) return
    const { mover, zone, onopen, onreschedule } = this.#props()
    const at = this.stopAt?.spot ?? null
    const bar = this.away ?? this.#bar(at?.key ?? null)
    press(event, { ...ways, mover, zone, bar, spot: bar ? { lane: '', key: bar.key } : at, open: onopen, reschedule: onreschedule, zoom: () => undefined })
  }

  #bar(key: string | null): Bar | null {
    return this.#props().bars.find((bar) => bar.key === key) ?? null
  }
}

/** Gives the focus to what has the tab stop; a view that brings it into sight by itself is not scrolled by that. */
export function focusStop(view: HTMLElement | null, options: FocusOptions = {}): void {
  view?.querySelector<HTMLElement>('[data-stop="true"], [role=option][tabindex="0"]')?.focus(options)
}
