import { describe, expect, it } from 'vitest'
import { said, unfilled, written } from './filling'

describe('a form that a template filled', () => {
  const before = { title: '', services: ['web'], length: '2h' }
  const filled = { title: 'Patches', services: ['pay'], length: '3h' }

  it('goes back to what it was where nobody changed it since', () => {
    expect(unfilled({ ...filled, services: ['pay'] }, { before, filled })).toEqual(before)
  })

  it('keeps what was changed since', () => {
    expect(unfilled({ ...filled, title: 'Patches of March', services: ['pay', 'web'] }, { before, filled })).toEqual({ title: 'Patches of March', services: ['pay', 'web'], length: '2h' })
  })

  it('is as it is where no template filled it', () => {
    expect(unfilled(filled, null)).toBe(filled)
  })

  it('keeps what was written, and what is there where the template says nothing', () => {
    expect([written(' ', 'Patches'), written('Mine', 'Patches')]).toEqual(['Patches', 'Mine'])
    expect([said([], ['web']), said(['pay'], ['web'])]).toEqual([['web'], ['pay']])
  })
})
