import { render, screen } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import type { ConflictView } from '../../backend'
import { Mover } from './mover.svelte'
import RefusalPanel from './RefusalPanel.svelte'

function refused(code: string): Mover {
  const conflict: ConflictView = {
    code, cause: '', severity: 'hard', release: 'R-1', other: { kind: 'window', key: 'F-1', title: 'Year end' }, start: '2026-12-20T21:00:00Z', end: '2026-12-21T00:00:00Z',
    overlap_minutes: 180, path: [], sentence: 'R-1 is inside Year end.', remedy: '',
  }
  const mover = new Mover(() => undefined)
  mover.refusal = { key: 'R-1', others: 0, lane: '', error: new SlipwayError({ code: 'release.conflict', message: 'No' }), conflicts: [conflict], slots: [] }
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
})
