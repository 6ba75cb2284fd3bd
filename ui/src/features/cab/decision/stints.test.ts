import { describe, expect, it } from 'vitest'
import { toMillis } from '../../../shared/dates'
import { Stints } from './stints.svelte'

const at = (id: string, time: string) => ({ id, since: `2026-11-24T${time}Z` })
const now = (time: string): number => toMillis(`2026-11-24T${time}Z`)

describe('for how long a point was talked about', () => {
  it('is the stint under way and those before', () => {
    const stints = new Stints()
    stints.follow('M', at('R-1', '09:00:00'), now('09:00:00'))
    expect(stints.seconds('R-1', at('R-1', '09:00:00'), now('09:01:30'))).toBe(90)
    stints.follow('M', at('R-2', '09:02:00'), now('09:02:05'))
    expect(stints.seconds('R-1', at('R-2', '09:02:00'), now('09:10:00'))).toBe(120)
    stints.follow('M', at('R-1', '09:05:00'), now('09:05:00'))
    expect(stints.seconds('R-1', at('R-1', '09:05:00'), now('09:06:00'))).toBe(180)
    stints.follow('M', null, now('09:07:00'))
    expect(stints.seconds('R-1', null, now('09:30:00'))).toBe(240)
    expect(stints.seconds('R-2', null, now('09:30:00'))).toBe(180)
  })

  it('counts a stint once that an undo takes up again', () => {
    const stints = new Stints()
    stints.follow('M', at('R-1', '09:00:00'), now('09:00:00'))
    stints.follow('M', null, now('09:02:00'))
    stints.follow('M', at('R-1', '09:00:00'), now('09:02:10'))
    expect(stints.seconds('R-1', at('R-1', '09:00:00'), now('09:03:00'))).toBe(180)
  })

  it('begins anew with another meeting, and is never less than nothing', () => {
    const stints = new Stints()
    stints.follow('M', at('R-1', '09:00:00'), now('09:00:00'))
    stints.follow('N', null, now('09:30:00'))
    expect(stints.seconds('R-1', null, now('09:31:00'))).toBe(0)
    expect(stints.seconds('R-1', at('R-1', '09:31:00'), now('09:30:59'))).toBe(0)
  })
})
