import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../backend'
import { SlipwayError } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { aBar, aChange, aStatus } from '../../shared/testing/samples'
import { sized } from '../../shared/testing/sizes'
import Dependencies from './Dependencies.svelte'
import LinkForm from './LinkForm.svelte'
import { aMap, aMapLink, aMapNode } from './samples'

const whole = aMap({
  nodes: [aMapNode({ key: 'ledger', title: 'Ledger', kind: 'infrastructure', team: null, group: 'No team' }), aMapNode({ x: 272, group: 'Core' }), aMapNode({ key: 'alone', title: 'Alone', kind: 'vendor', y: 88 })],
  links: [aMapLink('payments', 'ledger', { kind: 'data', min_version: '2.4' })],
})
const folded = aMap({
  nodes: [aMapNode({ key: 'ledger', title: 'Ledger', team: null }), aMapNode({ key: 'team:core', title: 'Core', kind: 'team', team: 'core', tier: null, members: 2, x: 272 })],
  links: [aMapLink('team:core', 'ledger', { merged: 3 })],
})
const nowhere = (): undefined => undefined

function core(more: Parameters<typeof fakeCore>[0] = {}) {
  return fakeCore({
    dependency_map: ({ collapsed }: Input<'dependency_map'>) => (collapsed?.includes('core') ? folded : whole),
    catalogue_show: () => ({
      services: [{ key: 'payments', name: 'Payments', team: 'core' }, { key: 'ledger', name: 'Ledger', team: null }, { key: 'alone', name: 'Alone', team: 'core' }],
      teams: [{ key: 'core', name: 'Core', limit: null }],
    }),
    release_list: () => ({ items: [aBar(), aBar({ key: 'R-2', title: 'Web shop' })] }),
    critical_path_show: () => ({ end_minutes: 0, start: null, items: [] as string[] }),
    blast_show: ({ direction }: Input<'blast_show'>) => ({ items: direction === 'needs' ? [{ key: 'ledger', depth: 1, path: ['payments', 'ledger'] }] : [] }),
    service_unlink: () => aChange(),
    ...more,
  })
}

function open(path: readonly string[], query: Readonly<Record<string, string>>) {
  router.replace('dependencies', path, query)
  return render(Dependencies, { path })
}

const maps = (asked: ReturnType<typeof core>) => asked.asked.filter(({ name }) => name === 'dependency_map').map(({ input }) => input as Input<'dependency_map'>)

beforeEach(() => {
  plan.take(aStatus())
  sized()
})

describe('what the map is narrowed to', () => {
  it('goes to the core as the address keeps it', async () => {
    const asked = core()
    open(['services'], { view: 'list', by: 'tier', closed: 'core', types: 'data|vendor' })
    await waitFor(() => expect(maps(asked)).toEqual([{ subject: 'services', focus: null, depth: 2, linked_only: false, group_by: 'tier', collapsed: ['core'], kinds: ['data', 'vendor'] }]))
  })

  it('keeps its places when the plan changes, and only then', async () => {
    const asked = core()
    open(['services'], { view: 'list', link: 'payments|ledger' })
    const [remove] = await waitFor(() => screen.getAllByRole<HTMLButtonElement>('button', { name: 'Remove the link' }))
    await waitFor(() => expect(remove?.disabled).toBe(false))
    await fireEvent.click(remove ?? document.body)
    await waitFor(() => expect(maps(asked)).toHaveLength(2))
    expect(maps(asked).map(({ before }) => before)).toEqual([undefined, [{ key: 'ledger', x: 0, y: 0 }, { key: 'payments', x: 272, y: 0 }, { key: 'alone', x: 0, y: 88 }]])
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Linked only' }))
    await waitFor(() => expect(maps(asked)).toHaveLength(3))
    expect(maps(asked)[2]?.before).toBeUndefined()
  })

  it('is saved as it is shown, with everything where it stands', async () => {
    const asked = core({ map_export: () => ({ files: [], items: 0, warnings: [] as string[] }) })
    asked.file = '/out/map.svg'
    open(['services'], { view: 'list', by: 'team', types: 'data' })
    await screen.findByText('2.4')
    await fireEvent.click(screen.getByRole('button', { name: 'Save what is shown' }))
    await fireEvent.click(screen.getByRole('menuitem', { name: /SVG/ }))
    const map = { subject: 'services', focus: null, depth: 2, linked_only: false, group_by: 'team', collapsed: [], kinds: ['data'], before: whole.nodes.map(({ key, x, y }) => ({ key, x, y })) }
    await waitFor(() => expect(asked.asked.at(-1)).toEqual({ name: 'map_export', input: { path: '/out/map.svg', format: 'svg', map } }))
  })
})

