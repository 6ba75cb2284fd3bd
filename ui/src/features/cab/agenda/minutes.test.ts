import { expect, it } from 'vitest'
import { readMinutes } from './minutes'

it('reads minutes of a point: nothing is as many as usual, and nobody talks for longer than four hours', () => {
  expect(['', ' 7 ', '240', '241', '-5', '5.5', 'ten'].map(readMinutes)).toEqual([0, 7, 240, null, null, null, null])
})
