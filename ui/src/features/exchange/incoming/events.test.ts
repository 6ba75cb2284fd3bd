import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WINDOW_KINDS } from '../../../shared/words'
import { changesOf, remarksOf, rowsOf, sayBecomes, sayCounts, titleOf } from './events'
import { aLine, anOutcome } from './samples'
import { anew, askedOf, choose, inputOf, UNSAID, zoneHint } from './said'

describe('what is said of a calendar', () => {
  it('asks nothing before there is a file', () => {
    expect(inputOf(UNSAID, 'preview')).toBeNull()
  })

  it('asks about what an event may become and nothing else', () => {
    const said = { ...UNSAID, path: '/a.ics', kind: 'peak', services: ['pay'], regions: ['eu'], owner: 'mia', team: 'core', environment: 'test', project: 'Move' }
    expect(inputOf(said, 'preview')).toEqual({
      paths: ['/a.ics'], becomes: 'window', choices: {}, zone: null, whole: false, watch: false, mode: 'preview', kind: 'peak', services: ['pay'], regions: ['eu'],
      owner: 'mia', environment: null, type: null, team: null, project: null,
    })
    expect(inputOf({ ...said, becomes: 'milestone' }, 'commit')).toMatchObject({ kind: null, services: [], owner: null, project: 'Move', mode: 'commit' })
    expect(askedOf({ ...said, becomes: 'milestone', choices: { a: 'release', b: 'freeze-soft' } })).toEqual({ windows: true, releases: true, milestones: true })
  })

  it('says of a watched file only what is chosen now', () => {
    expect(inputOf({ ...UNSAID, source: '/a.ics', kind: 'peak', choices: { a: 'nothing' } }, 'commit')).toEqual({ source: '/a.ics', choices: { a: 'nothing' }, mode: 'commit' })
  })

  it('takes a choice back with an empty one', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.constantFrom('peak', 'nothing')), fc.string(), (choices, uid) => {
      const chosen = choose(choices, uid, 'release')
      expect(Object.entries(chosen)).toContainEqual([uid, 'release'])
      expect(Object.keys(choose(chosen, uid, ''))).not.toContain(uid)
    }))
  })

  it('takes along what is known of a watched file about which it is said anew', () => {
    expect(anew({ path: '/a.ics', becomes: 'window freeze-soft' })).toMatchObject({ path: '/a.ics', source: null, becomes: 'window', kind: 'freeze-soft', watch: true })
    expect(anew({ path: '/a.ics', becomes: 'milestone' })).toMatchObject({ becomes: 'milestone', kind: '' })
    expect(anew({ path: '/a.ics', becomes: 'window' })).toMatchObject({ becomes: 'window', kind: '' })
  })

  it('reads the zone that a file names out of the details of a refusal', () => {
    expect([{ hint: 'Europe/Vienna' }, { hint: null }, null, 'x'].map(zoneHint)).toEqual(['Europe/Vienna', null, null, null])
  })
})

describe('the rows of a preview', () => {
  it('calls an event by its title alone', () => {
    expect(titleOf(aLine())).toBe('Year end')
    expect(titleOf({ summary: 'release Payments 4.2' })).toBe('Payments 4.2')
    expect(titleOf({ summary: 'Team day' })).toBe('Team day')
  })

  it('names what an event becomes', () => {
    expect(['window freeze-hard', 'release', 'milestone', 'nothing'].map(sayBecomes)).toEqual(['Hard freeze', 'Draft release', 'Milestone', 'Nothing'])
  })

  it('offers everything that an event can become once', () => {
    const [row] = rowsOf([aLine()], {})
    const labels = row?.options.map(({ label }) => label) ?? []
    expect(labels[0]).toBe('Hard freeze')
    expect(new Set(labels).size).toBe(Object.keys(WINDOW_KINDS).length + 3)
    expect(labels).toHaveLength(new Set(labels).size)
    const [chosen] = rowsOf([aLine({ becomes: 'window peak' })], { '1@example.org': 'peak' })
    expect(chosen?.options[0]).toEqual({ value: '', label: 'As the others' })
    expect(chosen?.options.map(({ value }) => value)).toContain('peak')
  })

  it('lets one row choose for an event that became several things', () => {
    const rows = rowsOf([aLine({ outcome: 'removed', becomes: 'nothing' }), aLine(), aLine({ key: 'year-end-2' })], {})
    expect(rows.map(({ options }) => options.length > 0)).toEqual([false, true, false])
  })

  it('lets what was called off stay, and offers nothing for what is missing in the file or came too late', () => {
    const missing = { file: 'holidays.ics', line: 1, key: 'old-day', outcome: 'removed', summary: 'holiday Old day', uid: 'gone', becomes: 'nothing' }
    const rows = rowsOf([aLine({ outcome: 'removed', becomes: 'nothing' }), missing, aLine({ outcome: 'older', uid: 'old' })], {})
    expect(rows.map(({ options }) => options.map(({ label }) => label))).toEqual([['Taken out', 'Left as it is'], [], []])
  })

  it('has a word for every outcome', () => {
    const words = ['added', 'updated', 'unchanged', 'removed', 'older', 'skipped', 'odd'].flatMap((outcome) => rowsOf([aLine({ outcome })], {}).map((row) => row.outcome.word))
    expect(words).toEqual(['New', 'Changed', 'As it was', 'Taken out', 'Older', 'Passed over', 'Odd'])
  })

  it('counts what changes, and tells what there is', () => {
    expect(changesOf({ added: 1, updated: 2, removed: 3 })).toBe(6)
    expect(sayCounts(anOutcome())).toBe('1 event: 1 new.')
    expect(sayCounts(anOutcome({ rows: 5, added: 0, updated: 1, unchanged: 1, removed: 1, older: 1, skipped: 1 }))).toBe('5 events: 0 new, 1 changed, 1 as they were, 1 taken out, 1 older than what came before, 1 passed over.')
  })

  it('tells a remark once: with its event, or with its file', () => {
    const lines = [aLine({ remarks: ['the zone lies'] })]
    const remarks = [{ file: 'holidays.ics', line: 4, text: 'the zone lies' }, { file: 'holidays.ics', line: 9, text: 'could not be read' }]
    expect(remarksOf(anOutcome({ lines, remarks }))).toEqual(remarks.slice(1))
  })
})
