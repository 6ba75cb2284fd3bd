import { describe, expect, it } from 'vitest'
import type { MoveOutcome } from '../../../backend'
import { aMapLink } from '../samples'
import { toRows } from './rows'
import { aNetwork, START } from './samples'
import { sayLink, sayRow, sayVerdict } from './words'

const ZONE = 'Europe/Berlin'
const to = { start: START, end: START + 7_200_000 }
const outcome: MoveOutcome = { release: 'R-1', from: { start: '', end: '' }, to: { start: '', end: '' }, conflicts: [], moves: [], slots: [], changed: null }
const conflict = (severity: string, sentence: string) => ({
  code: 'C07', cause: '', severity, release: 'R-1', other: { kind: 'release' as const, key: 'R-2', title: '' }, start: '', end: '', overlap_minutes: 0, path: [], sentence, remedy: '',
})

describe('a row in words', () => {
  it('says times, floats, and what it waits for', () => {
    const { path, links, releases } = aNetwork()
    const rows = toRows(path.items, links, releases)
    const said = (key: string): string => rows.filter((row) => row.key === key).map((row) => sayRow(row, ZONE)).join('')
    expect(said('R-1')).toBe('R-1 Release R-1, Wed, 25 Nov 2026 10:00–12:00 CET, scheduled, no total float, critical, waits for nothing')
    expect(said('R-4')).toBe('R-4 Release R-4, Wed, 25 Nov 2026 11:00–13:00 CET, scheduled, total float 1 h, free float 1 h, waits for R-2 FF, too early by 2 h')
  })

  it('says what a link asks for', () => {
    expect(sayLink(aMapLink('R-2', 'R-1', { kind: 'FS', violated_minutes: 90 }))).toBe('R-2 starts after R-1 has ended, too early by 1 h 30 min')
  })
})

describe('a carried bar in words', () => {
  it('says the weightiest sentence and how many would follow', () => {
    expect(sayVerdict(to, ZONE, outcome)).toBe('Wed, 25 Nov 2026 10:00–12:00 CET. Nothing speaks against this time.')
    const moved = { key: 'R-2', title: '', from: to, to, why: '', always: false, left_out: false }
    const against = [conflict('soft', 'Soft.'), conflict('hard', 'Hard.')]
    expect(sayVerdict(to, ZONE, { ...outcome, conflicts: against, moves: [{ ...moved, from: outcome.from, to: outcome.to }] })).toBe('Wed, 25 Nov 2026 10:00–12:00 CET. 1 hard conflict: Hard. 1 more would move.')
  })
})
