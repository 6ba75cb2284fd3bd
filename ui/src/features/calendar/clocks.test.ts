import { describe, expect, it } from 'vitest'
import { dayNote } from './clocks'
import { daysFrom } from './timeline-core'

const note = (date: string, zone: string): string | undefined => daysFrom(date, 1, zone).map((day) => dayNote(day, zone)?.told)[0]

describe('a day in which clocks change', () => {
  it('says how long it is and what becomes of which hour', () => {
    expect(note('2026-10-25', 'Europe/Berlin')).toBe('25 hours: 03:00 CEST becomes 02:00 CET')
    expect(note('2027-03-28', 'Europe/Berlin')).toBe('23 hours: 02:00 CET becomes 03:00 CEST')
    expect(note('2026-10-04', 'Australia/Lord_Howe')).toContain('23.5 hours: 02:00')
  })

  it('is the only one of which anything is said', () => {
    expect(note('2026-10-24', 'Europe/Berlin')).toBeUndefined()
    expect(note('2026-10-25', 'UTC')).toBeUndefined()
  })
})
