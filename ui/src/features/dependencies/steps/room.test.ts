import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../backend'
import { SlipwayError } from '../../../backend'
import { plan } from '../../../shared/plan.svelte'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aStatus } from '../../../shared/testing/samples'
import { sized } from '../../../shared/testing/sizes'
import { toasts } from '../../../shared/toasts.svelte'
import Dependencies from '../Dependencies.svelte'
import { aMap } from '../samples'
import { aRoom } from './samples'

function open(path: readonly string[], query: Readonly<Record<string, string>> = {}) {
  router.replace('dependencies', ['steps', ...path], query)
  return render(Dependencies, { path: ['steps', ...path] })
}

beforeEach(() => {
  sized()
  plan.take(aStatus())
  toasts.clear()
})

const face = (container: HTMLElement, key: string): HTMLElement => container.querySelector<HTMLElement>(`[data-face="${key}"]`) ?? document.body

/** Draws a line from one node to another. */
async function draw(container: HTMLElement, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const map = within(container).getByTestId('map')
  map.setPointerCapture = () => undefined
  const transform = container.querySelector<HTMLElement>('.plane')?.style.transform ?? ''
  const [x = 0, y = 0, zoom = 1] = (transform.match(/-?[\d.]+/g) ?? []).map(Number)
  const at = ([left, top]: readonly [number, number]) => ({ button: 0, pointerId: 1, clientX: x + left * zoom, clientY: y + top * zoom })
  await fireEvent.pointerDown(map, at(from))
  await fireEvent.pointerMove(map, at(to))
  await fireEvent.pointerUp(map, at(to))
}

describe('runbooks on the map', () => {
  it('show each step with its time, its minutes and whether it is critical, and say what a step is', async () => {
    const core = aRoom()
    const { container } = open([], { around: 'R-1' })
    await waitFor(() => expect(container.querySelectorAll('[data-node]')).toHaveLength(3))
    expect(core.asked.find(({ name }) => name === 'dependency_map')?.input).toMatchObject({ subject: 'steps', focus: 'R-1', linked_only: false })
    const text = face(container, 'R-1.1').textContent.replace(/\s+/g, ' ')
    expect(text).toMatch(/R-1\.1 ?22:00.*Stop the workers ?10 min.*on the critical path/)
    const isMarked = (key: string): boolean => face(container, key).querySelector('[data-testid="critical-sign"]') !== null
    expect(['R-1.1', 'R-1.2', 'R-1.3'].map(isMarked)).toEqual([true, true, false])
    expect(within(screen.getByRole('group', { name: 'Legend' })).getByText('Step')).toBeTruthy()
    expect(screen.queryByRole('combobox', { name: /How far/ })).toBeNull()
    expect(screen.queryByRole('checkbox', { name: 'Linked only' })).toBeNull()
    expect(await violations(container)).toEqual([])
  })

  it('are of one release or of all, as the address says', async () => {
    const core = aRoom()
    const { container } = open([], { around: 'R-1' })
    const box = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Runbook of' })
    await waitFor(() => expect(box.value).toBe('Runbook of R-1'))
    await fireEvent.click(box)
    await fireEvent.pointerDown(await screen.findByRole('option', { name: 'All runbooks' }))
    expect(globalThis.location.hash).toBe('#/dependencies/steps')
    await waitFor(() => expect((core.asked.findLast(({ name }) => name === 'dependency_map')?.input as Input<'dependency_map'>).focus).toBeNull())
    await waitFor(() => expect(container.querySelectorAll('[data-node]')).toHaveLength(4))
  })

  it('link two steps of a release by a line, with relation and lag', async () => {
    const core = aRoom()
    const { container } = open([])
    await waitFor(() => expect(container.querySelectorAll('[data-node]')).toHaveLength(4))
    await draw(container, [564, 22], [292, 22])
    const asked = within(await screen.findByRole('dialog', { name: 'What link is it?' }))
    expect(asked.getByText('R-1.2 waits for R-1.3')).toBeTruthy()
    await fireEvent.click(asked.getByLabelText(/Finish to finish/))
    await fireEvent.input(asked.getByRole('textbox', { name: /Lag/ }), { target: { value: '2wd' } })
    expect(asked.getByText(/Write the lag in minutes or hours/)).toBeTruthy()
    await fireEvent.input(asked.getByRole('textbox', { name: /Lag/ }), { target: { value: '10m' } })
    await fireEvent.click(asked.getByRole('button', { name: 'Link' }))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'step_save')?.input).toMatchObject({
      key: 'R-1.2', waits: [{ step: 'R-1.1', relation: 'FS', lag: '0m' }, { step: 'R-1.3', relation: 'FF', lag: '10m' }],
    }))
  })

  it('ask nothing where the steps are of two releases, and say what to do instead', async () => {
    const core = aRoom()
    const { container } = open([])
    await waitFor(() => expect(container.querySelectorAll('[data-node]')).toHaveLength(4))
    await draw(container, [20, 22], [20, 110])
    await waitFor(() => expect(toasts.list.map(({ text, hint }) => [text, hint])).toEqual([['R-1.1 and ledger are steps of two releases', 'let the releases wait for each other instead']]))
    expect(screen.queryByRole('dialog', { name: 'What link is it?' })).toBeNull()
    expect(core.asked.some(({ name }) => name === 'step_save')).toBe(false)
  })

  it('show the sentence of the core where a line would close a circle', async () => {
    aRoom({ step_save: () => { throw new SlipwayError({ code: 'step.cycle', message: 'these steps would wait for each other in a circle: R-1.1 → R-1.3 → R-1.1' }) } })
    const { container } = open([], { around: 'R-1' })
    await waitFor(() => expect(container.querySelectorAll('[data-node]')).toHaveLength(3))
    await draw(container, [20, 22], [292, 22])
    await fireEvent.click(await screen.findByRole('button', { name: 'Link' }))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('R-1.1 → R-1.3 → R-1.1'))
  })
})

