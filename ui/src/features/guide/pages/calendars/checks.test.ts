import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asCsv, asText, NOTHING, PROGRAMS, readFindings, tried, withWord } from './checks'
import type { Findings } from './checks'

const checks = PROGRAMS.flatMap(({ checks: own }) => own)
const ids = checks.map(({ id }) => id)
const finding = fc.record({ version: fc.string(), date: fc.string(), result: fc.string() })
const anyFindings: fc.Arbitrary<Findings> = fc.dictionary(fc.constantFrom(...ids), finding)

/** The cells of RFC 4180 text, by the plainest reader there is. */
function cells(csv: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let at = 0; at < csv.length; at += 1) {
    const row = rows.at(-1) ?? []
    const sign = csv[at] ?? ''
    const add = (text: string): void => void row.push(`${row.pop() ?? ''}${text}`)
    if (quoted && sign === '"' && csv[at + 1] === '"') { add('"'); at += 1 }
    else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === ',') row.push('')
    else if (!quoted && sign === '\r' && csv[at + 1] === '\n') { rows.push(['']); at += 1 }
    else add(sign)
  }
  return rows.slice(0, -1)
}

describe('what is to be tried', () => {
  it('has a name of its own for each check', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const { checks: own } of PROGRAMS) expect(new Set(own.map(({ name }) => name)).size).toBe(own.length)
  })

  it('tells of each check what to do, what is expected and on what that rests, and of none that somebody measured it', () => {
    for (const { id, steps, expected, by } of checks) {
      expect([steps, expected].every((words) => /^\p{Lu}.*\.$/u.test(words)), id).toBe(true)
      expect(by, id).not.toBe('measured')
    }
  })

  it('keeps the names under which older windows kept what was found', () => {
    expect(ids).toEqual(expect.arrayContaining(['classic.open', 'classic.wizard', 'classic.message', 'outlook.twice', 'owa.newer', 'google.deleted', 'apple.called-off', 'apple.subscribed']))
  })

  it('forgets what says nothing any more', () => {
    const one = withWord({}, 'google.twice', 'version', 'Web')
    expect(one).toEqual({ 'google.twice': { ...NOTHING, version: 'Web' } })
    expect([tried(one), tried({})]).toEqual([1, 0])
    expect(withWord(one, 'google.twice', 'version', ' ')).toEqual({})
  })

  it('reads what was kept, and nothing of another shape', () => {
    fc.assert(fc.property(anyFindings, (findings) => { expect(readFindings(JSON.parse(JSON.stringify(findings)))).toEqual(findings) }))
    fc.assert(fc.property(fc.jsonValue(), (kept) => {
      for (const read of Object.values(readFindings(kept))) expect(Object.values(read ?? NOTHING).every((word) => typeof word === 'string')).toBe(true)
    }))
  })

  it('is a table for every spreadsheet, in which nothing is run', () => {
    fc.assert(fc.property(anyFindings, (findings) => {
      const rows = cells(asCsv(findings))
      expect(rows).toHaveLength(checks.length + 1)
      for (const row of rows) {
        expect(row).toHaveLength(8)
        expect(row.filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([])
      }
    }))
    expect(cells(asCsv({ 'google.twice': { version: '=1+1', date: '', result: 'a "b",\nc' } })).find((row) => row[5] !== '' && row[5] !== 'version')?.slice(5)).toEqual(["'=1+1", '', 'a "b",\nc'])
  })

  it('is a list with one line for each check', () => {
    fc.assert(fc.property(anyFindings, (findings) => { expect(asText(findings).split('\n').filter((line) => line.startsWith('- '))).toHaveLength(checks.length) }))
    expect(asText({})).toContain('Google Calendar\n- The same file twice: not tried\n  Do: ')
    expect(asText({})).toContain('  Expected: It does not come back. (report)\n')
  })
})
