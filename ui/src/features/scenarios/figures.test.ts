import { describe, expect, it } from 'vitest'
import { figures, saysTheSame, sayHours, sayMove } from './figures'
import { aDifference } from './samples'
import { faultOfName } from './scenarios.svelte'

const at = (start: string, end: string) => ({ start: `2026-12-01T${start}:00Z`, end: `2026-12-01T${end}:00Z` })

describe('the figures of a scenario', () => {
  it('are told with their difference, its sign, and whether that is better', () => {
    expect(figures(aDifference())).toEqual([
      { label: 'Hard conflicts', plan: '3', scenario: '1', change: '−2', verdict: 'better' },
      { label: 'Soft conflicts', plan: '4', scenario: '5', change: '+1', verdict: 'worse' },
      { label: 'Points of risk', plan: '20', scenario: '20', change: '0', verdict: 'same' },
      { label: 'Critical path', plan: '28 h', scenario: '26 h 30 min', change: '−1 h 30 min', verdict: 'better' },
    ])
  })

  it('leave the critical path out where there is none', () => {
    expect(figures(aDifference({ critical: null })).map(({ label }) => label)).toEqual(['Hard conflicts', 'Soft conflicts', 'Points of risk'])
  })

  it('count hours and minutes, never days', () => {
    expect([0, 45, 60, 1_590, 3_000].map(sayHours)).toEqual(['0 min', '45 min', '1 h', '26 h 30 min', '50 h'])
  })
})

describe('a move', () => {
  it('is told by how much it starts and lasts otherwise', () => {
    const move = { key: 'R-1', title: '', from: at('10:00', '12:00') }
    expect(sayMove({ ...move, to: at('13:00', '15:00') })).toBe('3 h later')
    expect(sayMove({ ...move, to: at('09:30', '11:00') })).toBe('30 min earlier, 30 min shorter')
    expect(sayMove({ ...move, to: at('10:00', '13:00') })).toBe('1 h longer')
  })
})

describe('a scenario', () => {
  it('says the same as the plan only where nothing at all is different', () => {
    expect(saysTheSame(aDifference())).toBe(false)
    const nothing = { moved: [], added: [], removed: [], changed: [], others: [], diverged: [] }
    expect(saysTheSame(aDifference(nothing))).toBe(true)
    expect(saysTheSame(aDifference({ ...nothing, others: ['1 window'] }))).toBe(false)
  })

  it('has a name without blanks and slashes', () => {
    expect(['calm-december', 'v2.1_b', 'Größer'].map(faultOfName)).toEqual([null, null, null])
    for (const bad of ['two words', 'a/b', '..\\x', 'a|b']) expect(faultOfName(bad)).toContain('letters, digits')
    expect(faultOfName('  ')).toBe('Give it a name.')
  })
})
