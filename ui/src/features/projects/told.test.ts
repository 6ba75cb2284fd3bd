import { describe, expect, it } from 'vitest'
import { sayDay } from '../../shared/dates'
import { tidyDay } from '../../shared/widgets/wall-text'
import { columnsBeside } from './columns'
import { cardOf, complaints, emptyForm, formOf } from './form'
import { EVERYTHING, exportFilter, narrow, projectsOf, readFilter, sayCounts, writeFilter } from './list'
import { aMilestone, someMilestones } from './samples'
import { saySlip, sayVariance, sayVarianceInFull, signOf } from './told'

const TODAY = '2026-11-24'

describe('a milestone in words', () => {
  it('is so many working days from what was promised', () => {
    expect([7, -2, 0, null].map(sayVariance)).toEqual(['+7 wd', '−2 wd', 'on the day', ''])
    expect([1, -2, 0, null].map(sayVarianceInFull)).toEqual(['1 working day later than promised', '2 working days earlier than promised', 'on the day that was promised', 'not known'])
  })

  it('stands as a word and a sign, and what is overdue is said beside what is late', () => {
    const of = (part: Parameters<typeof aMilestone>[1], actual: string | null = null) => Object.values(signOf(aMilestone({ actual }, part))).join(' ')
    expect(of({ standing: 'late' })).toBe('hard Late')
    expect(of({ standing: 'late', overdue: true })).toBe('hard Late, overdue')
    expect(of({ standing: 'unknown' })).toBe('soft No day yet')
    expect(of({ standing: 'in-time', overdue: true })).toBe('soft Overdue')
    expect(of({ standing: 'in-time' })).toBe('ok In time')
    expect(of({ standing: 'reached' }, '2026-11-20')).toBe('ok Reached')
    expect(of({ standing: 'apart' }, '2026-11-20')).toBe('ok Reached')
    expect(of({ standing: 'apart' })).toBe('plain No release')
  })

  it('slips from a day to a day, or from none', () => {
    expect(saySlip({ from: null, to: '2026-12-02', at: '2026-11-01T09:00:00Z' })).toEqual({ from: 'no day', to: sayDay('2026-12-02') })
    expect(sayDay('2026-12-02')).toMatch(/^Wed,? 2 Dec 2026$/)
  })

  it('leaves to the panel what the panel says', () => {
    expect(columnsBeside(false).map(({ id }) => id)).toEqual(['key', 'title', 'project', 'release', 'baseline', 'forecast', 'actual', 'variance', 'standing'])
    expect(columnsBeside(true).map(({ id }) => id)).toEqual(['key', 'title', 'release', 'forecast', 'variance', 'standing'])
  })
})

describe('the list of milestones', () => {
  const all = someMilestones()
  const keys = (part: Partial<typeof EVERYTHING>) => narrow(all, { ...EVERYTHING, ...part }).map(({ milestone }) => milestone.key)

  it('is narrowed by words, a project and lateness, in the order of the core', () => {
    expect(keys({})).toEqual(['ERP-1', 'CRM-4', 'ERP-2', 'ERP-3'])
    expect(keys({ text: 'erp data' })).toEqual(['ERP-3'])
    expect(keys({ text: 'r-1' })).toEqual(['ERP-1', 'CRM-4', 'ERP-3'])
    expect(keys({ project: 'CRM' })).toEqual(['CRM-4'])
    expect(keys({ late: true })).toEqual(['ERP-1'])
    expect(projectsOf([...all, aMilestone({ project: '' })])).toEqual(['CRM', 'ERP'])
  })

  it('counts what is shown and how much of it is late', () => {
    expect(sayCounts(all, 4)).toBe('4 milestones, 1 late')
    expect(sayCounts(all.slice(1, 2), 4)).toBe('1 of 4 milestones, 0 late')
    expect(sayCounts(all.slice(0, 1), 1)).toBe('1 milestone, 1 late')
  })

  it('keeps its filter in the address, and tells the core what that can narrow', () => {
    const filter = { text: 'data', project: 'ERP', late: true }
    expect(readFilter(writeFilter(filter))).toEqual(filter)
    expect(writeFilter(EVERYTHING)).toEqual({})
    expect(exportFilter(filter)).toEqual({ project: 'ERP', late: true })
    expect(exportFilter(EVERYTHING)).toEqual({})
  })
})

describe('the form of a milestone', () => {
  it('reads days as people write them, and says what is no day', () => {
    expect(tidyDay(' 2.12.2026 ', TODAY)).toBe('2026-12-02')
    expect(tidyDay('', TODAY)).toBe('')
    expect(tidyDay('soon', TODAY)).toBe('soon')
    expect(complaints({ ...emptyForm('', ''), forecast: 'soon' }, TODAY, new Set())).toEqual({ key: 'A key is needed, such as ERP-12', forecast: 'Write a day as 2026-12-18' })
    expect(complaints({ ...emptyForm('', ''), key: ' ERP-1 ' }, TODAY, new Set(['ERP-1']))).toEqual({ key: 'There is a milestone ERP-1 already' })
  })

  it('sends back what it was given, and takes away what was emptied', () => {
    const { milestone } = aMilestone()
    expect(cardOf(formOf(milestone), TODAY)).toEqual(milestone)
    expect(cardOf({ ...formOf(milestone), release: '', forecast: ' ' }, TODAY)).toEqual({ ...milestone, release: null, forecast: null })
  })
})
