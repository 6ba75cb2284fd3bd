/** What the pages of week and month have in common: what is in the hand, what of it is out of sight, and what their keys do. */
import type { Bar } from './bars'
import type { Carry } from './carry'
import { pickOf } from './choice'
import type { Grip } from './drag'
import { press } from './hands'
import type { Compass, Walk } from './keys'
import { inOrder, stopOf } from './stops'
import type { Stop } from './stops'
import type { Day, Stretch } from './timeline-core'
import { labelOf, MOST_GHOSTS, othersIn } from './together'
import type { ViewProps } from './views'

/** A day whose releases are listed, and what its list belongs to. */
export interface Listed {
  readonly day: Day
  readonly owner: HTMLElement
}

export interface Turns {
  readonly compass: Compass
  readonly walk: (to: Walk, extend: boolean) => void
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
  readonly label: string = $derived(labelOf(this.#bar(this.held), this.carry))
  /** What is in the hand stays in the page even when the page was turned, or the focus would fall into nothing. */
  readonly away: Bar | null = $derived.by(() => {
    const { mover } = this.#props()
    if (!mover.byKeyboard || !mover.carry || this.#stops().some((stop) => stop.spot.key === mover.carry?.key)) return null
    return this.#bar(mover.carry.key)
  })

  /** Keys of the releases of the page, as it is read. */
  readonly order = (): readonly string[] => inOrder(this.#stops()).flatMap((stop) => (stop.spot.key === '' ? [] : [stop.spot.key]))

  readonly clicked = ({ key }: Grip, held: PointerEvent): void => {
    const pick = pickOf(held, key === null ? null : { lane: '', key }, this.order)
    if (pick) this.#props().onpick(pick)
  }

  /** What an arrow has led to: with Shift, everything on the way is chosen. */
  went({ spot }: Stop, extend: boolean): void {
    const { onspot, onpick } = this.#props()
    if (extend && spot.key !== '') onpick({ do: 'range', spot, order: this.order(), from: this.stopAt?.spot ?? null })
    else onspot(spot)
  }

  /** What is in the hand besides the one that is held, where it would be. */
  othersIn(range: Stretch): readonly (Stretch & { readonly bar: Bar })[] {
    const { mover } = this.#props()
    return this.carry === null ? [] : othersIn(mover.together, mover.shift, range, MOST_GHOSTS)
  }

  /** Lists a day, whose button is then what has the tab stop. */
  list(day: Day, owner: HTMLElement): void {
    this.#props().onspot({ lane: day.date, key: '' })
    this.listed = { day, owner }
  }

  keys(event: KeyboardEvent, turns: Turns): void {
    // The button of a day does what it does by itself.
    if (event.target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')) return
    const ways = this.#props()
    const { mover, zone } = ways
    const at = this.stopAt?.spot ?? null
    const bar = this.away ?? this.#bar(at?.key ?? null)
    press(event, {
      ...turns, mover, zone, bar, spot: bar ? { lane: '', key: bar.key } : at, ways, several: ways.chosen.size > 1, order: this.order, zoom: () => undefined,
    })
  }

  #bar(key: string | null): Bar | null {
    return this.#props().bars.find((bar) => bar.key === key) ?? null
  }
}

/** Gives the focus to what has the tab stop; a view that brings it into sight by itself is not scrolled by that. */
export function focusStop(view: HTMLElement | null, options: FocusOptions = {}): void {
  view?.querySelector<HTMLElement>('[data-stop="true"], [role=option][tabindex="0"]')?.focus(options)
}
