import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { RowChange } from '../../backend'
import { SlipwayError } from '../../backend'
import { fakeCore } from '../../backend/fake'
import type { FakeCore, Handlers } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { violations } from '../../shared/testing/axe'
import { aChange, anOperation, aStatus } from '../../shared/testing/samples'
import { toasts } from '../../shared/toasts.svelte'
import GoBack from './GoBack.svelte'

const row: RowChange = { table: 'release', id: '0193', before: { key: 'R-1', start: 3 }, after: { key: 'R-1', start: 1 } }

function core(changes: readonly RowChange[], more: Handlers = {}): FakeCore {
  return fakeCore({ history_compare: () => ({ items: changes }), ...more })
}

beforeEach(() => {
  plan.take(aStatus({ seq: 7 }))
  toasts.clear()
})

const here = (seq = 4) => render(GoBack, { seq, label: 'Move R-1' })
const open = async (): Promise<HTMLElement> => {
  await fireEvent.click(screen.getByRole('button', { name: 'Go back to here…' }))
  return screen.findByRole('dialog', { name: 'Go back to operation 4' })
}

describe('going back to a moment', () => {
  it('shows first what it would change, then does it as one operation with a way back', async () => {
    const fake = core([row], { history_go_back: () => aChange({ operation: anOperation({ label: 'Go back to operation 4: Move R-1' }) }) })
    const { container } = here()
    expect(fake.asked, 'nothing is compared before it is wanted').toEqual([])
    const dialog = await open()
    await within(dialog).findByText('1 changed')
    expect(fake.asked[0]).toEqual({ name: 'history_compare', input: { from: 7, to: 4 } })
    expect(dialog.textContent).toContain('3 later operations stay in the history')
    expect(within(dialog).getByRole('row', { name: /Start 3 1/ })).toBeTruthy()
    expect(await violations(container)).toEqual([])
    await fireEvent.input(within(dialog).getByRole('textbox', { name: /Why/ }), { target: { value: ' The wrong week ' } })
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Go back' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(fake.asked.find((one) => one.name === 'history_go_back')?.input).toEqual({ seq: 4, reason: 'The wrong week' })
    expect(toasts.list[0]).toMatchObject({ text: 'Go back to operation 4: Move R-1', action: { label: 'Undo' } })
  })

  it('says so where nothing would change', async () => {
    core([])
    here()
    const dialog = await open()
    await within(dialog).findByText(/there is nothing to change/)
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Go back' }).disabled).toBe(true)
  })

  it('keeps a refusal in sight', async () => {
    core([row], { history_go_back: () => { throw new SlipwayError({ code: 'undo.moved_on', message: 'rows have moved on' }) } })
    here()
    const dialog = await open()
    await within(dialog).findByText('1 changed')
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Go back' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Rows have moved on')
  })

  it('is shut for the last operation and in a plan that can only be read', () => {
    core([])
    const { unmount } = here(7)
    expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(true)
    unmount()
    plan.take(aStatus({ seq: 7, read_only: true }))
    here()
    expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(true)
  })
})
