import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import type { CatalogueView, Input, ReadinessCard, ReadinessView } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { violations } from '../../shared/testing/axe'
import { aChange, aStatus } from '../../shared/testing/samples'
import { byArea, complaints, isOverdue, itemForm, itemOf, sayReady, sayShut, usualItems } from './readiness'
import Readiness from './Readiness.svelte'

const people = [{ key: 'grace', name: 'Grace Hopper', team: null, email: null, deputy: null }]

function anItem(part: Partial<ReadinessCard> = {}, ready_by: string | null = null): ReadinessView {
  return { item: { id: 'i-1', release: 'R-1', area: 'monitoring', title: 'Alerts', mandatory: true, due: null, owner: null, ready: false, ...part }, ready_by }
}

const items = [
  anItem({ due: '2026-11-20', owner: 'grace' }),
  anItem({ id: 'i-2', area: 'support', title: 'Help desk' }),
  anItem({ id: 'i-3', area: 'support', title: 'Articles', mandatory: false, ready: true }, 'mia'),
]

beforeEach(() => plan.take(aStatus()))

describe('a readiness checklist', () => {
  it('says how much is ready, rounded down, and what keeps go/no-go shut', () => {
    expect(sayReady(items)).toBe('1 of 3 ready, 33 %')
    expect(sayShut(items)).toBe('Go/no-go stays shut: 2 mandatory items are open')
    expect(sayShut(items.slice(1))).toBe('Go/no-go stays shut: 1 mandatory item is open')
    expect(sayShut(items.slice(2))).toBeNull()
  })

  it('is grouped by area in the order of the areas', () => {
    expect(byArea(items.toReversed()).map(({ area, items: of }) => [area, of.length])).toEqual([['monitoring', 1], ['support', 2]])
  })

  it('is overdue after the day on which it is due, and only while it is open', () => {
    expect(isOverdue(anItem({ due: '2026-11-23' }).item, '2026-11-24')).toBe(true)
    expect(isOverdue(anItem({ due: '2026-11-24' }).item, '2026-11-24')).toBe(false)
    expect(isOverdue(anItem({ due: '2026-11-23', ready: true }).item, '2026-11-24')).toBe(false)
  })

  it('keeps through its form whether an item is ready', () => {
    const before = anItem({ ready: true, due: '2026-12-01' }).item
    expect(itemOf(itemForm(before), 'R-1', before)).toEqual(before)
    expect(complaints({ ...itemForm(null), due: 'soon' })).toEqual({ title: 'Say what must be ready', due: 'Write a day as 2026-12-18' })
  })
})

describe('the checklist on the page of a release', () => {
  it('shows each item with its due day, its owner and who said that it is ready', async () => {
    fakeCore({})
    const { container } = render(Readiness, { release: 'R-1', items, people })
    expect(screen.getByText('Go/no-go stays shut: 2 mandatory items are open.')).toBeTruthy()
    const alerts = screen.getByRole('checkbox', { name: 'Alerts' }).closest('li')
    expect(alerts?.textContent.replace(/\s+/g, ' ')).toContain('mandatory due 2026-11-20 overdue Grace Hopper')
    expect(screen.getByRole('checkbox', { name: 'Articles' }).closest('li')?.textContent).toContain('ready, says mia')
    expect(await violations(container)).toEqual([])
  })

  it('is ticked with one click', async () => {
    const core = fakeCore({ readiness_save: () => aChange() })
    render(Readiness, { release: 'R-1', items, people })
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Alerts' }))
    await waitFor(() => expect(core.asked).toEqual([{ name: 'readiness_save', input: { ...items[0]?.item, ready: true } }]))
  })

  it('takes a tick back that was refused, and says why', async () => {
    fakeCore({ readiness_save: () => { throw new SlipwayError({ code: 'plan.read_only', message: 'The plan can only be read', hint: 'open a copy' }) } })
    render(Readiness, { release: 'R-1', items, people })
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Alerts' })
    await fireEvent.click(box)
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Open a copy'))
    expect(box.checked).toBe(false)
  })

  it('begins with the usual five areas', async () => {
    const core = fakeCore({ readiness_save: () => aChange() })
    render(Readiness, { release: 'R-1', items: [], people })
    await fireEvent.click(screen.getByRole('button', { name: 'Begin with the usual five areas' }))
    await waitFor(() => expect(core.asked).toHaveLength(5))
    expect(core.asked.map(({ input }) => (input as Input<'readiness_save'>).area)).toEqual(usualItems('R-1').map(({ area }) => area))
  })

  it('gets another item by its form, and loses one by its cross', async () => {
    const catalogue: Partial<CatalogueView> = { people }
    const core = fakeCore({ readiness_save: () => aChange(), readiness_remove: () => aChange(), catalogue_show: () => catalogue })
    const { container } = render(Readiness, { release: 'R-1', items, people })
    await fireEvent.click(screen.getByRole('button', { name: 'Add an item…' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(screen.getByText('Say what must be ready')).toBeTruthy()
    await fireEvent.input(screen.getByRole('textbox', { name: 'What must be ready' }), { target: { value: 'Seats are bought' } })
    await fireEvent.change(screen.getByRole('combobox', { name: 'Area' }), { target: { value: 'licences' } })
    await fireEvent.input(screen.getByRole('textbox', { name: /Due/ }), { target: { value: '2026-12-01' } })
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(core.asked.at(-1)).toEqual({
      name: 'readiness_save', input: { id: null, release: 'R-1', area: 'licences', title: 'Seats are bought', mandatory: true, due: '2026-12-01', owner: null, ready: false },
    }))
    await fireEvent.click(screen.getByRole('button', { name: 'Remove Help desk' }))
    await waitFor(() => expect(core.asked.at(-1)).toEqual({ name: 'readiness_remove', input: { id: 'i-2' } }))
  })
})
