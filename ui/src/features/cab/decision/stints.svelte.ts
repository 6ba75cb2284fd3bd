/** For how long points were talked about: the stint that is under way, and those that this window saw end. */
import { SvelteMap } from 'svelte/reactivity'
import type { AtPointView } from '../../../backend'
import { toMillis } from '../../../shared/dates'
import type { Millis } from '../../../shared/dates'

interface Stint {
  readonly id: string
  readonly millis: number
}

export class Stints {
  #meeting = ''
  #at: AtPointView | null = null
  /** By when each began, so that one that is taken up again by an undo is not counted twice. */
  readonly #ended = new SvelteMap<string, Stint>()

  /** Takes over which point is talked about in a meeting, and since when. */
  follow(meeting: string, at: AtPointView | null, now: Millis): void {
    if (meeting !== this.#meeting) {
      this.#ended.clear()
      this.#meeting = meeting
      this.#at = null
    }
    const before = this.#at
    this.#at = at
    if (!before || (at?.id === before.id && at.since === before.since)) return
    const millis = (at ? toMillis(at.since) : now) - toMillis(before.since)
    if (millis > 0) this.#ended.set(before.since, { id: before.id, millis })
  }

  /** Seconds for which a point was talked about, the stint under way included. */
  seconds(id: string, at: AtPointView | null, now: Millis): number {
    const running = at?.id === id ? Math.max(0, now - toMillis(at.since)) : 0
    const ended = [...this.#ended].filter(([since, stint]) => stint.id === id && since !== at?.since)
    return Math.round((ended.reduce((sum, [, { millis }]) => sum + millis, 0) + running) / 1000)
  }
}

export const stints = new Stints()
