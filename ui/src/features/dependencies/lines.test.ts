import { describe, expect, it } from 'vitest'
import { curve, head, middleOf } from './lines'
import type { Point } from './lines'

const straight: readonly Point[] = [[272, 22], [184, 22]]

describe('the line of a link', () => {
  it('begins and ends at the points of the core', () => {
    const path = curve([[272, 22], [228, 80], [184, 90]])
    expect(path.startsWith('M272 22')).toBe(true)
    expect(path.endsWith('184 90')).toBe(true)
  })

  it('has its head where it arrives, looking the way it runs', () => {
    expect(head(straight)).toBe('M184 22 L192 18.5 L192 25.5 Z')
    expect(head([[0, 0], [100, 0]])).toBe('M100 0 L92 -3.5 L92 3.5 Z')
  })

  it('carries its label in the middle', () => {
    expect(middleOf(straight)).toEqual([228, 22])
    expect(middleOf([[0, 0], [10, 10], [20, 0]])).toEqual([10, 10])
  })

  it('is nothing without points, as when an end is not on the map', () => {
    expect(curve([])).toBe('')
    expect(head([])).toBe('')
  })
})
