import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { MeetingView } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aStatus } from '../../../shared/testing/samples'
import PackDialog from './PackDialog.svelte'
import { printing } from '../printing.svelte'

const meeting: MeetingView = { id: 'CAB@2026-11-26T10:00', board: 'CAB', title: 'Board', stage: 'planned', start: '2026-11-26T09:00:00Z', end: '2026-11-26T10:00:00Z', for_decision: [], for_information: 0, late: [] }

beforeEach(() => {
  plan.take(aStatus())
  printing.meeting = 'next'
  printing.press.duplex = false
})

describe('the pack on paper', () => {
  it('is for the meeting that is shown, on the paper that was chosen', async () => {
    const core = fakeCore({ cab_pack_print: ({ path }: { path: string }) => ({ path, pages: 12, bytes: 1_024, snapshot: 7, number: 3, draft: true, warnings: [] }) })
    core.file = '/out/pack.pdf'
    const { container } = render(PackDialog, { meeting })
    printing.ask()
    await screen.findByRole('dialog', { name: /^CAB pack, Thu/ })
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('radio', { name: 'Letter' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Print…' }))
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('The draft of pack 3: 12 pages, 1 kB'))
    expect(core.asked.map((one) => one.input)).toEqual([
      expect.objectContaining({ title: 'Where to put the pack', suggested: 'CAB-2026-11-26T10-00.pdf' }),
      { meeting: 'CAB@2026-11-26T10:00', path: '/out/pack.pdf', paper: 'letter', mono: false, duplex: false },
    ])
  })

  it('is printed two-sided when it is to be bound, and again without another word', async () => {
    const core = fakeCore({ cab_pack_print: ({ path }: { path: string }) => ({ path, pages: 16, bytes: 1_024, snapshot: 7, number: 3, draft: true, warnings: [] }) })
    core.file = '/out/pack.pdf'
    const { unmount } = render(PackDialog, { meeting })
    printing.ask()
    await fireEvent.click(await screen.findByRole('checkbox', { name: /^Two-sided, for binding/ }))
    await fireEvent.click(screen.getByRole('button', { name: 'Print…' }))
    await screen.findByRole('button', { name: 'Print again…' })
    unmount()
    render(PackDialog, { meeting })
    printing.ask()
    await fireEvent.click(await screen.findByRole('button', { name: 'Print…' }))
    await screen.findByRole('button', { name: 'Print again…' })
    const orders = core.asked.filter(({ name }) => name === 'cab_pack_print')
    expect(orders.map(({ input }) => input)).toEqual([expect.objectContaining({ duplex: true }), expect.objectContaining({ duplex: true })])
  })
})
