import { describe, expect, it } from 'vitest'
import type { FileLook } from '../../backend'
import { filesOf, hasColumns, IMPORT_KINDS, isLasting, isTimed, noteOf } from './kinds'
import { choose, kept, samples, unmapped } from './mapping'
import { readProblems } from './problems'

const look: FileLook = {
  columns: ['Issue key', 'Summary', 'Start date', 'Sprint'], rows: 2, ours: ['key', 'title', 'start'],
  sample: [['PAY-1', 'Payments', '2026-11-28', ''], ['PAY-2', 'Ledger', '2026-11-29', '7']], suggested: { key: 'Issue key' },
}

describe('the mapping', () => {
  it('gives each of their columns to one of ours', () => {
    const first = choose({ key: 'Issue key' }, 'title', 'Issue key')
    expect(first).toEqual({ title: 'Issue key' })
    expect(choose(first, 'title', '')).toEqual({})
  })

  it('knows what is still needed, and what is kept as notes', () => {
    expect(unmapped('releases', { key: 'Issue key' })).toEqual(['title', 'start'])
    expect(kept(look, { key: 'Issue key', title: 'Summary' })).toEqual(['Start date', 'Sprint'])
  })

  it('shows first values to recognise a column by', () => {
    expect(samples(look, 'Summary')).toBe('Payments · Ledger')
    expect(samples(look, 'Sprint')).toBe('7')
    expect(samples(look, 'not there')).toBe('')
  })
})

describe('problems of a file', () => {
  it('reads the places out of the details', () => {
    const read = readProblems({ file: 'a.csv', count: 40, problems: [{ line: 3, column: 'start', message: 'not a time' }, { line: 4, column: null, message: 'too short' }, 'odd'] })
    expect(read).toEqual({ count: 40, list: [{ line: 3, column: 'start', message: 'not a time' }, { line: 4, column: null, message: 'too short' }] })
  })

  it('answers with nothing where no place is told', () => {
    expect([null, 'x', {}, { problems: [] }].map(readProblems)).toEqual([null, null, null, null])
  })
})

describe('what a file can hold', () => {
  it('asks for the zone of every kind that has times, and for a length where an end may be missing', () => {
    const kinds = IMPORT_KINDS.map((choice) => choice.value)
    expect(kinds).toHaveLength(18)
    expect(kinds.filter(isTimed)).toEqual(['releases', 'windows', 'absences', 'shifts', 'bookings', 'boards'])
    expect(kinds.filter(isLasting)).toEqual(['releases', 'bookings'])
    for (const kind of kinds) expect(unmapped(kind, {}).length > 0, kind).toBe(hasColumns(kind))
  })

  it('takes milestones by their key alone, from the files of project tools too, and says so', () => {
    expect(IMPORT_KINDS.find((choice) => choice.value === 'milestones')?.label).toBe('Project milestones')
    expect(unmapped('milestones', {})).toEqual(['key'])
    expect(filesOf('milestones').flatMap((file) => file.extensions)).toEqual(['csv', 'tsv', 'txt', 'xml', 'ics'])
    expect(filesOf('releases').flatMap((file) => file.extensions)).not.toContain('xml')
    expect(noteOf('milestones')).toContain('recognised by looking')
    expect(noteOf('releases')).toBeNull()
  })

  it('takes steps of runbooks by release and key', () => {
    expect(IMPORT_KINDS.find((choice) => choice.value === 'steps')?.label).toBe('Runbook steps')
    expect(unmapped('steps', { key: 'No' })).toEqual(['release'])
    expect([isTimed('steps'), isLasting('steps')]).toEqual([false, false])
  })

  it('reads files of other tools as they are, each under its own ending', () => {
    const whole = IMPORT_KINDS.filter(({ value }) => !hasColumns(value))
    expect(whole.map(({ label }) => label)).toEqual(['Dependencies from GraphML', 'Components from CycloneDX (JSON)', 'Catalogue from Backstage (YAML)'])
    expect(whole.map(({ value }) => filesOf(value).flatMap((file) => file.extensions))).toEqual([['graphml', 'xml'], ['json'], ['yaml', 'yml']])
    for (const { value } of whole) expect(noteOf(value), value).not.toBeNull()
  })
})
