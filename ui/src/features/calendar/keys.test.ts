import { describe, expect, it } from 'vitest'
import { localStamp, toMillis } from '../../shared/dates'
import type { Carry } from './carry'
import { carryOn, command, walk } from './keys'
import { HOUR, layOut, MINUTE } from './timeline-core'

const press = (key: string, shiftKey = false): Parameters<typeof command>[0] => ({ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false })
const QUARTER = 15 * MINUTE
const start = toMillis('2026-10-24T20:00:00Z')
const carry: Carry = { kind: 'move', key: 'R-1', lane: 'a', from: { start, end: start + HOUR }, to: { start, end: start + HOUR } }

function after(...keys: readonly (readonly [string, boolean?])[]): Carry {
  return keys.reduce((held, [key, shift]) => {
    const asked = command(press(key, shift), true)
    return asked ? carryOn(held, asked, QUARTER, 'Europe/Berlin') : held
  }, carry)
}

describe('keys on a bar', () => {
  it('walk, open, pick up and ask for the form', () => {
    expect(command(press('ArrowDown'), false)).toEqual({ do: 'walk', to: 'down' })
    expect(command(press('Enter'), false)).toEqual({ do: 'open' })
    expect(command(press('m'), false)).toEqual({ do: 'pick-up' })
    expect(command(press('R', true), false)).toEqual({ do: 'reschedule' })
  })

  it('drop, give up and find the next slot while something is carried', () => {
    expect(command(press('Enter'), true)).toEqual({ do: 'drop' })
    expect(command(press('Escape'), true)).toEqual({ do: 'give-up' })
    expect(command(press('N'), true)).toEqual({ do: 'next-slot' })
    expect(command(press('m'), true)).toBeNull()
  })

  it('leave the keys of the window alone', () => {
    expect(command({ ...press('z'), ctrlKey: true }, false)).toBeNull()
    expect(command({ ...press('ArrowLeft'), altKey: true }, true)).toBeNull()
    expect(command({ ...press('d'), ctrlKey: true }, true)).toBeNull()
    expect(command({ ...press('a'), ctrlKey: true, shiftKey: true }, false)).toBeNull()
  })

  it('choose several: one by one, along the arrows, the whole lane, nothing', () => {
    expect(command(press(' '), false)).toEqual({ do: 'toggle' })
    expect(command(press('ArrowRight', true), false)).toEqual({ do: 'walk', to: 'right', extend: true })
    expect(command(press('End', true), false)).toEqual({ do: 'walk', to: 'last', extend: true })
    expect(command({ ...press('a'), ctrlKey: true }, false)).toEqual({ do: 'choose-all' })
    expect(command(press('Escape'), false)).toEqual({ do: 'choose-none' })
    expect(command(press(' '), true), 'nothing is chosen while something is carried').toBeNull()
  })

  it('copy, and show what is chosen', () => {
    expect(command({ ...press('d'), metaKey: true }, false)).toEqual({ do: 'copy' })
    expect(command(press('z'), false)).toEqual({ do: 'zoom-selection' })
  })

  it('move by the snap, and by a day with the wall time kept', () => {
    expect(after(['ArrowRight'], ['ArrowRight'], ['ArrowLeft']).to.start).toBe(start + QUARTER)
    const nextNight = after(['ArrowDown']).to
    expect(localStamp(nextNight.start, 'Europe/Berlin')).toBe('2026-10-25T22:00')
    expect(nextNight.start - start).toBe(25 * HOUR)
  })

  it('resize with Shift, never below the shortest', () => {
    expect(after(['ArrowRight', true]).to).toEqual({ start, end: start + HOUR + QUARTER })
    expect(after(['ArrowUp', true]).to).toEqual({ start: start - QUARTER, end: start + HOUR })
    const shrunk = after(...Array.from({ length: 9 }, () => ['ArrowLeft', true] as const)).to
    expect(shrunk.end - shrunk.start).toBe(QUARTER)
  })

  it('follow the view: down a week time goes down, and in a month a row is a week', () => {
    expect(command(press('ArrowDown'), true, 'week')).toEqual({ do: 'shift', by: 1, unit: 'snap' })
    expect(command(press('ArrowLeft'), true, 'week')).toEqual({ do: 'shift', by: -1, unit: 'day' })
    expect(command(press('ArrowDown', true), true, 'week')).toEqual({ do: 'resize', edge: 'end', by: 1 })
    expect(command(press('ArrowLeft', true), true, 'week')).toEqual({ do: 'resize', edge: 'start', by: -1 })
    const week = command(press('ArrowDown'), true, 'month')
    expect(week && localStamp(carryOn(carry, week, QUARTER, 'Europe/Berlin').to.start, 'Europe/Berlin')).toBe('2026-10-31T22:00')
  })

  it('go to the grid first when a release is beside it', () => {
    const odd = { ...carry, to: { start: start + 7 * MINUTE, end: start + HOUR } }
    const right = command(press('ArrowRight'), true)
    expect(right && carryOn(odd, right, QUARTER, 'UTC').to.start).toBe(start + QUARTER)
  })
})

describe('walking', () => {
  const item = (key: string, at: number): { key: string; start: number; end: number } => ({ key, start: at, end: at + 10 })
  const layout = layOut(
    [
      { key: 'a', label: 'A', items: [item('a1', 0), item('a2', 100)] },
      { key: 'b', label: 'B', items: [] },
      { key: 'c', label: 'C', items: [item('c1', 20), item('c2', 90), item('c3', 500)] },
    ],
    { row: 26, pad: 3 },
    (one) => one.end,
  )

  it('goes along a lane and stops at its ends', () => {
    expect(walk(layout, { lane: 'a', key: 'a1' }, 'right')).toEqual({ lane: 'a', key: 'a2' })
    expect(walk(layout, { lane: 'a', key: 'a1' }, 'left')).toBeNull()
    expect(walk(layout, { lane: 'c', key: 'c1' }, 'last')).toEqual({ lane: 'c', key: 'c3' })
  })

  it('goes to the nearest in time in the next lane that has something', () => {
    expect(walk(layout, { lane: 'a', key: 'a2' }, 'down')).toEqual({ lane: 'c', key: 'c2' })
    expect(walk(layout, { lane: 'c', key: 'c1' }, 'up')).toEqual({ lane: 'a', key: 'a1' })
    expect(walk(layout, { lane: 'a', key: 'a1' }, 'up')).toBeNull()
  })

  it('begins with the first bar of all', () => {
    expect(walk(layout, null, 'right')).toEqual({ lane: 'a', key: 'a1' })
    expect(walk(layout, { lane: 'gone', key: 'x' }, 'down')).toEqual({ lane: 'a', key: 'a1' })
  })
})
