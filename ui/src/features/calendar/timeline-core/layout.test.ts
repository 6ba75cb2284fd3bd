import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hitTest, itemsIn, laneAt, layOut, rowTop, visible } from './layout'
import type { Lane } from './layout'
import { overlaps, pack } from './stretch'
import type { Stretch } from './stretch'

const stretch = fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 1, max: 900 })).map(([start, length]): Stretch => ({ start, end: start + length }))
const sorted = fc.array(stretch, { maxLength: 60 }).map((list) => list.toSorted((a, b) => a.start - b.start))
const lanes = fc.array(sorted, { minLength: 1, maxLength: 8 }).map((lists) => lists.map((items, at): Lane<Stretch> => ({ key: `L${at}`, label: '', items })))
const MEASURES = { row: 26, pad: 3 }
/** A short bar is drawn at least this long. */
const reach = (item: Stretch): number => Math.max(item.end, item.start + 120)

describe('packing', () => {
  it('never puts two overlapping stretches on one row', () => {
    fc.assert(fc.property(sorted, (items) => {
      const { rowOf } = pack(items)
      items.forEach((a, i) => items.slice(i + 1).forEach((b, j) => {
        if (rowOf[i] === rowOf[i + 1 + j]) expect(overlaps(a, b)).toBe(false)
      }))
    }))
  })

  it('uses no more rows than stretches overlap at one instant', () => {
    fc.assert(fc.property(sorted, (items) => {
      const most = Math.max(0, ...items.map((one) => items.filter((other) => other.start <= one.start && one.start < other.end).length))
      expect(pack(items).rows).toBe(most)
    }))
  })
})

describe('a layout', () => {
  const range = fc.tuple(fc.integer({ min: -500, max: 6_500 }), fc.integer({ min: 1, max: 3_000 })).map(([start, length]) => ({ start, end: start + length }))
  const band = fc.tuple(fc.integer({ min: -100, max: 3_000 }), fc.integer({ min: 1, max: 900 }))

  it('sees exactly what looking at everything would see', () => {
    fc.assert(fc.property(lanes, range, band, (input, time, [top, tall]) => {
      const layout = layOut(input, MEASURES, reach)
      const expected = layout.lanes.flatMap((lane) => lane.items.flatMap((item, at) => {
        const y = rowTop(layout, lane, lane.rowOf[at] ?? 0)
        const seen = item.start < time.end && reach(item) > time.start && y < top + tall && y + MEASURES.row > top
        return seen ? [`${lane.key}/${at}`] : []
      }))
      expect(visible(layout, time, top, top + tall).map((one) => `${one.lane.key}/${one.index}`)).toEqual(expected)
    }))
  })

  it('shows what stays in sight as the same things, so that scrolling draws none of them again', () => {
    fc.assert(fc.property(lanes, range, band, (input, time, [top, tall]) => {
      const layout = layOut(input, MEASURES, reach)
      const before = new Set(visible(layout, time, top, top + tall))
      const wider = visible(layout, { start: time.start - 50, end: time.end + 50 }, top - 20, top + tall + 20)
      expect(wider.filter((one) => before.has(one))).toHaveLength(before.size)
    }))
  })

  it('finds each bar again at its own middle', () => {
    fc.assert(fc.property(lanes, (input) => {
      const layout = layOut(input, MEASURES, reach)
      for (const lane of layout.lanes) {
        lane.items.forEach((item, at) => {
          const y = rowTop(layout, lane, lane.rowOf[at] ?? 0) + MEASURES.row / 2
          const hit = hitTest(layout, Math.floor((item.start + reach(item)) / 2), y)
          expect(hit?.lane.key).toBe(lane.key)
          expect(hit?.sight?.index).toBe(at)
        })
      }
    }))
  })

  it('hits nothing where nothing stands', () => {
    const layout = layOut([{ key: 'a', label: 'A', items: [{ start: 100, end: 400 }] }], MEASURES, reach)
    expect(hitTest(layout, 99, 10)?.sight).toBeNull()
    expect(hitTest(layout, 400, 10)?.sight).toBeNull()
    expect(hitTest(layout, 100, 10)?.sight?.index).toBe(0)
    expect(hitTest(layout, 200, -1)).toBeNull()
    expect(hitTest(layout, 200, layout.height)).toBeNull()
  })

  it('gives an empty lane the height of a row, so that something can be drawn there', () => {
    const layout = layOut([{ key: 'a', label: 'A', items: [] }, { key: 'b', label: 'B', items: [] }], MEASURES, reach)
    expect(layout.tops).toEqual([0, 32, 64])
    expect(laneAt(layout, 31)?.key).toBe('a')
    expect(laneAt(layout, 32)?.key).toBe('b')
  })

  it('starts its search early enough for the longest bar', () => {
    const long = { start: 0, end: 10_000 }
    const layout = layOut([{ key: 'a', label: 'A', items: [long, { start: 5, end: 10 }, { start: 9_000, end: 9_100 }] }], MEASURES, (item) => item.end)
    const lane = layout.lanes[0]
    expect(lane && itemsIn(lane, { start: 9_990, end: 9_995 })).toEqual([0])
  })
})
