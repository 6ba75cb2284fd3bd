import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paceOf, sayClock } from './pace'

describe('the pace of a point', () => {
  it('is green below half, yellow below three quarters, orange up to all of its time and red beyond', () => {
    const bands = [0, 299, 300, 449, 450, 600, 601].map((seconds) => paceOf(seconds, 10).band)
    expect(bands).toEqual(['green', 'green', 'yellow', 'yellow', 'orange', 'orange', 'red'])
  })

  it('is told in minutes and a word, never by its colour alone', () => {
    expect(paceOf(245, 10)).toMatchObject({ text: '4:05 of 10 min', word: 'in time' })
    expect(paceOf(700, 10)).toMatchObject({ text: '11:40 of 10 min', word: 'over time' })
  })

  it('is over at once where a point has no minutes', () => {
    expect(paceOf(0, 0).band).toBe('green')
    expect(paceOf(1, 0).band).toBe('red')
  })

  it('never gets better while time goes on', () => {
    const order = ['green', 'yellow', 'orange', 'red']
    fc.assert(fc.property(fc.nat(20_000), fc.nat(20_000), fc.integer({ min: 1, max: 240 }), (one, other, minutes) => {
      const [early, late] = [Math.min(one, other), Math.max(one, other)]
      return order.indexOf(paceOf(early, minutes).band) <= order.indexOf(paceOf(late, minutes).band)
    }))
  })
})

it('writes a clock with hours only where there are some', () => {
  expect([-1, 0, 65, 3599, 3600, 36_065].map(sayClock)).toEqual(['0:00', '0:00', '1:05', '59:59', '1:00:00', '10:01:05'])
})
