import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortMeetings, usualMeeting } from './meetings'
import { aMeeting } from './samples'
import type { Stage } from './words'

const NOW = '2026-11-24T09:00:00Z'
const on = (day: string, stage: Stage = 'planned') => aMeeting({ id: day, stage, start: `${day}T09:00:00Z`, end: `${day}T09:30:00Z` })
const ids = (meetings: readonly { readonly id: string }[]) => meetings.map(({ id }) => id)

describe('the meetings of the list', () => {
  it('are those that come, the next first, and those that were held, the newest first', () => {
    const { coming, held } = sortMeetings([on('2026-11-24', 'ended'), on('2026-12-01'), on('2026-12-08'), on('2026-11-10', 'locked'), on('2026-11-17', 'ended')])
    expect(ids(coming)).toEqual(['2026-12-01', '2026-12-08'])
    expect(ids(held)).toEqual(['2026-11-24', '2026-11-17', '2026-11-10'])
  })

  it('lose none and begin with what is open, wherever that stands', () => {
    const stages = fc.constantFrom<Stage>('planned', 'open', 'ended', 'locked')
    const some = fc.array(fc.tuple(fc.integer({ min: 10, max: 28 }), stages).map(([day, stage]) => on(`2026-11-${day}`, stage)))
    fc.assert(fc.property(some, (meetings) => {
      const { coming, held } = sortMeetings(meetings)
      expect(coming.length + held.length).toBe(meetings.length)
      const open = coming.filter(({ stage }) => stage === 'open').length
      expect(coming.slice(0, open).every(({ stage }) => stage === 'open')).toBe(true)
    }))
  })
})

describe('the meeting that is shown where none is named', () => {
  const usual = (...meetings: Parameters<typeof sortMeetings>[0]) => usualMeeting(sortMeetings(meetings), NOW)?.id

  it('is the one that is open, even when its time is over', () => {
    expect(usual(on('2026-12-01'), on('2026-11-23', 'open'), on('2026-11-17', 'ended'))).toBe('2026-11-23')
  })

  it('is the next one otherwise, and the last that was held where none comes', () => {
    expect(usual(on('2026-11-23'), on('2026-11-24'), on('2026-11-17', 'ended'))).toBe('2026-11-24')
    expect(usual(on('2026-11-10', 'locked'), on('2026-11-17', 'ended'))).toBe('2026-11-17')
    expect(usual()).toBeUndefined()
  })
})
