import { describe, expect, it } from 'vitest'
import type { WindowBand } from '../../../backend'
import type { Occurrence } from '../windows'
import { clip, patches, runsIn } from './ground'

const window: WindowBand = {
  key: 'F-1', title: 'Year end', kind: 'freeze-hard', zone: 'UTC', scope: { services: [], teams: [], environments: [], regions: [], types: [] }, occurrences: [],
}
const occurrence: Occurrence = { id: 'F-1@1', window, start: 100, end: 9_000 }
const lanes = ['a', 'b', 'c', 'd'].map((key, at) => ({ key, top: at * 50, height: 50 }))
const scale = { origin: 0, msPerPx: 1 }

describe('the ground of the timeline', () => {
  it('draws lanes under each other that a window concerns in one piece, and asks once for each', () => {
    const asked: string[] = []
    const runsOf = runsIn(lanes, (_, lane) => {
      asked.push(lane)
      return lane !== 'c'
    })
    expect(runsOf(window)).toEqual([{ top: 0, bottom: 100 }, { top: 150, bottom: 200 }])
    runsOf(window)
    expect(asked).toEqual(['a', 'b', 'c', 'd'])
  })

  it('cuts a window to what is drawn, and keeps its name while that is scrolled', () => {
    const runsOf = runsIn(lanes, () => true)
    const [first] = patches([occurrence], runsOf, scale, { from: 0, to: 500, top: 20, bottom: 120 })
    expect(first).toMatchObject({ x: 100, width: 400, y: 20, height: 100 })
    const [later] = patches([occurrence], runsOf, scale, { from: 1_000, to: 1_500, top: 40, bottom: 400 })
    expect(later).toMatchObject({ id: first?.id, x: 1_000, width: 500, y: 40, height: 160 })
    expect(patches([occurrence], runsOf, scale, { from: 9_000, to: 9_500, top: 0, bottom: 400 })).toEqual([])
  })

  it('shows what is shorter than a pixel', () => {
    expect(clip({ from: 0, to: 100 }, 10, 10.2)).toEqual({ x: 10, width: 1 })
  })
})
