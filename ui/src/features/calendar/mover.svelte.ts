/**
 * Moves releases. Pointer, keyboard and slots all end here: what is carried is judged by the core while it is in the hand,
 * written once when it is dropped, and explained when it is refused. The plan's own list is never touched meanwhile.
 */
import { call, normalise } from '../../backend'
import type { Changed, ConflictView, Input, MoveOutcome, Reason, RefusedDay, SlipwayError, SlotAnswer, SlotView } from '../../backend'
import { announce } from '../../shared/announcer.svelte'
import { toMillis, toWire } from '../../shared/dates'
import { Latest } from '../../shared/latest.svelte'
import { mutate } from '../../shared/mutate'
import { plan } from '../../shared/plan.svelte'
import { count } from '../../shared/words'
import type { Bar } from './bars'
import { same } from './carry'
import type { Carry } from './carry'
import { DAY } from './timeline-core'
import type { Millis, Stretch } from './timeline-core'
import { companions, heldIn, shiftOf } from './together'

type MoveInput = Input<'release_move'>

/** A drop that was refused: why, with whom, and where it could go instead. */
export interface Refusal {
  readonly key: string
  /** How many went back with it. */
  readonly others: number
  readonly lane: string
  readonly error: SlipwayError
  readonly conflicts: readonly ConflictView[]
  readonly slots: readonly SlotView[]
  /** The days from there on that have no slot, and why; `null` where they were not looked through: for several, or for another length. */
  readonly refused: readonly RefusedDay[] | null
  /** Where there is no slot: the one thing without which there would be. */
  readonly blockedBy: Reason | null
}

/** A drop that moves others along: nothing is written before the person has seen them. */
export interface Question {
  readonly carry: Carry
  readonly outcome: MoveOutcome
}

/** As many as the core tells by itself. */
const SLOTS = 5
const HORIZON_DAYS = 90
/** Around what is carried, every day that has a slot shows it. */
const GLOW_DAYS = 14
const GLOW_BEFORE = 2 * DAY

export function questionOf(carry: Carry, more: Partial<MoveInput> = {}): MoveInput {
  return {
    key: carry.key ?? '', to: toWire(carry.to.start), end: toWire(carry.to.end), zone: null, occurrence: null,
    cascade: true, leave_out: [], together: [...(carry.together ?? [])], mode: 'preview', slots: SLOTS, reason: null, ...more,
  }
}

export function hardOf(outcome: MoveOutcome | null): readonly ConflictView[] {
  return outcome?.conflicts.filter((conflict) => conflict.severity === 'hard') ?? []
}

const nobody = (): readonly Bar[] => []

export class Mover {
  /** What is in the hand. */
  carry = $state.raw<Carry | null>(null)
  byKeyboard = $state(false)
  question = $state.raw<Question | null>(null)
  refusal = $state.raw<Refusal | null>(null)
  /** A stretch on which a new release is to be drawn. */
  drawing = $state.raw<Carry | null>(null)
  busy = $state(false)
  /** Others that were chosen with what is in the hand and go by as much, and those that their state holds. */
  together = $state.raw<readonly Bar[]>([])
  staying = $state.raw<readonly Bar[]>([])
  #leadZone = $state('UTC')
  readonly preview = new Latest((input: MoveInput) => call('release_move', input))
  readonly #glow = new Latest((input: Input<'slot_find'>) => call('slot_find', input))
  #glowsFrom: Millis = Number.NaN
  readonly #changed: (changed: Changed) => void
  readonly #chosen: () => readonly Bar[]
  #slots: readonly SlotView[] = []

  /** `chosen` is asked when something is taken up: of several that are chosen, each takes the others along. */
  constructor(changed: (changed: Changed) => void, chosen: () => readonly Bar[] = nobody) {
    this.#changed = changed
    this.#chosen = chosen
  }

