/** The keyboard's way through the sequence, which says what it did to those who cannot see it. */
import { announce } from '../../../shared/announcer.svelte'
import { ROW } from './arrows'
import type { Ends } from '../where'
import { command } from './keys'
import { Mover } from './mover.svelte'
import type { Row } from './rows'
import type { Sight } from './sight.svelte'
import { stepped } from './steps'

export const FURTHER = 1.5

/** What the keyboard asks of the view. */
export interface Hands {
  readonly mover: Mover
  readonly sight: Sight
  /** The row on which the focus is. */
  readonly row: Row
  readonly rows: number
  readonly zone: string
  readonly walk: (to: number) => void
  readonly select: (key: string) => void
  readonly reschedule: (row: Row) => void
  /** The arrow of the row that was walked to. */
  readonly tie: Ends | null
  readonly walkTies: (by: 1 | -1) => void
  readonly leaveTie: () => void
  readonly open: (ends: Ends) => void
}

export function press(event: KeyboardEvent, hands: Hands): void {
  const { mover, sight, row, rows } = hands
  const asked = command(event, mover.held !== null, { index: row.index, rows, page: Math.max(1, Math.floor(sight.height / ROW) - 1), tied: hands.tie !== null })
  if (asked === null) return
  event.preventDefault()
  event.stopPropagation()
  switch (asked.do) {
    case 'walk': hands.walk(asked.to); break
    case 'select': hands.select(row.key); break
    case 'pick-up': pickUp(mover, row); break
    case 'shift': carryOn(hands, asked.by, asked.unit); break
    case 'drop': void mover.drop(); break
    case 'give-up': mover.giveUp(); break
    case 'next-slot': void nextSlot(hands); break
    case 'tie': hands.walkTies(asked.by); break
    case 'open-tie': if (hands.tie !== null) hands.open(hands.tie); break
    case 'leave-tie': hands.leaveTie(); break
    case 'reschedule': reschedule(hands); break
    case 'nearer': sight.zoom(1 / FURTHER); break
    case 'farther': sight.zoom(FURTHER); break
    case 'fit': sight.fit(); break
    case 'nothing': break
  }
}

function pickUp(mover: Mover, row: Row): void {
  if (!mover.take(row, true)) return
  announce(`Picked up ${row.key} ${row.bar.title}. Left and right move by 15 minutes, with Shift by a day. N goes to the next valid slot. Enter drops, Escape gives up.`)
}

async function nextSlot({ mover, sight }: Hands): Promise<void> {
  // What the pointer holds is the pointer's.
  if (mover.held?.byKeyboard !== true || !(await mover.nextSlot())) return
  sight.reveal(mover.held.row.index, mover.held.to)
}

function carryOn({ mover, sight, zone }: Hands, by: 1 | -1, unit: 'quarter' | 'day'): void {
  const { held } = mover
  // What the pointer holds is the pointer's.
  if (held?.byKeyboard !== true) return
  const to = stepped(held.to, by, unit, zone)
  mover.carry(to)
  sight.reveal(held.row.index, to)
}

function reschedule({ row, reschedule: open }: Hands): void {
  const hindrance = Mover.hindrance(row)
  if (hindrance === null) open(row)
  else announce(hindrance)
}
