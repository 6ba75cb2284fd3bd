import { render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { GapView } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { violations } from '../../shared/testing/axe'
import { aStatus } from '../../shared/testing/samples'
import { ROLES, say } from '../../shared/words'
import Gaps from './Gaps.svelte'

const gap = (part: Partial<GapView>): GapView => ({
  release: 'R-1', title: 'Payments 4.2', start: '2026-11-28T21:00:00Z', zone: 'Europe/Berlin', kind: 'no-holder', role: 'rollback-owner', person: null, blocks: false, sentence: 'x', ...part,
})

beforeEach(() => plan.take(aStatus()))

describe('what is missing in the responsibilities of a release', () => {
  it('is told with what blocks first, in marks and words', async () => {
    const core = fakeCore({ gap_list: () => ({ items: [gap({ sentence: 'nobody is security' }), gap({ blocks: true, sentence: 'Nobody is the rollback owner: name somebody.' })] }) })
    const { container } = render(Gaps, { release: 'R-1' })
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(2))
    expect(screen.getAllByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' ').trim())).toEqual(['Blocks Nobody is the rollback owner: name somebody.', 'Does not block Nobody is security.'])
    expect(core.asked.at(-1)?.input).toEqual({ release: 'R-1' })
    expect(screen.getByRole('link', { name: 'Name people' }).getAttribute('href')).toBe('#/releases/R-1/edit')
    expect(await violations(container)).toEqual([])
  })

  it('is one line where nothing is', async () => {
    fakeCore({ gap_list: () => ({ items: [] }) })
    render(Gaps, { release: 'R-1' })
    await waitFor(() => expect(screen.getByText('Nothing is missing in the responsibilities.')).toBeTruthy())
  })

  it('knows whoever asked for a release by name', () => {
    expect(say(ROLES, 'requester')).toBe('Requester')
  })
})
