import { render, screen } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import type { ConflictView } from '../../backend'
import { Mover } from './mover.svelte'
import type { Refusal } from './mover.svelte'
import RefusalPanel from './RefusalPanel.svelte'

function refused(code: string, more: Partial<Refusal> = {}): Mover {
  const conflict: ConflictView = {
    code, cause: '', severity: 'hard', release: 'R-1', other: { kind: 'window', key: 'F-1', title: 'Year end' }, start: '2026-12-20T21:00:00Z', end: '2026-12-21T00:00:00Z',
    overlap_minutes: 180, path: [], sentence: 'R-1 is inside Year end.', remedy: '',
  }
  const mover = new Mover(() => undefined)
  mover.refusal = { key: 'R-1', others: 0, lane: '', error: new SlipwayError({ code: 'release.conflict', message: 'No' }), conflicts: [conflict], slots: [], refused: null, blockedBy: null, ...more }
  return mover
}

const show = (mover: Mover) => render(RefusalPanel, { mover, zone: 'Europe/Berlin', onclose: () => undefined })

describe('a drop that was refused', () => {
  it('offers to ask for an exception from the hard freeze that it met', () => {
    show(refused('C03'))
    expect(screen.getByText('R-1 is inside Year end.')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Ask for an exception…' }).getAttribute('href')).toBe('#/windows/ask?freeze=F-1&release=R-1')
  })

  it('offers none where no freeze is the reason', () => {
    show(refused('C13'))
    expect(screen.queryByRole('link', { name: 'Ask for an exception…' })).toBeNull()
  })

  it('tells why the days from there on have no slot', () => {
    const sentence = 'R-1 (20 Dec 22:00–01:00 Europe/Berlin) is inside Year end.'
    const slot = { start: '2027-01-05T21:00:00Z', end: '2027-01-06T00:00:00Z', told: '', score: 0, reasons: [] }
    show(refused('C03', { slots: [slot], refused: [{ day: '2026-12-20', reasons: [{ code: 'C03', sentence }] }] }))
    expect(screen.getByText('Why there is no slot on 20 Dec')).toBeTruthy()
    expect(screen.getByText(sentence)).toBeTruthy()
    expect(screen.queryByText(/No slot is free/)).toBeNull()
  })

  it('names the one thing in the way where no slot is free, or says that it is more than one', () => {
    const { unmount } = show(refused('C05', { refused: [], blockedBy: { code: 'C05', sentence: 'R-1 is outside every window of Ledger.' } }))
    expect(screen.getByText('No slot is free in the next 90 days')).toBeTruthy()
    expect(screen.getByText('There would be one without this: R-1 is outside every window of Ledger.')).toBeTruthy()
    unmount()
    show(refused('C05', { refused: [] }))
    expect(screen.getByText('More than one thing would have to give way.')).toBeTruthy()
  })
})
