import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { FakeCore } from '../../../backend/fake'
import { announcer } from '../../../shared/announcer.svelte'
import { plan } from '../../../shared/plan.svelte'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aChange, aStatus } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import { aGrid, aRoom, aRow } from '../samples'
import { drafts } from './drafts'
import { printing } from './printing.svelte'
import Responsibilities from './Responsibilities.svelte'

beforeEach(() => {
  drafts.clear()
  toasts.clear()
  printing.open = false
  router.go('governance', ['responsibilities'])
})

async function open(path: readonly string[] = []): Promise<HTMLElement> {
  for (const old of document.querySelectorAll('main')) old.remove()
  const main = document.body.appendChild(document.createElement('main'))
  render(Responsibilities, { target: main, props: { path } })
  await screen.findByRole('grid')
  return main
}
const row = (name: RegExp): HTMLElement => screen.getByRole('row', { name })
/** The cell of a row under a role, counted as they stand. */
function cell(name: RegExp, role: string): HTMLElement {
  const heads = screen.getAllByRole('columnheader').map((head) => head.textContent)
  const found = within(row(name)).getAllByRole('gridcell')[heads.indexOf(role) - 1]
  if (!found) throw new Error(`no cell ${role}`)
  return found
}
const said = (element: HTMLElement): string => (element.querySelector('.unseen')?.textContent ?? '')
const key = (target: Element, name: string) => fireEvent.keyDown(target, { key: name })
const asked = (core: FakeCore, name: string): unknown => core.asked.find((one) => one.name === name)?.input
const button = (name: string | RegExp): HTMLButtonElement => screen.getByRole<HTMLButtonElement>('button', { name })

describe('the grid of responsibilities', () => {
  it('shows the letters of a type, which version holds, and who settled it why', async () => {
    aRoom()
    const main = await open()
    expect(said(cell(/^Plan/, 'Release manager'))).toBe('responsible, accountable')
    expect(cell(/^Deploy/, 'Deployment lead').textContent).toContain('R')
    expect(main.textContent).toContain('Each activity has one role that answers for it')
    expect(main.textContent).toMatch(/Version 2.*1 change.*mia.*Settle the grid of normal releases\s– The audit asked for it/s)
    await waitFor(async () => expect(await violations(main)).toEqual([]))
  })

  it('is another one for each type, and the address keeps which', async () => {
    aRoom()
    await open()
    await fireEvent.click(screen.getByRole('tab', { name: 'Emergency' }))
    expect(router.place.path).toEqual(['responsibilities', 'emergency'])
    await open(['standard'])
    expect(screen.getByRole('grid', { name: 'Responsibilities for standard releases' })).toBeTruthy()
    expect(screen.getByText('The usual one')).toBeTruthy()
    expect(button('Back to the usual one').disabled).toBe(true)
  })

  it('is one stop for the tab key, and walked with arrows', async () => {
    aRoom()
    const main = await open()
    const stops = () => [...main.querySelectorAll<HTMLElement>('[role=gridcell]')].filter((one) => one.tabIndex === 0)
    expect(stops()).toHaveLength(1)
    stops()[0]?.focus()
    await key(document.activeElement ?? main, 'ArrowDown')
    await key(document.activeElement ?? main, 'ArrowRight')
    expect(document.activeElement).toBe(cell(/^Deploy/, 'Change manager'))
    expect(stops()).toEqual([document.activeElement])
  })

  it('takes letters by their keys, tells a fault beside the row at once, and says it', async () => {
    aRoom()
    const main = await open()
    const lead = cell(/^Deploy/, 'Deployment lead')
    lead.focus()
    await key(lead, 'a')
    expect(said(cell(/^Deploy/, 'Deployment lead'))).toBe('responsible, accountable')
    expect(row(/^Deploy/).textContent).toContain('2 roles answer for it (Release manager, Deployment lead): leave one A.')
    expect(announcer.text).toContain('Deploy, Deployment lead: responsible, accountable. 2 roles answer for it')
    expect(screen.getByText(/1 activity not right: Deploy/)).toBeTruthy()
    await waitFor(async () => expect(await violations(main)).toEqual([]))
    await key(lead, 'Delete')
    expect(said(cell(/^Deploy/, 'Deployment lead'))).toBe('nothing')
    expect(row(/^Deploy/).textContent).toContain('Nobody does it: it needs an R.')
    await key(lead, 'R')
    expect(screen.queryByText(/not right/), 'it is as it was').toBeNull()
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
  })

  it('offers the letters beside a cell that is clicked, and gives the focus back', async () => {
    aRoom()
    const main = await open()
    await fireEvent.click(cell(/^Close/, 'Security'))
    const letters = screen.getByRole('toolbar', { name: 'Letters of Close, Security' })
    await fireEvent.click(within(letters).getByRole('button', { name: 'C, consulted' }))
    expect(said(cell(/^Close/, 'Security'))).toBe('consulted')
    expect(within(letters).getByRole('button', { name: 'C, consulted' }).getAttribute('aria-pressed')).toBe('true')
    expect(await violations(main)).toEqual([])
    await fireEvent.click(cell(/^Close/, 'Security'))
    expect(screen.queryByRole('toolbar')).toBeNull()
    await key(cell(/^Close/, 'Security'), 'Enter')
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('R, responsible'))
    await key(document.activeElement ?? main, 'Escape')
    expect(document.activeElement).toBe(cell(/^Close/, 'Security'))
  })
})