describe('a team as one node', () => {
  it('tells what it stands for and is opened again; what it bundles is not taken away', async () => {
    core()
    const { container } = open(['services', 'team:core'], { view: 'list', closed: 'core' })
    await screen.findByRole('heading', { name: 'Team Core' })
    expect(screen.getByText(/Stands for 2 services/)).toBeTruthy()
    expect(screen.getByText(/stands for 3 links/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Remove the link:/ })).toBeNull()
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Expand' }))
    expect(router.place).toMatchObject({ path: ['services'], query: { view: 'list' } })
    expect(router.place.query['closed']).toBeUndefined()
  })

  it('is made out of one of its members', async () => {
    core()
    open(['services', 'payments'], { view: 'list' })
    await fireEvent.click(await screen.findByRole('button', { name: 'Collapse its team' }))
    expect(router.place).toMatchObject({ path: ['services', 'team:core'], query: { closed: 'core' } })
  })

  it('shows who is in it on demand', async () => {
    core()
    open(['services', 'payments'], { view: 'list', closed: 'core' })
    await fireEvent.click(await screen.findByRole('button', { name: 'Show it' }))
    expect(router.place.path).toEqual(['services', 'payments'])
    expect(router.place.query['closed']).toBeUndefined()
  })

  it('stands on the map with its number, without a dot to link from, and opens on Enter', async () => {
    core()
    const { container } = open(['services'], { closed: 'core' })
    const face = await waitFor(() => {
      const found = container.querySelector<HTMLElement>('[data-face="team:core"]')
      if (!found) throw new Error('no team')
      return found
    })
    expect(face.textContent).toMatch(/Core.*2/s)
    expect(container.querySelector('[data-handle="team:core"]')).toBeNull()
    expect(container.querySelector('[data-handle="ledger"]')).not.toBeNull()
    await fireEvent.keyDown(face, { key: 'Enter' })
    expect(router.place.query['closed']).toBeUndefined()
  })
})

describe('the list of nodes', () => {
  it('has those without links too, with their kinds, and leads to each', async () => {
    core()
    const { container, rerender } = open(['services'], { view: 'list', rows: 'nodes' })
    const grid = await screen.findByRole('grid', { name: 'Services' })
    expect(screen.getByText('Infrastructure')).toBeTruthy()
    expect(await violations(container)).toEqual([])
    grid.focus()
    await fireEvent.keyDown(grid, { key: 'Home' })
    expect(router.place.path).toEqual(['services', 'alone'])
    await rerender({ path: router.place.path })
    await fireEvent.keyDown(grid, { key: 'Enter' })
    await waitFor(() => expect(document.activeElement?.getAttribute('data-testid')).toBe('detail'))
    await fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('grid', { name: 'Services' })))
  })

  it('tells of releases that are left out, and takes them in', async () => {
    core({ dependency_map: () => aMap({ nodes: [aMapNode({ key: 'R-1', kind: 'release', tier: null })] }) })
    open(['releases'], { view: 'list', rows: 'nodes' })
    await screen.findByText('1 without links left out')
    await fireEvent.click(screen.getByRole('button', { name: 'Show them' }))
    expect(router.place.query['linked']).toBe('0')
  })
})

