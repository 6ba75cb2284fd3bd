import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { violations } from '../../../shared/testing/axe'
import { aBench, aBoardroom, MEETING, told } from '../samples'
import { clean, enter } from '../testing'

beforeEach(clean)

const packs = [2, 1].map((number) => ({ number, snapshot: 800 + number, by: 'mia', at: '2026-11-20T09:00:00Z' }))

describe('packs', () => {
  it('are listed with the operation that they show, and which one is superseded or stale', async () => {
    aBoardroom(aBench({ packs, pack_is_stale: true }))
    const { container } = enter([MEETING, 'packs'])
    const rows = within(await screen.findByRole('table', { name: 'Packs of this meeting' })).getAllByRole('row').slice(1)
    expect(rows.map((row) => row.textContent.replace(/\s+/g, ' ').trim())).toEqual([expect.stringMatching(/^2 ?802.*stale: the plan changed since$/), expect.stringMatching(/^1 ?801.*superseded by pack 2$/)])
    expect(screen.getByRole('link', { name: 'What changed since pack 2' }).getAttribute('href')).toContain('/since?since=802')
    expect(await violations(container)).toEqual([])
  })

  it('are printed again by their number', async () => {
    const core = aBoardroom(aBench({ packs, pack_is_stale: true }), { cab_pack_print: ({ path }: { path: string }) => ({ path, pages: 12, bytes: 1_024, snapshot: 801, number: 1, draft: false, warnings: [] }) })
    core.file = '/out/pack-1.pdf'
    enter([MEETING, 'packs'])
    await fireEvent.click(await screen.findByRole('button', { name: 'Print pack 1 again…' }))
    const dialog = within(await screen.findByRole('dialog', { name: /^CAB pack 1, Tue/ }))
    expect(dialog.getByText(/^Pack 1, issued by mia on .*, operation 801\. It is superseded by pack 2\.$/)).toBeTruthy()
    await fireEvent.click(dialog.getByRole('button', { name: 'Print…' }))
    await waitFor(() => expect(dialog.getByRole('status').textContent).toContain('Pack 1: 12 pages'))
    expect(told(core, 'cab_pack_print')).toEqual([{ meeting: MEETING, number: 1, path: '/out/pack-1.pdf', paper: 'a4', mono: false, duplex: false }])
    await fireEvent.click(dialog.getByRole('button', { name: 'Done' }))
    await fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true })
    expect((await screen.findByRole('dialog', { name: /^CAB pack, Tue/ })).textContent, 'the key prints the pack of now').toContain('DRAFT. Pack 2 is issued')
  })

  it('begin with the first one', async () => {
    const core = aBoardroom()
    enter([MEETING, 'packs'])
    const panel = within(await screen.findByRole('tabpanel'))
    await fireEvent.click(panel.getByRole('button', { name: 'Issue pack 1' }))
    await waitFor(() => expect(told(core, 'cab_pack_issue')).toEqual([{ meeting: MEETING }]))
  })
})
