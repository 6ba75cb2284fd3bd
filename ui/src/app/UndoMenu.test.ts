import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../backend'
import { fakeCore } from '../backend/fake'
import type { FakeCore, Handlers } from '../backend/fake'
import { plan } from '../shared/plan.svelte'
import { router } from '../shared/router.svelte'
import { violations } from '../shared/testing/axe'
import { aChange, anOperation, aStatus } from '../shared/testing/samples'
import { toasts } from '../shared/toasts.svelte'
import UndoMenu from './UndoMenu.svelte'

const row = (seq: number, label: string) => ({ ...anOperation({ seq, label }), machine: 'desk', reason: null, undoes: null, changes: [], hash: 'ab' })

function core(more: Handlers = {}): FakeCore {
  return fakeCore({ history_list: () => ({ items: [row(3, 'Move R-2'), row(2, 'Move R-1'), row(1, 'Make the plan')] }), ...more })
}

beforeEach(() => {
  plan.take(aStatus({ seq: 3 }))
  toasts.clear()
})

describe('the list of the last operations', () => {
  it('opens by key, is walked by key, and goes back to before one', async () => {
    const fake = core({ history_go_back: () => aChange({ operation: anOperation({ seq: 4, label: 'Go back to operation 1: Make the plan' }) }) })
    const { container } = render(UndoMenu)
    expect(fake.asked, 'nothing is read before it is wanted').toEqual([])
    const button = screen.getByRole('button', { name: 'Go back to before one of the last operations' })
    await fireEvent.keyDown(button, { key: 'ArrowDown' })
    const menu = await screen.findByRole('menu')
    expect(fake.asked[0]).toEqual({ name: 'history_list', input: { limit: 10, changes: false } })
    const items = within(menu).getAllByRole('menuitem')
    expect(items.map((item) => item.textContent.trim().replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^Move R-2 ?go back to before this: Tue,? 24 Nov 2026 10:00 CET, mia$/),
      expect.stringMatching(/^Move R-1 ?go back to before this/),
      'Show the whole history',
    ])
    await waitFor(() => expect(document.activeElement).toBe(items[0]))
    expect(await violations(container)).toEqual([])
    await fireEvent.keyDown(menu, { key: 'ArrowDown' })
    expect(document.activeElement).toBe(items[1])
    await fireEvent.click(items[1] ?? menu)
    await waitFor(() => expect(fake.asked.at(-1)).toEqual({ name: 'history_go_back', input: { seq: 1, reason: null } }))
    await waitFor(() => expect(toasts.list[0]).toMatchObject({ action: { label: 'Undo' } }))
    expect(document.activeElement).toBe(button)
  })

  it('does nothing to a plan that can only be read', async () => {
    plan.take(aStatus({ seq: 3, read_only: true }))
    core()
    render(UndoMenu)
    await fireEvent.click(screen.getByRole('button'))
    expect((await screen.findByRole('menuitem', { name: /Move R-1/ })).getAttribute('aria-disabled')).toBe('true')
  })

  it('says why it cannot be read, and still leads to the history', async () => {
    core({ history_list: () => { throw new SlipwayError({ code: 'plan.busy', message: 'the plan is busy' }) } })
    render(UndoMenu)
    await fireEvent.click(screen.getByRole('button'))
    await fireEvent.click(await screen.findByRole('menuitem', { name: 'Show the whole history' }))
    expect(toasts.list[0]?.text).toBe('the plan is busy')
    expect(router.place.room).toBe('history')
  })
})
