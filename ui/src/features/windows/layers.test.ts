import { describe, expect, it } from 'vitest'
import { toMillis } from '../../shared/dates'
import { clockChange } from '../../shared/recurrence/clock-change'
import { cardOf, complaints, emptyForm, formOf, withKind } from './form'
import { EVERYTHING, groups, narrow } from './layers'
import { aCard, aLayer, NOW } from './samples'
import { stageOf, stepsOf, termsAreFixed } from './steps'

const layers = [
  aLayer(),
  aLayer({ window: { key: 'M-1', title: 'Shop nights', kind: 'maintenance', owner: null }, flags: ['no-owner'] }),
  aLayer({ window: { key: 'F-0', title: 'Autumn', kind: 'freeze-hard' }, phase: 'proposed', binds: false, business: null, it: null }),
]
const keys = (part: Partial<typeof EVERYTHING>): string[] => narrow(layers, { ...EVERYTHING, ...part }).map((layer) => layer.window.key)

describe('the list of layers', () => {
  it('is narrowed by kind, by text, and to what wants attention', () => {
    expect(keys({})).toHaveLength(3)
    expect(keys({ kind: 'maintenance' })).toEqual(['M-1'])
    expect(keys({ kind: 'attention' })).toEqual(['M-1'])
    expect(keys({ text: 'hard year' })).toEqual(['F-1'])
    expect(keys({ text: 'proposed' })).toEqual(['F-0'])
    expect(keys({ only: ['M-1', 'F-1'], kind: 'freeze-hard' })).toEqual(['F-1'])
  })

  it('names what forbids before what permits, and each kind by title', () => {
    expect(groups(layers).map((group) => group.layers.map((layer) => layer.window.key))).toEqual([['F-0', 'F-1'], ['M-1']])
  })
})

describe('the stages of a freeze', () => {
  const unsigned = { business: null, it: null } as const

  it('offer what can follow', () => {
    expect(stepsOf(aLayer({ phase: 'proposed', binds: false, ...unsigned }))).toEqual(['negotiate'])
    expect(stepsOf(aLayer({ phase: 'negotiated', binds: false, business: null }))).toEqual(['sign-business', 'reopen'])
    expect(stepsOf(aLayer({ phase: 'agreed', binds: false }))).toEqual(['publish', 'reopen'])
    expect(stepsOf(aLayer({ phase: 'active' }))).toEqual(['end'])
    expect(stepsOf(aLayer({ phase: 'published', ...unsigned })), 'it was simply written down').toEqual(['end', 'propose'])
    expect(stepsOf(aLayer({ phase: 'ended', binds: false }))).toEqual([])
    expect(stepsOf(aLayer({ window: { kind: 'peak' } }))).toEqual([])
  })

  it('know a freeze that is over from one that was ended', () => {
    expect(stageOf(aLayer({ phase: 'ended', binds: true }))).toBe('published')
    expect(stageOf(aLayer({ phase: 'ended', binds: false }))).toBe('ended')
  })

  it('say why the dates stay', () => {
    expect(termsAreFixed(aLayer())).toContain('End it and propose another one')
    expect(termsAreFixed(aLayer({ phase: 'negotiated', binds: false, it: null }))).toContain('Reopen it')
    expect(termsAreFixed(aLayer({ phase: 'proposed', binds: false, ...unsigned }))).toBeNull()
    expect(termsAreFixed(aLayer(unsigned))).toBeNull()
  })
})

describe('the form of a window', () => {
  it('reads back what it wrote', () => {
    const card = aCard({ kind: 'peak', severity: 'hard', limit: 3, rrule: 'FREQ=YEARLY' })
    expect(cardOf(formOf(card))).toEqual(card)
  })

  it('takes away what is emptied', () => {
    const card = cardOf({ ...formOf(aCard()), owner: '', source: '', reviewed: '', limit: '' })
    expect(card).toMatchObject({ owner: null, source: '', reviewed: null, limit: null })
  })

  it('keeps a weight only where the kind leaves the choice', () => {
    expect(cardOf({ ...formOf(aCard({ kind: 'peak', severity: 'hard' })), kind: 'freeze-hard' })?.severity).toBeNull()
  })

  it('complains about what it can know itself', () => {
    const form = { ...emptyForm(toMillis(NOW), 'Europe/Berlin', 'freeze-hard'), limit: 'many', reviewed: 'soon' }
    expect(Object.keys(complaints(form)).sort()).toEqual(['key', 'limit', 'reviewed', 'title'])
    expect(cardOf(form)).toBeNull()
  })

  it('does not take the place of another window', () => {
    const form = { ...emptyForm(toMillis(NOW), 'Europe/Berlin', 'maintenance'), key: 'f-1', title: 'Nights' }
    expect(complaints(form, ['F-1'])).toEqual({ key: 'There is a window f-1 already' })
    expect(cardOf(form, ['F-1'])).toBeNull()
    expect(cardOf(form, ['F-2'])).toMatchObject({ key: 'f-1' })
  })

  it('begins tomorrow night, and a freeze as a week that people can still prepare for', () => {
    const times = (kind: string) => { const { start, end } = emptyForm(toMillis(NOW), 'Europe/Berlin', kind); return [start, end] }
    expect(times('maintenance')).toEqual(['2026-11-25T00:00', '2026-11-25T04:00'])
    expect(times('holiday')).toEqual(['2026-11-25T00:00', '2026-11-26T00:00'])
    expect(times('freeze-soft')).toEqual(['2026-12-01T00:00', '2026-12-08T00:00'])
  })

  it('takes the times of another kind as long as nobody has touched them', () => {
    const night = emptyForm(toMillis(NOW), 'Europe/Berlin', 'maintenance')
    const holiday = withKind(night, 'holiday', '2026-11-24')
    expect([holiday.kind, holiday.start, holiday.end]).toEqual(['holiday', '2026-11-25T00:00', '2026-11-26T00:00'])
    expect(withKind({ ...night, end: '2026-11-25T06:00' }, 'holiday', '2026-11-24').end).toBe('2026-11-25T06:00')
  })
})

describe('the dates of a rule', () => {
  const night = { start: '2026-10-24T23:00:00Z', end: '2026-10-25T04:00:00Z', local_start: '2026-10-25T01:00', local_end: '2026-10-25T05:00', minutes: 300 }

  it('mark the nights on which clocks change by their length', () => {
    expect(clockChange(night)).toBe('5 h instead of 4 h: clocks go back')
    expect(clockChange({ ...night, local_start: '2026-03-29T01:00', local_end: '2026-03-29T05:00', minutes: 180 })).toBe('3 h instead of 4 h: clocks go forward')
    expect(clockChange({ ...night, minutes: 240 })).toBeNull()
  })
})
