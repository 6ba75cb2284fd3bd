import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { ReleaseBar, RollbackView } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { Handlers } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aBar, aChange, aStatus } from '../../../shared/testing/samples'
import { router } from '../../../shared/router.svelte'
import { toasts } from '../../../shared/toasts.svelte'
import room from '../room'
import { aRollback, PEOPLE } from '../samples'
import Rollback from './Rollback.svelte'

async function shown(view: Partial<RollbackView> = {}, more: Handlers = {}, bar: Partial<ReleaseBar> = {}) {
  const core = fakeCore({ rollback_show: () => aRollback(view), ...more })
  const page = render(Rollback, { bar: aBar(bar), people: PEOPLE })
  await waitFor(() => expect(screen.queryByText('Reading the way back')).toBeNull())
  return { core, ...page }
}

beforeEach(() => {
  toasts.clear()
  plan.take(aStatus())
})

describe('the way back of a release', () => {
  it('is told with its point of no return, its test, its procedure, and who is called', async () => {
    const { container } = await shown()
    expect(screen.getByRole('timer').textContent.trim()).toBe('2 h 5 min left')
    expect(screen.getByText(/Going back must begin by/)).toBeTruthy()
    expect(screen.getByRole('img', { name: 'Fresh' })).toBeTruthy()
    expect(screen.getByText('Takes').parentElement?.textContent).toContain('45 min, then 15 min')
    expect(screen.getByText('Tested').parentElement?.textContent).toMatch(/3 Nov 2026, version 4\.1, took 38 min/)
    const levels = screen.getAllByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' ').trim())
    expect(levels).toEqual(['1 Deployment lead Mia Kern +49 30 1234 called at once', '2 Release manager nobody holds it no number called after 15 min'])
    expect(container.querySelector('a[href^="tel:"]')).toBeNull()
    expect(await violations(container)).toEqual([])
  })

  it('counts down with the clock of the core', async () => {
    await shown()
    plan.take(aStatus({ now: '2026-11-24T11:04:00Z' }))
    await waitFor(() => expect(screen.getByRole('timer').textContent.trim()).toBe('1 min left'))
    plan.take(aStatus({ now: '2026-11-24T11:15:00Z' }))
    await waitFor(() => expect(screen.getByRole('timer').textContent.trim()).toBe('passed 10 min ago'))
    expect(screen.queryByRole('img', { name: 'Warning' })).toBeNull()
  })

  it('warns of a passed point only while the release is carried out', async () => {
    plan.take(aStatus({ now: '2026-11-24T11:15:00Z' }))
    await shown({}, {}, { state: 'deploying' })
    expect(within(screen.getByRole('timer')).getByRole('img', { name: 'Warning' })).toBeTruthy()
  })

  it('says in a line each what nobody wrote down', async () => {
    await shown({ plan: null, point_of_no_return: null, arithmetic: 'Nobody said how long going back takes.', test: 'Nobody tested its rollback.', fresh: false, chain: null })
    expect(screen.queryByRole('timer')).toBeNull()
    expect(screen.getByText('Nobody wrote down how it is taken back.')).toBeTruthy()
    expect(screen.getByText(/No chain of escalation covers it/)).toBeTruthy()
    expect(screen.getByRole('img', { name: 'Stale' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Write it down…' })).toBeTruthy()
  })

  it('warns of steps that end behind the point, and tells what was decided', async () => {
    await shown({ steps_late_minutes: 20, decisions: [{ asked: '2026-11-24T08:00:00Z', decided: '2026-11-24T08:04:00Z', by: 'Ann', way: 'go-on', reason: 'errors fall' }] })
    expect(screen.getByText(/end 20 min behind it/)).toBeTruthy()
    expect(within(screen.getByRole('list', { name: /Decisions on going back/ })).getByRole('listitem').textContent).toMatch(/Go on: Errors fall\. Ann; asked .*09:00 CET, decided .*09:04 CET/)
  })

  it('copies a number and says so', async () => {
    const writeText = vi.fn(() => Promise.resolve())
    Object.defineProperty(globalThis.navigator, 'clipboard', { value: { writeText }, configurable: true })
    await shown()
    await fireEvent.click(screen.getByRole('button', { name: 'Copy the number of Mia Kern' }))
    expect(writeText).toHaveBeenCalledWith('+49 30 1234')
    await waitFor(() => expect(toasts.list.at(-1)?.text).toBe('Copied the number of Mia Kern.'))
  })

  it('is written down in a form that stays open when it is refused, and is forgotten', async () => {
    const { core, container } = await shown({}, { rollback_save: () => { throw new SlipwayError({ code: 'rollback.tested', message: 'it cannot have been tested tomorrow', hint: 'say on which day' }) }, rollback_remove: () => aChange() })
    await fireEvent.click(screen.getByRole('button', { name: 'Edit…' }))
    const dialog = within(screen.getByRole('dialog', { name: 'How R-1 is taken back' }))
    expect(await violations(container)).toEqual([])
    await fireEvent.input(dialog.getByRole('textbox', { name: 'Going back takes' }), { target: { value: 'long' } })
    await fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(dialog.getByText('Write a length as 90m, 2h or 1h30m')).toBeTruthy()
    await fireEvent.input(dialog.getByRole('textbox', { name: 'Going back takes' }), { target: { value: '1h' } })
    await fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(dialog.getByRole('alert').textContent).toContain('Say on which day.'))
    expect(core.asked.findLast(({ name }) => name === 'rollback_save')?.input).toMatchObject({ duration_minutes: 60, procedure: 'Switch back to 4.1' })
    await fireEvent.click(dialog.getByRole('button', { name: 'Forget it' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(core.asked.findLast(({ name }) => name === 'rollback_remove')?.input).toEqual({ key: 'R-1' })
  })

  it('is decided on, with who was asked and when', async () => {
    const { core, container } = await shown({}, { rollback_decide: () => aChange() })
    await fireEvent.click(screen.getByRole('button', { name: /Decide: go on or back/ }))
    const dialog = within(screen.getByRole('dialog', { name: 'R-1: go on or go back' }))
    await fireEvent.click(dialog.getByRole('button', { name: 'Keep the decision' }))
    expect(dialog.getByText('Choose which way')).toBeTruthy()
    expect(await violations(container)).toEqual([])
    await fireEvent.click(dialog.getByRole('radio', { name: /Go back/ }))
    await fireEvent.input(dialog.getByRole('textbox', { name: 'Why' }), { target: { value: 'Errors rise' } })
    await fireEvent.click(dialog.getByRole('button', { name: 'Keep the decision' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(core.asked.findLast(({ name }) => name === 'rollback_decide')?.input).toEqual({ release: 'R-1', way: 'go-back', by: null, asked: '2026-11-24T09:00:00Z', reason: 'Errors rise' })
  })

  it('is printed as a card', async () => {
    const { core } = await shown({}, { escalation_card_print: () => ({ path: '/tmp/card.pdf', pages: 1, bytes: 9000, snapshot: 7, warnings: [] }) })
    core.file = '/tmp/card.pdf'
    await fireEvent.click(screen.getByRole('button', { name: 'Print card…' }))
    const dialog = within(screen.getByRole('dialog', { name: 'Escalation card of R-1' }))
    await fireEvent.click(dialog.getByRole('button', { name: 'Print…' }))
    await waitFor(() => expect(dialog.getByText(/1 page, 9 kB/)).toBeTruthy())
    expect(core.asked.findLast(({ name }) => name === 'escalation_card_print')?.input).toEqual({ key: 'R-1', path: '/tmp/card.pdf', paper: 'a4', mono: false, fallback_font: null })
  })

  it('is asked for as a card from the palette, for the release that is open', async () => {
    await shown()
    const print = room.actions.find(({ id }) => id === 'escalation-card-print')?.run
    router.go('releases', ['R-1', 'edit'])
    print?.()
    await waitFor(() => expect(screen.getByRole('dialog', { name: 'Escalation card of R-1' })).toBeTruthy())
    expect(router.place.path).toEqual(['R-1'])
    await fireEvent.click(screen.getByRole('button', { name: 'Leave it' }))
    router.go('calendar')
    print?.()
    expect(router.place).toMatchObject({ room: 'releases', path: [] })
    expect(toasts.list.at(-1)?.text).toBe('Open a release, then print its escalation card.')
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})
