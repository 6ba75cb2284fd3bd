import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../backend'
import { SlipwayError } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { announcer } from '../../shared/announcer.svelte'
import { plan } from '../../shared/plan.svelte'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { aBar, aChange, aStatus } from '../../shared/testing/samples'
import Dependencies from './Dependencies.svelte'
import LinkForm from './LinkForm.svelte'
import { aMap, aMapLink, aMapNode } from './samples'

const services = aMap({
  nodes: [aMapNode({ key: 'ledger', title: 'Ledger' }), aMapNode({ x: 272 })],
  links: [aMapLink('payments', 'ledger', { kind: 'data' })],
})
const releases = aMap({
  nodes: [aMapNode({ key: 'R-1', kind: 'release', tier: null, state: 'scheduled', start: '2026-11-28T21:00:00Z', end: '2026-11-29T00:00:00Z' })],
  links: [aMapLink('R-2', 'R-1', { kind: 'FS', lag: '30m', violated_minutes: 45 })],
})
const things = [{ value: 'payments', label: 'payments', detail: 'Payments' }, { value: 'ledger', label: 'ledger', detail: 'Ledger' }]
const nowhere = (): undefined => undefined

function core(more: Parameters<typeof fakeCore>[0] = {}) {
  return fakeCore({
    dependency_map: ({ subject }: Input<'dependency_map'>) => (subject === 'releases' ? releases : services),
    catalogue_show: () => ({ services: [{ key: 'payments', name: 'Payments', team: 'core' }, { key: 'ledger', name: 'Ledger', team: null }], teams: [{ key: 'core', name: 'Core', limit: null }] }),
    release_list: () => ({ items: [aBar(), aBar({ key: 'R-2', title: 'Web shop' })] }),
    critical_path_show: () => ({ end_minutes: 600, start: '2026-11-28T21:00:00Z', items: [{ key: 'R-1', early_start: 0, late_start: 0, total_float: 0, free_float: 0, critical: true }] }),
    order_show: () => ({ waves: [['R-1'], ['R-2']] }),
    blast_show: () => ({ items: [{ key: 'payments', depth: 1, path: ['ledger', 'payments'] }] }),
    ...more,
  })
}

function open(path: readonly string[], query: Readonly<Record<string, string>>) {
  router.replace('dependencies', path, query)
  return render(Dependencies, { path })
}

beforeEach(() => plan.take(aStatus()))

describe('the list of links', () => {
  it('shows both ends with their names, and has nothing that keeps people out', async () => {
    core()
    const { container } = open(['services'], { view: 'list' })
    await waitFor(() => screen.getByText('Data'))
    expect(screen.getAllByText('Ledger')).not.toHaveLength(0)
    expect(await violations(container)).toEqual([])
  })

  it('tells by how much a release is too early', async () => {
    core()
    open(['releases'], { view: 'list' })
    await waitFor(() => screen.getByText('45 min'))
    expect(screen.getByText('30m')).toBeTruthy()
  })

  it('takes the chosen link away', async () => {
    const asked = core({ service_unlink: () => aChange() })
    open(['services'], { view: 'list', link: 'payments|ledger' })
    const [remove] = await waitFor(() => screen.getAllByRole('button', { name: 'Remove the link' }))
    await waitFor(() => expect((remove as HTMLButtonElement).disabled).toBe(false))
    await fireEvent.click(remove ?? document.body)
    await waitFor(() => expect(asked.asked).toContainEqual({ name: 'service_unlink', input: { from: 'payments', to: 'ledger' } }))
  })

  it('changes nothing in a plan that can only be read', async () => {
    plan.take(aStatus({ read_only: true }))
    core()
    open(['services'], { view: 'list', link: 'payments|ledger' })
    await waitFor(() => screen.getByText('Data'))
    expect(screen.queryByRole('button', { name: /Remove|Link|Change/ })).toBeNull()
  })
})