describe('a grid that was changed', () => {
  async function change(): Promise<void> {
    const lead = cell(/^Deploy/, 'Service owner')
    lead.focus()
    await key(lead, 'c')
  }

  it('is saved whole with a reason', async () => {
    const core = aRoom({ raci_save: () => aChange() })
    await open()
    await change()
    expect(screen.getByRole('form', { name: 'Changes to the grid' }).textContent).toContain('1 activity changed and not saved: Deploy.')
    await fireEvent.input(screen.getByRole('textbox', { name: /^Why/ }), { target: { value: 'They know the data' } })
    await fireEvent.click(button('Save'))
    await waitFor(() => expect(asked(core, 'raci_save')).toMatchObject({ type: 'normal', reason: 'They know the data', rows: [{ activity: 'plan' }, { activity: 'deploy' }, { activity: 'close' }] }))
    const sent = asked(core, 'raci_save') as { readonly rows: readonly { readonly cells: unknown }[] }
    expect(sent.rows[1]?.cells).toContainEqual({ role: 'service-owner', part: 'C' })
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull())
    expect(toasts.list[0]?.action?.label).toBe('Undo')
    expect(document.activeElement?.getAttribute('role')).toBe('gridcell')
  })

  it('is not sent while a row is not right, and leads to that row', async () => {
    const core = aRoom({ raci_save: () => aChange() })
    await open()
    const manager = cell(/^Close/, 'Release manager')
    manager.focus()
    await key(manager, 'r')
    await fireEvent.click(button('Save'))
    expect(asked(core, 'raci_save')).toBeUndefined()
    expect(document.activeElement?.closest('tr')).toBe(row(/^Close/))
    expect(announcer.text).toContain('Not saved: Close is not right yet')
  })

  it('waits while one looks elsewhere, and is marked on its tab', async () => {
    aRoom()
    await open()
    await change()
    await open(['standard'])
    expect(screen.getByRole('tab', { name: 'Normal (not saved)' })).toBeTruthy()
    expect(screen.queryByRole('form')).toBeNull()
    await open(['normal'])
    expect(said(cell(/^Deploy/, 'Service owner'))).toBe('consulted')
  })

  it('is thrown away with a way back', async () => {
    aRoom()
    await open()
    await change()
    await fireEvent.click(button('Throw the changes away'))
    expect(said(cell(/^Deploy/, 'Service owner'))).toBe('nothing')
    toasts.list[0]?.action?.run()
    await waitFor(() => expect(said(cell(/^Deploy/, 'Service owner'))).toBe('consulted'))
  })

  it('says that another version came between, and shows a refusal of the core in its place', async () => {
    const core = aRoom({ raci_save: () => { throw new SlipwayError({ code: 'raci.row', message: 'plan has nobody', hint: 'give it an R' }) } })
    await open()
    await change()
    core.on('raci_list', () => ({ items: [aGrid({ version: 3 })] }))
    plan.take(aStatus({ seq: 9_001 }))
    await screen.findByText(/settled anew since these changes began/)
    await fireEvent.click(button('Save'))
    expect((await screen.findByRole('alert')).textContent).toContain('Give it an R')
    expect(said(cell(/^Deploy/, 'Service owner')), 'nothing is lost').toBe('consulted')
  })

  it('cannot be made in a plan that is open for reading only', async () => {
    aRoom()
    plan.take(aStatus({ seq: 9_002, read_only: true }))
    await open()
    await change()
    expect(said(cell(/^Deploy/, 'Service owner'))).toBe('nothing')
    expect(announcer.text).toContain('reading only')
    await fireEvent.click(cell(/^Deploy/, 'Service owner'))
    expect(screen.queryByRole('toolbar')).toBeNull()
  })
})

