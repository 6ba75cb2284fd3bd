import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import { toasts } from '../../../shared/toasts.svelte'
import SaveMap from './SaveMap.svelte'
import SaveOrder from './SaveOrder.svelte'
import { MAP_CHOICES } from './saving'

const question = { subject: 'services' as const, focus: 'ledger', depth: 3, linked_only: false, group_by: 'team' as const, collapsed: ['core'], kinds: ['data'] }
const written = { files: [{ path: '/out/map.pdf', bytes: 2048 }], items: 4, warnings: [] as string[] }

beforeEach(() => toasts.clear())

async function choose(menu: string, item: RegExp): Promise<void> {
  await fireEvent.click(screen.getByRole('button', { name: menu }))
  await fireEvent.click(screen.getByRole('menuitem', { name: item }))
}

describe('saving the map', () => {
  it('writes exactly what is shown, on the paper that is asked for, and says where', async () => {
    const core = fakeCore({ map_export: () => written })
    core.file = '/out/map.pdf'
    render(SaveMap, { question })
    await choose('Save what is shown', /A3, grey/)
    await waitFor(() => expect(toasts.list.map(({ text, hint }) => [text, hint])).toEqual([['The map is saved.', '/out/map.pdf']]))
    expect(core.asked).toEqual([
      { name: 'dialog_save', input: { title: 'Where to put the map', suggested: 'dependencies-services.pdf', kinds: [{ name: 'PDF', extensions: ['pdf'] }] } },
      { name: 'map_export', input: { path: '/out/map.pdf', format: 'pdf', map: question, paper: 'a3', mono: true } },
    ])
  })

  it('asks no paper of what is no page', async () => {
    const core = fakeCore({ map_export: () => written })
    core.file = '/out/map.mmd'
    render(SaveMap, { question })
    await choose('Save what is shown', /Mermaid/)
    await waitFor(() => expect(core.asked.at(-1)).toEqual({ name: 'map_export', input: { path: '/out/map.mmd', format: 'mermaid', map: question } }))
    expect(new Set(MAP_CHOICES.map(({ format }) => format))).toEqual(new Set(['svg', 'pdf', 'graphml', 'dot', 'mermaid']))
  })

  it('writes nothing when the person gives up, and shows a refusal', async () => {
    const core = fakeCore({ map_export: () => { throw new SlipwayError({ code: 'file.denied', message: 'The disk is full' }) } })
    render(SaveMap, { question })
    await choose('Save what is shown', /SVG/)
    await waitFor(() => expect(core.asked).toHaveLength(1))
    core.file = '/out/map.svg'
    await choose('Save what is shown', /SVG/)
    await waitFor(() => expect(toasts.list.map(({ tone, text }) => [tone, text])).toEqual([['refused', 'The disk is full']]))
  })
})

describe('saving the order', () => {
  it('writes the stretch that is shown', async () => {
    const core = fakeCore({ order_export: () => written })
    core.file = '/out/order.csv'
    render(SaveOrder, { stretch: { from: '2026-11-24T09:00:00Z', to: null } })
    await choose('Save the order', /Table/)
    await waitFor(() => expect(core.asked.at(-1)).toEqual({ name: 'order_export', input: { path: '/out/order.csv', format: 'csv', from: '2026-11-24T09:00:00Z', to: null } }))
    await choose('Save the order', /^Text/)
    await waitFor(() => expect(core.asked.at(-1)?.input).toMatchObject({ format: 'text' }))
  })
})
