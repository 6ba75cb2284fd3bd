import { render, screen } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { ConflictView } from '../../backend'
import { violations } from '../testing/axe'
import AgainstIt from './AgainstIt.svelte'

const inside = (part: Partial<ConflictView> = {}): ConflictView => ({
  code: 'C03', cause: 'Inside a hard freeze', severity: 'hard', release: 'R-1', other: { kind: 'window', key: 'F-1', title: 'Year end' },
  start: '2026-12-18T21:00:00Z', end: '2026-12-18T23:00:00Z', overlap_minutes: 120, path: [], sentence: 'R-1 is inside Year end for 120 minutes.', remedy: '', ...part,
})

const ask = (): HTMLElement | null => screen.queryByRole('link', { name: 'Ask for an exception…' })

describe('what speaks against a release', () => {
  it('offers to ask for an exception where a freeze forbids it', async () => {
    const { container } = render(AgainstIt, { conflicts: [inside()] })
    expect(ask()?.getAttribute('href')).toBe('#/windows/ask?freeze=F-1&release=R-1')
    expect(await violations(container)).toEqual([])
  })

  it('offers none where one was granted already, which its sentence tells', () => {
    const sentence = 'R-1 is inside Year end for 120 minutes, and may by exception E-1, which runs out 19 Dec 02:00 Europe/Berlin.'
    render(AgainstIt, { conflicts: [inside({ severity: 'soft', sentence })] })
    expect(screen.getByText(sentence)).toBeTruthy()
    expect(ask()).toBeNull()
  })

  it('offers none against what is no more', () => {
    render(AgainstIt, { conflicts: [inside()], gone: true })
    expect(ask()).toBeNull()
  })
})
