import { describe, expect, it } from 'vitest'
import { anAction } from '../samples'
import { complaints, EMPTY_ACTION, formOf, inputOf, ticked } from './form'

const TODAY = '2026-11-24'

describe('an action', () => {
  it('says what is to be done, and a day only where it exists', () => {
    expect(complaints(EMPTY_ACTION, TODAY)).toEqual({ text: 'Say what is to be done' })
    expect(complaints({ ...EMPTY_ACTION, text: 'x', due: 'soon' }, TODAY)).toEqual({ due: 'Write a day as 2026-12-18' })
  })

  it('that is new is asked by this meeting, and is open', () => {
    expect(inputOf({ ...EMPTY_ACTION, text: ' Call ', due: '30' }, 'M', TODAY)).toEqual({ key: null, meeting: 'M', kind: 'task', text: 'Call', owner: null, due: '2026-11-30', release: null, done: false })
  })

  it('keeps its key, its meeting and whether it is done when it is changed', () => {
    const before = anAction({ done_by: 'ben' })
    expect(inputOf(formOf(before), 'M', TODAY, before)).toEqual({ key: 'ACT-1', meeting: 'CAB@2026-11-17T10:00', kind: 'task', text: 'Test the rollback', owner: 'ben', due: '2026-11-20', release: 'R-1', done: true })
  })

  it('is ticked without changing anything else', () => {
    expect(ticked(anAction(), 'M', true)).toEqual({ ...inputOf(formOf(anAction()), 'M', TODAY, anAction()), done: true })
  })
})