describe('the grid beside its usual one', () => {
  it('goes back to it, which can be undone', async () => {
    const core = aRoom({ raci_reset: () => aChange() })
    await open()
    await fireEvent.click(button('Back to the usual one'))
    await waitFor(() => expect(asked(core, 'raci_reset')).toEqual({ type: 'normal' }))
    await waitFor(() => expect(toasts.list[0]?.action?.label).toBe('Undo'))
  })

  it('tells a fault that was saved in the words of the core', async () => {
    aRoom({ raci_list: () => ({ items: [aGrid({ rows: [aRow('plan', 'release-manager A', 'Nobody plans it.')] })] }) })
    await open()
    expect(row(/^Plan/).textContent).toContain('Nobody plans it.')
  })
})

describe('the responsibilities on paper', () => {
  it('are printed with the gap list, and what is not saved is told to be missing', async () => {
    const core = aRoom({ raci_print: ({ path }: { path: string }) => ({ path, pages: 4, bytes: 9_000, snapshot: 7, warnings: [] }) })
    core.file = '/out/responsibilities.pdf'
    await open()
    const one = cell(/^Deploy/, 'Security')
    one.focus()
    await key(one, 'i')
    await fireEvent.click(button('Print…'))
    const form = await screen.findByRole('dialog', { name: 'Responsibilities on paper' })
    expect(form.textContent).toContain('What is changed and not saved is not printed.')
    expect(await violations(form)).toEqual([])
    await fireEvent.click(within(form).getByRole('button', { name: 'Print…' }))
    await waitFor(() => expect(asked(core, 'raci_print')).toEqual({ path: '/out/responsibilities.pdf', paper: 'a4', mono: false, blocking: false }))
    await waitFor(() => expect(form.textContent).toContain('4 pages'))
  })

  it('are printed with only what blocks while nothing else is shown', async () => {
    const core = aRoom({ raci_print: ({ path }: { path: string }) => ({ path, pages: 3, bytes: 9_000, snapshot: 7, warnings: [] }) })
    core.file = '/out/responsibilities.pdf'
    router.go('governance', ['responsibilities'], { gaps: 'blocking' })
    await open()
    await fireEvent.click(button('Print…'))
    const form = await screen.findByRole('dialog', { name: 'Responsibilities on paper' })
    expect(form.textContent).toContain('what of the gap list blocks a release')
    await fireEvent.click(within(form).getByRole('button', { name: 'Print…' }))
    await waitFor(() => expect(asked(core, 'raci_print')).toMatchObject({ blocking: true }))
  })
})