describe('runbooks as a list', () => {
  it('have their steps by time, with minutes and floats', async () => {
    aRoom()
    const { container } = open([], { around: 'R-1', view: 'list' })
    const grid = await screen.findByRole('grid', { name: 'Steps' })
    const rows = within(grid).getAllByRole('row').slice(1).map((row) => row.textContent.replace(/\s+/g, ' ').trim())
    expect(rows.map((row) => row.slice(0, 5))).toEqual(['R-1.1', 'R-1.3', 'R-1.2'])
    expect(rows[1]).toContain('22:05 15 1 h 25 min'.replaceAll(' 15 ', '15'))
    expect(await violations(container)).toEqual([])
  })
})

describe('the detail of a step', () => {
  it('says whose it is, when, how late it can be, and what it is tied to', async () => {
    aRoom()
    const { container } = open(['R-1.3'], { view: 'list' })
    await waitFor(() => expect(screen.getByRole('link', { name: 'R-1' }).getAttribute('href')).toBe('#/releases/R-1'))
    const detail = within(screen.getByTestId('detail'))
    expect(detail.getByText('Mia')).toBeTruthy()
    expect(detail.getByText(/22:05–22:20 CET/)).toBeTruthy()
    expect(detail.getAllByText('1 h 25 min')).toHaveLength(2)
    expect(detail.getByText(/SS start to start, lag 5m/)).toBeTruthy()
    expect(await violations(container)).toEqual([])
    await fireEvent.click(detail.getByRole('button', { name: 'Only its runbook' }))
    expect(globalThis.location.hash).toContain('around=R-1')
    await fireEvent.click(screen.getByRole('button', { name: 'Edit…' }))
    expect(screen.getByRole('heading', { name: 'Edit step R-1.3', hidden: true })).toBeTruthy()
  })

  it('takes the step out, with a way back', async () => {
    const core = aRoom()
    open(['R-1.3'], { around: 'R-1', view: 'list' })
    await fireEvent.click(await screen.findByRole('button', { name: 'Remove' }))
    await waitFor(() => expect(core.asked).toContainEqual({ name: 'step_remove', input: { key: 'R-1.3' } }))
    await waitFor(() => expect(toasts.list[0]?.action?.label).toBe('Undo'))
    await waitFor(() => expect(globalThis.location.hash).toBe('#/dependencies/steps?view=list&around=R-1'))
  })

  it('takes a wait out of it', async () => {
    const core = aRoom()
    open(['R-1.3'], { around: 'R-1', view: 'list' })
    await fireEvent.click(await screen.findByRole('button', { name: 'Remove the link: R-1.3 waits for R-1.1' }))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'step_save')?.input).toMatchObject({ key: 'R-1.3', waits: [] }))
  })

  it('offers no change in a plan that can only be read', async () => {
    plan.take(aStatus({ read_only: true }))
    aRoom()
    open(['R-1.3'], { around: 'R-1', view: 'list' })
    await screen.findByRole('link', { name: 'R-1' })
    expect(screen.queryByRole('button', { name: /Edit|Remove|Link/ })).toBeNull()
  })
})

describe('where there is no step', () => {
  it('says how to write one', async () => {
    aRoom({ dependency_map: () => aMap() })
    open([])
    await screen.findByText('No runbook has a step yet')
    await fireEvent.click(screen.getByRole('button', { name: 'Import steps…' }))
    expect(globalThis.location.hash).toBe('#/exchange/import?kind=steps')
  })

  it('leads to the release whose runbook is empty', async () => {
    aRoom()
    open([], { around: 'R-3' })
    await screen.findByText('The runbook of R-3 has no steps yet')
    await fireEvent.click(screen.getByRole('button', { name: 'Open R-3' }))
    expect(globalThis.location.hash).toBe('#/releases/R-3')
  })
})
