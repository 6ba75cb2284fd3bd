import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { toasts } from '../../../shared/toasts.svelte'
import { aGap, aRoom } from '../samples'
import Gaps from './Gaps.svelte'
import { byRelease, sayGaps } from './gaps'
import Responsibilities from './Responsibilities.svelte'

beforeEach(() => {
  toasts.clear()
  router.go('governance', ['responsibilities'])
})

const open = (only = false, ononly: (next: boolean) => void = () => undefined) => render(Gaps, { only, ononly })

describe('the gap list', () => {
  it('tells by release what is missing and whether it blocks, in words', async () => {
    aRoom()
    const { container } = open()
    const link = await screen.findByRole('link', { name: 'R-1' })
    expect(link.getAttribute('href')).toBe('#/releases/R-1')
    const list = screen.getByRole('list', { name: 'Releases in which something is missing' })
    expect(list.textContent).toMatch(/Payments 4\.2.*28 Nov 2026 22:00 CET.*Blocks.*rollback owner.*Does not block.*Nobody is security/s)
    expect(screen.getByText('2 gaps in 1 release, 1 blocks')).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('is narrowed to what blocks, and the address keeps that', async () => {
    aRoom()
    render(Responsibilities, { path: [] })
    await fireEvent.click(await screen.findByRole('checkbox', { name: 'Only what blocks' }))
    expect(router.place).toMatchObject({ path: ['responsibilities', 'normal'], query: { gaps: 'blocking' } })
    await waitFor(() => expect(screen.queryByText('Nobody is security.')).toBeNull())
    expect(screen.getByText(/Nobody is the rollback owner/)).toBeTruthy()
  })

  it('says so where nothing blocks, and where nothing is missing', async () => {
    const core = aRoom({ gap_list: () => ({ items: [aGap({ blocks: false })] }) })
    let shown = true
    const { unmount } = open(true, (next) => { shown = next })
    await screen.findByText('Nothing blocks')
    await fireEvent.click(screen.getByRole('button', { name: 'Show all' }))
    expect(shown).toBe(false)
    unmount()
    core.on('gap_list', () => ({ items: [] }))
    const { container } = open()
    await screen.findByText('Nothing is missing')
    expect(screen.queryByRole('button', { name: 'Export CSV…' })).toBeNull()
    expect(await violations(container)).toEqual([])
  })

  it('is written to a file that was chosen, and not without one', async () => {
    const core = aRoom({ gap_export: ({ path }: { path: string }) => ({ path, bytes: 900 }) })
    open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Export CSV…' }))
    await waitFor(() => expect(core.asked.some(({ name }) => name === 'dialog_save')).toBe(true))
    expect(core.asked.some(({ name }) => name === 'gap_export')).toBe(false)
    core.file = '/out/gaps.csv'
    await fireEvent.click(screen.getByRole('button', { name: 'Export CSV…' }))
    await waitFor(() => expect(toasts.list[0]).toMatchObject({ tone: 'note', hint: '/out/gaps.csv' }))
    expect(core.asked.at(-1)).toEqual({ name: 'gap_export', input: { path: '/out/gaps.csv', blocking: false } })
  })

  it('is written as it is shown: only what blocks', async () => {
    const core = aRoom({ gap_export: ({ path }: { path: string }) => ({ path, bytes: 90 }) })
    core.file = '/out/gaps.csv'
    open(true)
    const button = await screen.findByRole('button', { name: 'Export CSV…' })
    expect(button.title).toBe('The file holds only what blocks, as it is shown')
    await fireEvent.click(button)
    await waitFor(() => expect(core.asked.at(-1)).toEqual({ name: 'gap_export', input: { path: '/out/gaps.csv', blocking: true } }))
  })

  it('shows as many releases as one reads, and the rest when asked', async () => {
    aRoom({ gap_list: () => ({ items: Array.from({ length: 60 }, (_, at) => aGap({ release: `R-${at}` })) }) })
    open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Show all 60 releases' }))
    expect(within(screen.getByRole('list', { name: /^Releases/ })).getAllByRole('link')).toHaveLength(60)
  })

  it('can be asked for again where the core failed', async () => {
    const core = aRoom({ gap_list: () => { throw new SlipwayError({ code: 'plan.broken', message: 'the plan cannot be read' }) } })
    open()
    await screen.findByRole('alert')
    core.on('gap_list', () => ({ items: [] }))
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText('Nothing is missing')
  })
})

describe('gaps by release', () => {
  it('keep the order of the core, with what blocks first', () => {
    const gaps = [aGap({ release: 'R-2', blocks: false, kind: 'a' }), aGap({ release: 'R-1' }), aGap({ release: 'R-2', kind: 'b' })]
    expect(byRelease(gaps).map(({ release, gaps: own }) => [release, ...own.map(({ kind }) => kind)])).toEqual([['R-2', 'b', 'a'], ['R-1', 'no-rollback-owner']])
    expect(sayGaps(gaps)).toBe('3 gaps in 2 releases, 2 block')
    expect(sayGaps([aGap({ blocks: false })])).toBe('1 gap in 1 release, none blocks')
  })
})
