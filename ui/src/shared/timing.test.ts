import { describe, expect, it } from 'vitest'
import { endOf, readLength } from './timing'

describe('times', () => {
  it('keeps a length where clocks change in the middle of it', () => {
    // 01:30 CEST plus three hours is 03:30 CET in the night of 25 hours.
    expect(endOf('2026-10-25T01:30', 180, 'Europe/Berlin', null)).toBe('2026-10-25T02:30:00Z')
  })

  it('takes the turn of a repeated hour that was chosen', () => {
    expect(endOf('2026-10-25T02:30', 60, 'Europe/Berlin', 'earlier')).toBe('2026-10-25T01:30:00Z')
    expect(endOf('2026-10-25T02:30', 60, 'Europe/Berlin', 'later')).toBe('2026-10-25T02:30:00Z')
  })

  it('has no end for a time that does not exist', () => {
    expect(endOf('2026-03-29T02:30', 60, 'Europe/Berlin', null)).toBeNull()
    expect(readLength('0m')).toBeNull()
  })
})