describe('the detail of a service', () => {
  it('says who is hit when it fails, and who needs it', async () => {
    core()
    open(['services', 'ledger'], { view: 'list' })
    await waitFor(() => screen.getByText('Hit when it fails'))
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'payments' })).toHaveLength(2))
  })
})

describe('releases in order', () => {
  it('stand in waves', async () => {
    core()
    open(['releases'], { view: 'order' })
    await waitFor(() => screen.getByRole('heading', { name: /Wave 2/ }))
    expect(screen.getByText('Web shop')).toBeTruthy()
  })

  it('have floats, and those without are critical', async () => {
    core()
    const { container } = open(['releases'], { view: 'critical' })
    await waitFor(() => screen.getByText('critical'))
    expect(await violations(container)).toEqual([])
  })
})

describe('a plan without an order', () => {
  it('names the circle node by node', async () => {
    core({ dependency_map: () => aMap({ ...services, circles: [{ nodes: ['ledger', 'payments'], cut_from: 'payments', cut_to: 'ledger', why: 'it only reads data' }] }) })
    open(['services'], { view: 'list' })
    const alert = await waitFor(() => screen.getByRole('alert'))
    expect(alert.textContent).toMatch(/ledger\s*→\s*payments\s*→\s*ledger/)
  })

  it('says when there is nothing to draw', async () => {
    core({ dependency_map: () => aMap(), catalogue_show: () => ({ services: [] as string[], teams: [] as string[] }) })
    open(['services'], {})
    await waitFor(() => screen.getByText('No services yet'))
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('the form of a link', () => {
  const sentence = 'this would close a circle: ledger → payments → ledger'
  const refuse = () => { throw new SlipwayError({ code: 'link.cycle', message: sentence, hint: 'link the other way round', details: { cycle: ['ledger', 'payments'] } }) }

  it('shows and says the circle that a link would close, in the words of the core', async () => {
    core({ service_link: refuse })
    let circle: readonly string[] = []
    const { container } = render(LinkForm, { subject: 'services', ends: { from: 'ledger', to: 'payments' }, things, ondone: nowhere, onselect: nowhere, onrefused: (keys: readonly string[]) => (circle = keys) })
    await fireEvent.click(screen.getByRole('button', { name: 'Link' }))
    const alert = await waitFor(() => screen.getByRole('alert'))
    expect(alert.textContent).toContain(sentence)
    expect(circle).toEqual(['ledger', 'payments'])
    expect(announcer.text).toContain('link the other way round')
    expect(await violations(container)).toEqual([])
  })

  it('links the other way once it is turned round', async () => {
    const asked = core({ service_link: ({ from }: Input<'service_link'>) => (from === 'ledger' ? refuse() : aChange()) })
    render(LinkForm, { subject: 'services', ends: { from: 'ledger', to: 'payments' }, things, ondone: nowhere, onselect: nowhere })
    expect(screen.getByText('ledger needs payments')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Turn round' }))
    await fireEvent.click(screen.getByLabelText('Data'))
    await fireEvent.click(screen.getByRole('button', { name: 'Link' }))
    await waitFor(() => expect(asked.asked).toContainEqual({ name: 'service_link', input: { from: 'payments', to: 'ledger', type: 'data', min_version: null } }))
  })

  it('sends relation and lag of releases, and no lag as none', async () => {
    const asked = core({ release_link: () => aChange() })
    render(LinkForm, { subject: 'releases', ends: { from: 'R-2', to: 'R-1' }, things: [], ondone: nowhere, onselect: nowhere })
    await fireEvent.click(screen.getByLabelText(/Start to start/))
    await fireEvent.click(screen.getByRole('button', { name: 'Link' }))
    await waitFor(() => expect(asked.asked).toContainEqual({ name: 'release_link', input: { successor: 'R-2', predecessor: 'R-1', relation: 'SS', lag: '0' } }))
  })

  it('waits for both ends', () => {
    core()
    render(LinkForm, { subject: 'services', ends: {}, things, free: true, ondone: nowhere, onselect: nowhere })
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Link' }).disabled).toBe(true)
  })
})
