import { describe, expect, it } from 'vitest'
import { localStamp, toMillis } from '../../shared/dates'
import { IDLE, reduce } from './drag'
import type { Drag, DragOutcome, Grip } from './drag'
import { linearSteps } from './steps'
import { DAY, HOUR, MINUTE } from './timeline-core'

const BERLIN = 'Europe/Berlin'
const start = toMillis('2026-11-28T21:00:00Z')
const from = { start, end: start + 4 * HOUR }
const grip: Grip = { kind: 'move', key: 'R-1', lane: 'payments', from, at: start + HOUR, free: true }

function press(over: Partial<Grip> = {}): Drag {
  return reduce(IDLE, { type: 'down', pointer: 1, x: 100, y: 50, grip: { ...grip, ...over } }).state
}

function drag(state: Drag, by: number, x = 140, step: 'quarter-hour' | 'hour' | 'day' = 'quarter-hour'): { state: Drag; outcome: DragOutcome } {
  return reduce(state, { type: 'move', pointer: 1, x, y: 50, at: grip.at + by, steps: linearSteps(step, BERLIN) })
}

describe('a drag', () => {
  it('is a click until the pointer has gone four pixels', () => {
    const trembled = drag(press(), 5 * MINUTE, 103)
    expect(trembled.state.phase).toBe('pressed')
    expect(reduce(trembled.state, { type: 'up', pointer: 1 }).outcome).toMatchObject({ did: 'click' })
  })

  it('carries by quarters of an hour and speaks only when a quarter is passed', () => {
    const once = drag(press(), 37 * MINUTE)
    expect(once.outcome).toMatchObject({ did: 'carry', carry: { to: { start: start + 30 * MINUTE, end: from.end + 30 * MINUTE } } })
    expect(drag(once.state, 36 * MINUTE, 141).outcome).toBeNull()
    expect(drag(once.state, 39 * MINUTE, 142).outcome).toMatchObject({ carry: { to: { start: start + 45 * MINUTE } } })
  })

  it('drops once, where it was last', () => {
    const dropped = reduce(drag(press(), 2 * HOUR).state, { type: 'up', pointer: 1 })
    expect(dropped).toMatchObject({ state: { phase: 'idle' }, outcome: { did: 'drop', carry: { key: 'R-1', from, to: { start: start + 2 * HOUR } } } })
  })

  it('is given up by Escape and by going back to where it was', () => {
    expect(reduce(drag(press(), HOUR).state, { type: 'cancel' }).outcome).toEqual({ did: 'give-up' })
    expect(reduce(press(), { type: 'cancel' }).outcome).toBeNull()
    const back = drag(drag(press(), HOUR).state, 0)
    expect(reduce(back.state, { type: 'up', pointer: 1 }).outcome).toEqual({ did: 'give-up' })
  })

  it('leaves a release alone that may not move, but still clicks it', () => {
    const held = drag(press({ free: false }), HOUR, 300)
    expect(held).toMatchObject({ state: { phase: 'pressed' }, outcome: null })
    expect(reduce(held.state, { type: 'up', pointer: 1 }).outcome).toMatchObject({ did: 'click' })
  })

  it('does not listen to another finger', () => {
    const state = press()
    expect(reduce(state, { type: 'up', pointer: 2 }).state).toBe(state)
    expect(reduce(state, { type: 'down', pointer: 2, x: 0, y: 0, grip }).state).toBe(state)
  })

  it('resizes one edge and never turns a release inside out', () => {
    expect(drag(press({ kind: 'end' }), -10 * HOUR).outcome).toMatchObject({ carry: { to: { start, end: start + 15 * MINUTE } } })
    expect(drag(press({ kind: 'start' }), HOUR).outcome).toMatchObject({ carry: { to: { start: start + HOUR, end: from.end } } })
  })

  it('draws in both directions', () => {
    const empty = { kind: 'draw' as const, key: null, from: { start: grip.at, end: grip.at } }
    expect(drag(press(empty), -2 * HOUR).outcome).toMatchObject({ carry: { to: { start: grip.at - 2 * HOUR, end: grip.at } } })
    expect(drag(press(empty), 2 * HOUR).outcome).toMatchObject({ carry: { to: { start: grip.at, end: grip.at + 2 * HOUR } } })
  })

  it('keeps the wall time when it goes by days over a change of clocks', () => {
    const summer = toMillis('2026-10-23T20:00:00Z')
    const night: Grip = { ...grip, from: { start: summer, end: summer + 4 * HOUR }, at: summer }
    const pressed = reduce(IDLE, { type: 'down', pointer: 1, x: 0, y: 0, grip: night }).state
    const moved = reduce(pressed, { type: 'move', pointer: 1, x: 50, y: 0, at: summer + 3 * DAY, steps: linearSteps('day', BERLIN) })
    const to = moved.outcome?.did === 'carry' ? moved.outcome.carry.to : from
    expect(localStamp(summer, BERLIN)).toBe('2026-10-23T22:00')
    expect(localStamp(to.start, BERLIN)).toBe('2026-10-26T22:00')
    expect(to.end - to.start).toBe(4 * HOUR)
  })
})
