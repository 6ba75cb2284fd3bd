import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { aChange } from '../../shared/testing/samples'
import { toasts } from '../../shared/toasts.svelte'
import { asking } from './asking.svelte'
import { afresh, button, dialog, inColumns, open, overBudget, shown, type, words } from './hands'
import room from './room'
import { aBoard, aBundle, aProposed, tooMuch } from './samples'

beforeEach(afresh)

describe('the risk budget', () => {
  it('is told in words, and set where there is none', async () => {
    const { core } = await shown({ budget: { ...tooMuch(), cap: null, left: null, breaches: [], refused: false } }, { risk_budget_save: () => aChange() })
    expect(within(screen.getByRole('region', { name: 'Risk budget' })).getByText('14 points of risk, no budget set')).toBeTruthy()
    await fireEvent.click(button('Set a budget…'))
    await type(/^The most points/, 'many')
    await fireEvent.click(button('Save'))
    expect(dialog().getByText('A whole number of points, or nothing')).toBeTruthy()
    await type(/^The most points/, '20')
    await fireEvent.click(button('Save'))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'risk_budget_save')?.input).toEqual({ release: 'R-1', cap: 20, reason: null }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('says in which way it is too much, and lets somebody accept it with a reason', async () => {
    const { core, container } = await shown({ budget: tooMuch() }, { risk_overflow_accept: () => aChange() })
    expect(words(screen.getByRole('region', { name: 'Risk budget' }))).toContain('14 of 10 points of risk, 4 over it')
    expect(screen.getByText('14 points are 4 more than the 10 of its budget')).toBeTruthy()
    await fireEvent.click(button('Accept the overflow…'))
    await fireEvent.click(button('Accept it'))
    expect(dialog().getByText('Say why more risk is right here')).toBeTruthy()
    expect(await violations(container)).toEqual([])
    await type('Why', 'Both are needed')
    await fireEvent.click(button('Accept it'))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'risk_overflow_accept')?.input).toEqual({ release: 'R-1', by: null, up_to: 14, reason: 'Both are needed' }))
  })

  it('says who accepted it, and takes it back', async () => {
    const accepted = { by: 'mia', at: '2026-11-24T09:00:00Z', reason: 'Both are needed', up_to: 14, holds: true }
    const { core } = await shown({ budget: tooMuch({ refused: false, accepted }) }, { risk_overflow_withdraw: () => aChange() })
    expect(screen.getByText(/^Accepted up to 14 points by mia, .*: Both are needed/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Accept the overflow…' })).toBeNull()
    await fireEvent.click(button('Withdraw the acceptance'))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'risk_overflow_withdraw')?.input).toEqual({ release: 'R-1', reason: null }))
    await waitFor(() => expect(toasts.list[0]?.action?.label).toBe('Undo'))
  })
})

describe('the proposal', () => {
  const outcome = () => ({ release: 'R-1', lines: [aProposed()], budget: tooMuch(), changed: aChange() })
  const part = () => within(screen.getByRole('region', { name: 'Proposal' }))

  it('lists each move with the sentence of the core, and carries out what stays ticked', async () => {
    const { core } = await shown({}, { bundle_apply: outcome })
    const lines = within(part().getByRole('list', { name: 'Proposed moves' })).getAllByRole('listitem').map(words)
    expect(lines[0]).toBe('Include CH-1 Faster search Its worth of 16.0 is the greatest that fits: 14 + 6 = 20 of 20.')
    expect(lines[1]).toContain('Defer CH-2 New colours There is no room: 20 + 1 = 21 of 20. deadline before the next release')
    expect(part().getByText('1 change stays where it is')).toBeTruthy()
    await fireEvent.click(part().getByRole('checkbox', { name: /CH-2/ }))
    await fireEvent.click(button('Apply 1 move'))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'bundle_apply')?.input).toEqual({ release: 'R-1', next: null, changes: ['CH-1'], reason: null, mode: 'commit' }))
    await waitFor(() => expect(toasts.list[0]?.action?.label).toBe('Undo'))
    await waitFor(() => expect(button('Apply 2 moves')).toBeTruthy())
  })

  it('tells an overflow, and shows a refusal with a way out', async () => {
    await shown({ proposal: { ...aBundle().proposal, overflows: true, sum: 22 } }, { bundle_apply: overBudget })
    expect(part().getByText(/What is mandatory is by itself more than the budget/)).toBeTruthy()
    expect(button('Accept up to 22 points…')).toBeTruthy()
    await fireEvent.click(button('Apply 2 moves'))
    await waitFor(() => expect(part().getByRole('alert').textContent).toContain('too much risk'))
    expect(button('Accept up to 26 points…')).toBeTruthy()
  })
})

