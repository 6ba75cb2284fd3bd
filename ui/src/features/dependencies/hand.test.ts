import { describe, expect, it } from 'vitest'
import type { Sight } from './camera'
import { nodeAt } from './graph'
import { Hand } from './hand.svelte'
import type { Point } from './lines'
import { aMapNode } from './samples'
import type { Ends } from './where'

const nodes = [aMapNode({ key: 'ledger' }), aMapNode({ key: 'payments', x: 272 })]
const LEDGER: Point = [90, 20]
const PAYMENTS: Point = [274, 20]
const GROUND: Point = [230, 200]

function aHand(canLink = true) {
  const seen = { sight: { x: 0, y: 0, zoom: 1 } as Sight, linked: [] as Ends[] }
  const hand = new Hand({
    get sight() { return seen.sight },
    canLink,
    nodeAt: (place) => nodeAt(nodes, place),
    look: (sight) => (seen.sight = sight),
    connect: (ends) => seen.linked.push(ends),
  })
  const event = new PointerEvent('pointermove', { pointerId: 7, button: 0 })
  const drag = (...places: readonly Point[]): void => {
    const [first = GROUND, ...rest] = places
    hand.down(event, first)
    for (const place of rest) hand.move(event, place)
  }
  return { hand, seen, drag, drop: (at: Point) => hand.up(event, at) }
}

describe('a pointer on the map', () => {
  it('links the node on which it went down with the one on which it comes up', () => {
    const { hand, seen, drag, drop } = aHand()
    drag(PAYMENTS, GROUND, LEDGER)
    expect(hand.drawn?.over?.key).toBe('ledger')
    drop(LEDGER)
    expect(seen.linked).toEqual([{ from: 'payments', to: 'ledger' }])
    expect(hand.drawn).toBeNull()
    expect(hand.dragged).toBe(true)
  })

  it('links nothing with itself, and nothing with the ground', () => {
    const { seen, drag, drop } = aHand()
    drag(PAYMENTS, LEDGER, [300, 30])
    drop([300, 30])
    drag(PAYMENTS, GROUND)
    drop(GROUND)
    expect(seen.linked).toEqual([])
  })

  it('moves the map over the ground, and over everything where nothing may change', () => {
    const open = aHand()
    open.drag(GROUND, [250, 190])
    expect(open.seen.sight).toEqual({ x: 20, y: -10, zoom: 1 })
    const closed = aHand(false)
    closed.drag(PAYMENTS, [290, 20])
    expect(closed.seen.sight.x).toBe(16)
    expect(closed.hand.drawn).toBeNull()
  })

  it('leaves a press that hardly moves to what was clicked', () => {
    const { hand, seen, drag, drop } = aHand()
    drag(PAYMENTS, [276, 21])
    drop([276, 21])
    expect(hand.dragged).toBe(false)
    expect(seen.linked).toEqual([])
  })

  it('gives up what is in the hand', () => {
    const { hand, seen, drag, drop } = aHand()
    drag(PAYMENTS, LEDGER)
    hand.cancel()
    drop(LEDGER)
    expect(seen.linked).toEqual([])
  })
})
