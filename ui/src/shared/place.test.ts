import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parsePlace, placeHref } from './place'

it('reads any place that it wrote', () => {
  const word = fc.string({ minLength: 1, unit: 'grapheme' })
  fc.assert(
    fc.property(word, fc.array(word), word, (room, path, value) => {
      expect(parsePlace(placeHref(room, path, { tab: value }))).toEqual({ room, path, query: { tab: value } })
    }),
  )
})

it('takes a broken address for what it can', () => {
  expect(parsePlace('#/releases/%E0%A4%A').path).toEqual(['%E0%A4%A'])
  expect(parsePlace('').room).toBe('')
})
