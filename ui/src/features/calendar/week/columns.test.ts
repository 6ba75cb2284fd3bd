import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toMillis, toWire } from '../../../shared/dates'
import { aBar } from '../../../shared/testing/samples'
import { byStart, toBar } from '../bars'
import type { Bar } from '../bars'
import { daysFrom, MINUTE, WeekRuler } from '../timeline-core'
import { layOutDay, stopsOf } from './columns'
import type { Column } from './columns'

const BERLIN = 'Europe/Berlin'
const ROOM = { shortest: 45, most: 3 }

function bar(key: string, start: number, minutes: number, stabilisation = 0): Bar {
  return toBar(aBar({ key, start: toWire(start), end: toWire(start + minutes * MINUTE), segments: { validation: 0, rollback: 0, stabilisation } }))
}

function weekOf(monday: string, bars: readonly Bar[], must: (bar: Bar) => boolean = () => false): Column[] {
  const days = daysFrom(monday, 7, BERLIN)
  const ruler = new WeekRuler(days, BERLIN)
  return days.flatMap((_, index) => layOutDay(bars.toSorted(byStart), days, index, ruler, ROOM, must) ?? [])
}

describe('a day of the week', () => {
  it('shows every release that is worked on in it or counts it, and lets no two cover each other', () => {
    const mondays = fc.constantFrom('2026-10-19', '2027-03-22', '2026-11-02')
    const anything = mondays.chain((monday) => {
      const from = toMillis(`${monday}T00:00:00Z`)
      const one = fc.tuple(fc.integer({ min: -200, max: 8 * 96 }), fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 200 })))
      return fc.tuple(fc.constant(monday), fc.array(one, { maxLength: 40 }).map((raw) => raw.map(([quarter, length], at) => bar(`R-${at}`, from + quarter * 15 * MINUTE, length * 15))))
    })
    fc.assert(fc.property(anything, ([monday, bars]) => {
      const must = (one: Bar): boolean => one.key === 'R-3'
      for (const { day, blocks, more } of weekOf(monday, bars, must)) {
        const worked = bars.filter((one) => one.start < day.end && one.workEnd > day.start)
        expect([...blocks.map((block) => block.bar.key), ...more.map((one) => one.key)].sort()).toEqual(worked.map((one) => one.key).sort())
        expect(more.some(must)).toBe(false)
        blocks.forEach((a, at) => {
          expect(a.to - a.from).toBeGreaterThanOrEqual(ROOM.shortest)
          expect(a.column).toBeLessThan(Math.min(a.columns, ROOM.most))
          blocks.slice(at + 1).forEach((b) => {
            if (a.from < b.to && b.from < a.to) expect([a.column === b.column, a.columns === b.columns]).toEqual([false, true])
          })
        })
      }
    }), { numRuns: 80 })
  })

  it('cuts a release at midnight into parts that together are the whole', () => {
    const start = toMillis('2026-10-24T20:00:00Z')
    const columns = weekOf('2026-10-19', [bar('night', start, 7 * 60)])
    const parts = columns.flatMap((column) => column.blocks.map((block) => ({ date: column.day.date, from: block.from, to: block.to, long: (block.part.end - block.part.start) / MINUTE })))
    // The night has an hour more: from 22:00 to 04:00 are seven hours.
    expect(parts).toEqual([{ date: '2026-10-24', from: 1380, to: 1500, long: 120 }, { date: '2026-10-25', from: 0, to: 300, long: 300 }])
  })

  it('keeps stabilisation in the gutter, on each of its days', () => {
    const columns = weekOf('2026-11-02', [bar('a', toMillis('2026-11-03T20:00:00Z'), 60, 1440), bar('b', toMillis('2026-11-03T21:00:00Z'), 60, 60)])
    expect(columns.map((column) => [column.tails.length, column.gutter])).toEqual([[0, 0], [2, 2], [1, 1], [0, 0], [0, 0], [0, 0], [0, 0]])
  })

  it('has one place of the focus for each release', () => {
    const columns = weekOf('2026-11-02', [bar('a', toMillis('2026-11-03T20:00:00Z'), 600), bar('b', toMillis('2026-11-04T08:00:00Z'), 60)])
    expect(stopsOf(columns)).toEqual([
      { spot: { lane: '', key: 'a' }, from: 1, to: 1, down: 1260 },
      { spot: { lane: '', key: 'b' }, from: 2, to: 2, down: 540 },
    ])
  })
})
