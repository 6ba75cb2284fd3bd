/**
 * Moves a release along the axis. Pointer and keyboard both end here: what is carried is judged by the core while it is in
 * the hand, and written at the drop where nothing speaks against it and nobody else moves. Else the person is asked first.
 */
import { call, normalise } from '../../../backend'
import type { Input, MoveOutcome, ReleaseBar, SlipwayError } from '../../../backend'
import { announce } from '../../../shared/announcer.svelte'
import { toMillis, toWire } from '../../../shared/dates'
import type { Millis } from '../../../shared/dates'
import { Latest } from '../../../shared/latest.svelte'
import { mutate } from '../../../shared/mutate'
import { plan } from '../../../shared/plan.svelte'
import { HORIZON_DAYS, SLOTS } from '../../../shared/reschedule/looking'
import { sayError } from '../../../shared/sentences'
import { count } from '../../../shared/words'
import type { Row, Stretch } from './rows'
import { same } from './steps'
import { hardOf, sayTimes, sayVerdict } from './words'

type MoveInput = Input<'release_move'>

/** What is in the hand. */
export interface Held {
  readonly row: Row
  readonly to: Stretch
  readonly byKeyboard: boolean
  /** Whether it was elsewhere since it was taken up. */
  readonly carried: boolean
}

/** A drop about which the person is asked before anything is written. */
export interface Asked {
  readonly bar: ReleaseBar
  readonly to: Stretch
  /** Why the core refused to write it, where it was tried. */
  readonly refusal: SlipwayError | null
}

export function questionOf(key: string, to: Stretch, more: Partial<MoveInput> = {}): MoveInput {
  return {
    key, to: toWire(to.start), end: toWire(to.end), zone: null, occurrence: null,
    cascade: true, leave_out: [], together: [], mode: 'preview', slots: SLOTS, reason: null, ...more,
  }
}

/** Slots that are looked for at once, so that a step to the next one asks the core only now and then. */
const AHEAD = 12

async function slotsBehind(key: string, at: Millis): Promise<readonly Stretch[]> {
  const { slots } = await call('slot_find', { key, horizon_days: HORIZON_DAYS, count: AHEAD, from: toWire(at) })
  return slots.map(({ start, end }) => ({ start: toMillis(start), end: toMillis(end) })).toSorted((a, b) => a.start - b.start)
}

export class Mover {
  held = $state.raw<Held | null>(null)
  asked = $state.raw<Asked | null>(null)
  busy = $state(false)
  /** One question at a time; of those that wait, only the newest is asked. */
  readonly preview = new Latest((input: MoveInput) => call('release_move', input))

  #slots: readonly Stretch[] = []

  /** What the core says of where it is now; nothing until it has said so. */
  readonly outcome: MoveOutcome | null = $derived.by(() => (this.preview.stale ? null : this.preview.answer))
  readonly verdict: 'hard' | 'soft' | 'ok' | null = $derived.by(() => {
    const { outcome } = this
    if (outcome === null) return null
    return hardOf(outcome).length > 0 ? 'hard' : outcome.conflicts.length > 0 ? 'soft' : 'ok'
  })

  /** Why a release cannot be taken up, in a sentence; `null` where it can. */
  static hindrance({ key, bar }: Row): string | null {
    if (plan.readOnly) return 'The plan can only be read.'
    return bar.can_move ? null : `${key} can no longer be moved: it is ${bar.state}.`
  }

  take(row: Row, byKeyboard: boolean): boolean {
    if (this.busy || this.asked !== null) return false
    const hindrance = Mover.hindrance(row)
    if (hindrance !== null) {
      announce(hindrance)
      return false
    }
    this.preview.clear()
    this.#slots = []
    this.held = { row, to: { start: row.start, end: row.end }, byKeyboard, carried: false }
    return true
  }

  /** Carries on. The core is asked only when the time is another one. */
  carry(to: Stretch): void {
    const { held } = this
    if (held === null || this.busy || same(held.to, to)) return
    this.held = { ...held, to, carried: true }
    // At the old time there is nothing to judge.
    if (same(to, held.row)) this.preview.clear()
    else this.preview.put(questionOf(held.row.key, to))
  }

  /** Carries to the next valid slot behind where it is; answers whether there was one. */
  async nextSlot(): Promise<boolean> {
    const { held } = this
    if (held === null || this.busy) return false
    const behind = ({ start }: Stretch): boolean => start > held.to.start
    try {
      if (!this.#slots.some(behind)) this.#slots = await slotsBehind(held.row.key, held.to.start)
    } catch (thrown) {
      announce(normalise(thrown).message)
      return false
    }
    const slot = this.#slots.find(behind)
    if (slot === undefined) announce(`There is no valid slot in the next ${HORIZON_DAYS} days.`)
    // Who went on meanwhile is not pulled back.
    if (slot === undefined || this.held !== held) return false
    this.carry(slot)
    return true
  }

  giveUp(): void {
    const { held } = this
    if (held === null || this.busy) return
    this.#rest()
    announce(`${held.row.key} stays where it was.`)
  }

  /** Lets go: writes, or asks where that would be refused or move others. */
  async drop(): Promise<void> {
    const { held } = this
    if (held === null || this.busy) return
    if (same(held.to, held.row)) {
      this.giveUp()
      return
    }
    this.busy = true
    const refusal = await this.#settle(held)
    this.busy = false
    this.#rest()
    if (refusal !== 'written') this.asked = { bar: held.row.bar, to: held.to, refusal }
  }

  /** Writes where nobody has to be asked; else says why not. */
  async #settle({ row, to }: Held): Promise<'written' | SlipwayError | null> {
    const outcome = await this.#judge(row.key, to)
    if (outcome === null) return null
    const [hard] = hardOf(outcome)
    if (hard) {
      announce(`${row.key} goes back. ${hard.sentence}${outcome.slots.length > 0 ? ` ${count(outcome.slots.length, 'valid slot')} offered.` : ''}`)
      return null
    }
    if (outcome.moves.length > 0) {
      announce(`${outcome.moves.length} more would move with ${row.key}. Nothing is written yet.`)
      return null
    }
    const result = await mutate('release_move', questionOf(row.key, to, { mode: 'commit' }), { quiet: true })
    if (result.ok) return 'written'
    announce(`${row.key} goes back. ${result.error.message}`)
    return result.error
  }

  async #judge(key: string, to: Stretch): Promise<MoveOutcome | null> {
    const { outcome } = this
    if (outcome !== null && same({ start: toMillis(outcome.to.start), end: toMillis(outcome.to.end) }, to)) return outcome
    try {
      return await call('release_move', questionOf(key, to))
    } catch {
      // The dialog asks the same and shows what is said to it.
      return null
    }
  }

  #rest(): void {
    this.held = null
    this.preview.clear()
  }
}

/** Where a carried bar is, and what the core says of it, for those who carry by keyboard. Nothing until the core has answered. */
export function sayHeld({ held, outcome, preview }: Mover, zone: string): string {
  if (held?.byKeyboard !== true || !held.carried || preview.stale) return ''
  if (preview.error !== null) return `${sayTimes(held.to, zone)}. ${sayError(preview.error)}`
  return outcome === null ? sayTimes(held.to, zone) : sayVerdict(held.to, zone, outcome)
}