  /** How far the others go, on their walls. */
  readonly shift: Millis = $derived.by(() => (this.carry === null || this.together.length === 0 ? 0 : shiftOf(this.carry, this.#leadZone)))
  /** Keys of everything that is in the hand. */
  readonly held: ReadonlySet<string> = $derived.by(() => heldIn(this.question?.carry ?? this.carry))

  /** Valid slots of what is carried: those that the core offers instead of a refused time, and those of the days around. */
  readonly slots: readonly SlotView[] = $derived.by(() => {
    const offered = this.preview.answer?.slots ?? []
    const around = this.carry?.key == null ? [] : (this.#glow.answer?.slots ?? [])
    return [...offered, ...around.filter((slot) => !offered.some((one) => one.start === slot.start))]
  })
  /** What the core says of where it is now; nothing until it has said so. */
  readonly verdict: 'hard' | 'soft' | 'free' | null = $derived.by(() => {
    const { answer, stale } = this.preview
    if (stale || !answer) return null
    return hardOf(answer).length > 0 ? 'hard' : answer.conflicts.length > 0 ? 'soft' : 'free'
  })

  /** Takes a release up, or carries it on. The core is asked only when the time is another one. */
  hold(taken: Carry, byKeyboard = false): void {
    if (this.busy) return
    const before = this.carry
    if (before === null) {
      this.#slots = []
      this.#takeUp(taken)
    }
    const carry: Carry = { ...taken, together: this.together.map((bar) => bar.key) }
    this.carry = carry
    this.byKeyboard = byKeyboard
    this.refusal = null
    this.question = null
    if (carry.key === null || (before !== null && before.key === carry.key && same(before.to, carry.to))) return
    if (before?.key !== carry.key) this.#rest()
    // At the old time there is nothing to judge.
    if (same(carry.from, carry.to)) this.preview.clear()
    else this.preview.put(questionOf(carry))
    // A slot of one of several would say nothing about the others.
    if (this.together.length === 0) this.#light(carry.key, carry.to.start)
  }

  /** Puts everything back. */
  giveUp(): void {
    if (this.busy) return
    this.carry = null
    this.question = null
    this.#rest()
  }

  async drop(): Promise<void> {
    const { carry } = this
    if (!carry || this.busy) return
    if (carry.key === null) {
      this.drawing = carry
      this.carry = null
      return
    }
    if (same(carry.from, carry.to)) {
      this.giveUp()
      return
    }
    await this.#settle(carry)
  }

  /** Writes a move, once. */
  async write(carry: Carry, leaveOut: readonly string[], judged: MoveOutcome | null = null): Promise<boolean> {
    if (carry.key === null || this.busy) return false
    this.busy = true
    const result = await mutate('release_move', questionOf(carry, { mode: 'commit', leave_out: [...leaveOut] }), { quiet: true })
    const refusal = result.ok ? null : await this.#explain(carry, result.error, judged)
    if (result.ok && result.output.changed) this.#changed(result.output.changed)
    this.carry = null
    this.question = null
    this.refusal = refusal
    this.#rest()
    this.busy = false
    return result.ok
  }

  /** Moves a refused release to a slot that the core proposed. */
  takeSlot(slot: SlotView): void {
    const { refusal } = this
    if (!refusal || this.busy) return
    const to = stretchOf(slot)
    void this.#settle({ kind: 'move', key: refusal.key, lane: refusal.lane, from: to, to })
  }

  /** Carries to the next valid slot behind where it is. */
  async nextSlot(): Promise<void> {
    const { carry } = this
    if (carry?.key == null || this.busy) return
    if (this.together.length > 0) {
      announce('Valid slots are known of one release at a time.')
      return
    }
    try {
      if (!this.#slots.some((slot) => toMillis(slot.start) > carry.to.start)) {
        const answer = await call('slot_find', { key: carry.key, horizon_days: HORIZON_DAYS, count: 12, from: toWire(carry.to.start) })
        this.#slots = answer.slots.toSorted((a, b) => toMillis(a.start) - toMillis(b.start))
      }
      const slot = this.#slots.find((one) => toMillis(one.start) > carry.to.start)
      if (!slot) announce('There is no valid slot in the next 90 days.')
      else if (this.carry === carry) this.hold({ ...carry, to: stretchOf(slot) }, true)
    } catch (thrown) {
      announce(normalise(thrown).message)
    }
  }

  #takeUp({ kind, key }: Carry): void {
    const chosen = key === null || kind !== 'move' ? [] : this.#chosen()
    const { together, staying } = companions(chosen, key ?? '')
    this.together = together
    this.staying = staying
    this.#leadZone = chosen.find((bar) => bar.key === key)?.release.zone ?? 'UTC'
  }

  /** Asks for the slots around, once for each day that is carried over. */
  #light(key: string, start: Millis): void {
    const from = Math.floor(start / DAY) * DAY - GLOW_BEFORE
    if (from === this.#glowsFrom) return
    this.#glowsFrom = from
    this.#glow.put({ key, horizon_days: GLOW_DAYS, count: GLOW_DAYS, from: toWire(Math.max(from, plan.now)) })
  }

  #rest(): void {
    this.preview.clear()
    this.#glow.clear()
    this.#glowsFrom = Number.NaN
  }

  /** Writes a move; where others would have to follow, they are asked about first, wherever the time came from. */
  async #settle(carry: Carry): Promise<void> {
    this.busy = true
    const outcome = await this.#judge(carry)
    this.busy = false
    // Who was chosen was meant; only those that would have to follow are asked about.
    const others = outcome?.moves.some((one) => !carry.together?.includes(one.key)) ?? false
    if (outcome && others && hardOf(outcome).length === 0) {
      this.refusal = null
      this.question = { carry, outcome }
      return
    }
    await this.write(carry, [], outcome)
  }

  async #judge(carry: Carry): Promise<MoveOutcome | null> {
    const { preview } = this
    const answered = preview.answer
    if (answered && !preview.stale && same(stretchOf(answered.to), carry.to)) return answered
    try {
      return await call('release_move', questionOf(carry))
    } catch {
      // The core will say the same to the drop itself, and there it is shown.
      return null
    }
  }

  /** The slots from where it was dropped on, and the days that have none. */
  async #around({ key, to }: Carry): Promise<SlotAnswer | null> {
    try {
      return await call('slot_find', { key: key ?? '', horizon_days: HORIZON_DAYS, count: SLOTS, from: toWire(Math.max(to.start, plan.now)) })
    } catch {
      // The refusal is told without them.
      return null
    }
  }

  async #explain(carry: Carry, error: SlipwayError, judged: MoveOutcome | null): Promise<Refusal> {
    const key = carry.key ?? ''
    const conflicts = hardOf(judged)
    const others = carry.together?.length ?? 0
    const answer = error.isFault || others > 0 ? null : await this.#around(carry)
    const offered = judged?.slots ?? []
    const slots = offered.length > 0 ? offered : (answer?.slots ?? [])
    const looked = carry.kind === 'move' ? answer : null
    const why = conflicts[0]?.sentence ?? error.message
    announce(`${others === 0 ? `${key} goes` : `${count(others + 1, 'release')} go`} back. ${why}${slots.length > 0 ? ` ${slots.length} valid slots are offered.` : ''}`)
    return { key, others, lane: carry.lane, error, conflicts, slots, refused: looked?.refused ?? null, blockedBy: looked?.blocked_by ?? null }
  }
}

export function stretchOf({ start, end }: { readonly start: string; readonly end: string }): Stretch {
  return { start: toMillis(start), end: toMillis(end) }
}
