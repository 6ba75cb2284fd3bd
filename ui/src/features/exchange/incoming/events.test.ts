import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WINDOW_KINDS } from '../../../shared/words'
import { changesOf, remarksOf, rowsOf, sayBecomes, sayCounts, titleOf } from './events'
import { aLine, anOutcome, aSource } from './samples'
import { askedOf, choose, inputOf, isOtherwise, saidOf, sayAll, UNSAID, zoneHint } from './said'

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

  it('keeps a watched file watched', () => {
    expect(inputOf({ ...UNSAID, path: '/a.ics' }, 'commit', true)).toMatchObject({ paths: ['/a.ics'], watch: true })
  })

  it('takes a choice back with an empty one', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.constantFrom('peak', 'nothing')), fc.string(), (choices, uid) => {
      const chosen = choose(choices, uid, 'release')
      expect(Object.entries(chosen)).toContainEqual([uid, 'release'])
      expect(Object.keys(choose(chosen, uid, ''))).not.toContain(uid)
    }))
  })

  it('says of a watched file everything again that was said of it', () => {
    const said = {
      becomes: 'release', kind: 'peak', zone: 'Asia/Tokyo', services: ['pay'], regions: ['eu'], owner: 'mia', environment: 'test', type: 'emergency', team: 'core',
      project: 'Move', whole: true, choices: { b: 'window', a: 'nothing' },
    } as const
    const source = aSource({ path: '/a.ics', said: { ...said, services: ['pay'], regions: ['eu'] } })
    expect(inputOf(saidOf(source), 'commit', true)).toEqual({ ...said, paths: ['/a.ics'], watch: true, mode: 'commit' })
    const bare = aSource({ said: { becomes: 'milestone' } })
    expect(askedOf(saidOf(bare))).toEqual({ windows: false, releases: false, milestones: true })
    expect(inputOf(saidOf(bare), 'commit')).toMatchObject({ becomes: 'milestone', kind: null, zone: null, services: [], whole: false, watch: false })
  })

  it('knows whether something else is said of a watched file than before', () => {
    const source = aSource({ said: { becomes: 'window', kind: 'peak', choices: { b: 'nothing', a: 'release' } } })
    const said = saidOf(source)
    expect(isOtherwise({ ...said, choices: { a: 'release', b: 'nothing' } }, source)).toBe(false)
    expect(isOtherwise({ ...said, zone: 'UTC' }, source)).toBe(true)
    expect(isOtherwise({ ...said, choices: { a: 'release' } }, source)).toBe(true)
  })

  it('tells what was said of a watched file by the names of things', () => {
    const card = (key: string, name: string) => ({ key, name }) as never
    const names = { services: [card('pay', 'Payments')], regions: [card('eu', 'Europe')], people: [card('mia', 'Mia')], environments: [card('test', 'Test')], teams: [card('core', 'Core')] }
    const said = { zone: 'Asia/Tokyo', services: ['pay', 'gone'], regions: ['eu'], owner: 'mia', environment: 'test', type: 'standard', team: 'core', project: 'Move', whole: true, choices: { a: 'nothing' } }
    expect(sayAll(aSource({ said }), names)).toEqual([
      'zone Asia/Tokyo', 'services Payments, gone', 'region Europe', 'Mia answers for the dates', 'environment Test', 'new releases are standard', 'team Core', 'project Move',
      '1 event chosen otherwise', 'the whole calendar',
    ])
    expect(sayAll(aSource(), null)).toEqual([])
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

  it('shows a choice that only the command line offers', () => {
    const [row] = rowsOf([aLine()], { '1@example.org': 'window' })
    expect(row?.options.slice(0, 2)).toEqual([{ value: '', label: 'As the others' }, { value: 'window', label: 'Window' }])
    expect(askedOf({ ...UNSAID, becomes: 'milestone', choices: { a: 'window' } }).windows).toBe(true)
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