describe('the room of bundles', () => {
  it('says what changes are for where there are none, makes one and leads to the import', async () => {
    const core = aBoard({ candidates: [], inside: [], deferred: [], waiting: [] }, { change_save: () => aChange() })
    const { container } = open([])
    await waitFor(() => expect(screen.getByText('No candidate changes yet')).toBeTruthy())
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getAllByRole('button', { name: /^New change…/ }).at(-1) ?? document.body)
    await fireEvent.click(button('Save'))
    expect(dialog().getByText('A key is needed, such as CH-12')).toBeTruthy()
    expect(dialog().getByText('Say which service it changes')).toBeTruthy()
    await type('Key', 'CH-9')
    await type(/^Title/, 'Dark mode')
    await fireEvent.click(dialog().getByRole('combobox', { name: 'Service' }))
    await fireEvent.pointerDown(await waitFor(() => screen.getByRole('option', { name: /Search/ })))
    await fireEvent.change(dialog().getByRole('combobox', { name: 'Impact' }), { target: { value: '4' } })
    expect(dialog().getByText('4 × 3 = 12 points')).toBeTruthy()
    await fireEvent.click(button('Save'))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'change_save')?.input).toEqual({
      key: 'CH-9', title: 'Dark mode', service: 'search', value: 5, urgency: 5, deadline: null, effort: '1', impact: 4, likelihood: 3, mandatory: 'none',
    }))
    await fireEvent.click(button('Import changes…'))
    expect(globalThis.location.hash).toBe('#/exchange/import?kind=changes')
  })

  it('lists the next releases where none is chosen', async () => {
    aBoard()
    const { container } = open([])
    await waitFor(() => expect(screen.getByText(/4 candidate changes, 2 without a decision, 1 put off so often/)).toBeTruthy())
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['#/bundles/R-1', '#/bundles/R-3', '#/bundles/R-4'])
    expect(await violations(container)).toEqual([])
  })

  it('says what went wrong, and tries again', async () => {
    const core = aBoard({}, { bundle_show: () => { throw new SlipwayError({ code: 'internal.x', message: 'The core is gone' }) } })
    open()
    await waitFor(() => expect(screen.getByText('The core is gone.')).toBeTruthy())
    core.on('bundle_show', () => aBundle())
    await fireEvent.click(button('Try again'))
    await waitFor(() => expect(inColumns()[0]).toEqual(['CH-1', 'CH-2']))
  })

  it('prints the page of the bundle', async () => {
    const { core } = await shown({}, { bundle_sheet_print: () => ({ path: '/tmp/b.pdf', pages: 1, bytes: 2048, snapshot: 7, warnings: [] }) })
    core.file = '/tmp/b.pdf'
    await fireEvent.click(button('Print…'))
    await fireEvent.click(dialog().getByRole('button', { name: 'Print…' }))
    await waitFor(() => expect(core.asked.at(-1)).toEqual({ name: 'bundle_sheet_print', input: { release: 'R-1', next: null, path: '/tmp/b.pdf', paper: 'a4', mono: false, fallback_font: null } }))
    await waitFor(() => expect(dialog().getByRole('status').textContent).toContain('1 page'))
  })

  it('offers its acts to the palette', async () => {
    aBoard()
    router.go('trains')
    room.actions.find(({ id }) => id === 'change-new')?.run()
    expect(globalThis.location.hash).toBe('#/bundles')
    expect(asking.now).toEqual({ what: 'change', of: null })
    open([])
    await waitFor(() => expect(screen.getByRole('dialog', { name: 'New candidate change' })).toBeTruthy())
    room.actions.find(({ id }) => id === 'change-import')?.run()
    expect(globalThis.location.hash).toBe('#/exchange/import?kind=changes')
  })
})
