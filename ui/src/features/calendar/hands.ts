/** The keyboard's way through the calendar: one function for every view, which says what it did to those who cannot see it. */
import { announce } from '../../shared/announcer.svelte'
import { plan } from '../../shared/plan.svelte'
import { count } from '../../shared/words'
import { describe } from './bars'
import type { Bar } from './bars'
import type { Pick } from './choice'
import { carryOn, command } from './keys'
import type { Compass, Spot, Walk } from './keys'
import type { Mover } from './mover.svelte'
import { SNAP_MS } from './timeline-core'
import type { Stretch } from './timeline-core'

/** What a view asks of the room. */
export interface Ways {
  readonly onopen: (key: string) => void
  readonly onreschedule: (key: string) => void
  readonly oncopy: (key: string) => void
  readonly onpick: (pick: Pick) => void
  /** Shows what is chosen, as near as it fits. */
  readonly onfit: () => void
}

export interface Hands {
  readonly compass: Compass
  readonly mover: Mover
  /** The bar on which the focus is. */
  readonly bar: Bar | null
  readonly spot: Spot | null
  readonly zone: string
  /** With `extend`, everything on the way is chosen. */
  readonly walk: (to: Walk, extend: boolean) => void
  /** Keys of the lane or page on which the focus is, in its order. */
  readonly order: () => readonly string[]
  /** Whether several are chosen. */
  readonly several: boolean
  readonly ways: Ways
  readonly zoom: (factor: number) => void
  /** Brings what is carried into sight. */
  readonly reveal: (stretch: Stretch) => void
}

const ARROWS: Readonly<Record<Compass, string>> = {
  timeline: 'Left and right move by 15 minutes, up and down by a day. With Shift, left and right move the end, up and down the start.',
  week: 'Up and down move by 15 minutes, left and right by a day. With Shift, up and down move the end, left and right the start.',
  month: 'Left and right move by a day, up and down by a week. With Shift, left and right move the end, up and down the start, by 15 minutes.',
}

export function press(event: KeyboardEvent, hands: Hands): void {
  const { mover, bar, spot, ways } = hands
  const carry = mover.byKeyboard ? mover.carry : null
  const asked = command(event, carry !== null, hands.compass)
  if (!asked || mover.question !== null) return
  // Escape closes what floats above; then it is for a choice, where there is one to give up.
  const floats = mover.refusal !== null
  if (asked.do === 'choose-none' && !hands.several && !floats) return
  event.preventDefault()
  event.stopPropagation()
  switch (asked.do) {
    case 'walk': hands.walk(asked.to, asked.extend === true); break
    case 'toggle': if (bar && spot) ways.onpick({ do: 'toggle', spot }); break
    case 'choose-all': ways.onpick({ do: 'all', order: hands.order() }); break
    case 'choose-none':
      if (floats) mover.refusal = null
      else ways.onpick({ do: 'clear' })
      break
    case 'copy': if (bar) ways.oncopy(bar.key); break
    case 'zoom-selection': ways.onfit(); break
    case 'zoom-in': hands.zoom(1 / 1.5); break
    case 'zoom-out': hands.zoom(1.5); break
    case 'open': if (bar) ways.onopen(bar.key); break
    case 'reschedule': if (bar) ways.onreschedule(bar.key); break
    case 'pick-up': pickUp(hands, bar, spot); break
    case 'next-slot': void mover.nextSlot().then(() => { if (mover.carry) hands.reveal(mover.carry.to) }); break
    case 'drop': void mover.drop(); break
    case 'give-up':
      mover.giveUp()
      announce(mover.together.length > 0 ? 'Everything stays where it was.' : `${carry?.key ?? ''} stays where it was.`)
      break
    default:
      if (!carry) return
      if (asked.do === 'resize' && mover.together.length > 0) {
        announce('Several releases keep their lengths. Take up one to change its length.')
        return
      }
      mover.hold(carryOn(carry, asked, SNAP_MS['quarter-hour'], hands.zone), true)
      if (mover.carry) hands.reveal(mover.carry.to)
  }
}

function pickUp({ mover, zone, compass }: Hands, bar: Bar | null, spot: Spot | null): void {
  if (!bar || !spot) return
  if (!bar.release.can_move || plan.readOnly) {
    announce(plan.readOnly ? 'The plan can only be read.' : `${bar.key} can no longer be moved: it is ${bar.release.state}.`)
    return
  }
  const at = { start: bar.start, end: bar.workEnd }
  mover.hold({ kind: 'move', key: bar.key, lane: spot.lane, from: at, to: at }, true)
  const others = mover.together.length === 0 ? '' : ` and ${count(mover.together.length, 'other')}`
  const held = mover.staying.length === 0 ? '' : ` ${count(mover.staying.length, 'selected release')} can no longer be moved and ${mover.staying.length === 1 ? 'stays' : 'stay'}.`
  announce(`Picked up ${describe(bar, zone)}${others}.${held} ${ARROWS[compass]} N goes to the next valid slot, Enter drops, Escape gives up.`)
}