describe('groups on the map', () => {
  it('are named behind their nodes', async () => {
    core()
    const { container } = open(['services'], { by: 'team' })
    await waitFor(() => expect(container.querySelector('[data-group="Core"]')?.textContent).toBe('Core'))
  })
})

describe('what a service needs', () => {
  it('is followed the other way', async () => {
    const asked = core()
    open(['services', 'payments'], { view: 'list' })
    await screen.findByText('Nobody needs payments.')
    await fireEvent.click(screen.getByRole('radio', { name: 'What it needs' }))
    await screen.findByText('Can make it fail')
    await waitFor(() => expect(asked.asked.at(-1)).toEqual({ name: 'blast_show', input: { service: 'payments', depth: 3, direction: 'needs' } }))
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'ledger' })).toHaveLength(2))
  })
})

describe('a circle', () => {
  const circle = { nodes: ['ledger', 'payments'], cut_from: 'payments', cut_to: 'ledger', why: 'it only reads data' }

  it('is opened at the link that hurts least', async () => {
    const asked = core({ dependency_map: () => aMap({ ...whole, circles: [circle, { ...circle, nodes: ['a', 'b'], cut_from: 'a', cut_to: 'b' }] }) })
    open(['services'], { view: 'list' })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toMatch(/2 circles.*payments needs ledger.*It only reads data\..*a needs b/s)
    await fireEvent.click(screen.getAllByRole('button', { name: 'Remove this link' })[1] ?? document.body)
    await waitFor(() => expect(asked.asked).toContainEqual({ name: 'service_unlink', input: { from: 'a', to: 'b' } }))
  })

  it('is only told in a plan that can only be read', async () => {
    plan.take(aStatus({ read_only: true }))
    core({ dependency_map: () => aMap({ ...whole, circles: [circle] }) })
    open(['services'], { view: 'list' })
    expect((await screen.findByRole('alert')).textContent).toContain('payments needs ledger')
    expect(screen.queryByRole('button', { name: 'Remove this link' })).toBeNull()
  })

  it('that a link would close is opened from the form, and then the link is made', async () => {
    const details = { cycle: ['ledger', 'payments'], cut: { from: 'payments', to: 'ledger', why: 'it is soft' } }
    let open = false
    const asked = core({
      service_link: () => { if (!open) throw new SlipwayError({ code: 'link.cycle', message: 'this would close a circle', details }); return aChange() },
      service_unlink: () => { open = true; return aChange() },
    })
    const { container } = render(LinkForm, { subject: 'services', ends: { from: 'ledger', to: 'payments' }, things: [], ondone: nowhere, onselect: nowhere })
    await fireEvent.input(screen.getByRole('textbox', { name: /Least version/ }), { target: { value: ' 2.4 ' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Link' }))
    await fireEvent.click(await screen.findByRole('button', { name: 'Remove this link' }))
    await screen.findByText(/The circle is open/)
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Link' }))
    await waitFor(() => expect(asked.asked.at(-1)).toEqual({ name: 'service_link', input: { from: 'ledger', to: 'payments', type: 'runtime-hard', min_version: '2.4' } }))
  })
})

describe('a lag in working days', () => {
  it('asks whose days it counts, and only then', async () => {
    const asked = core({ release_link: () => aChange() })
    render(LinkForm, { subject: 'releases', ends: { from: 'R-2', to: 'R-1' }, things: [], ondone: nowhere, onselect: nowhere })
    expect(screen.queryByRole('combobox', { name: /counts the days/ })).toBeNull()
    await fireEvent.input(screen.getByRole('textbox', { name: /Lag/ }), { target: { value: '2wd' } })
    await fireEvent.change(screen.getByRole('combobox', { name: /counts the days/ }), { target: { value: 'project' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Link' }))
    await waitFor(() => expect(asked.asked.at(-1)).toEqual({ name: 'release_link', input: { successor: 'R-2', predecessor: 'R-1', relation: 'FS', lag: '2wd', calendar: 'project' } }))
  })
})
