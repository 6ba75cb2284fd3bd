import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { SlipwayError } from '../../../backend'
import { announcer } from '../../../shared/announcer.svelte'
import { plan } from '../../../shared/plan.svelte'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aChange, aStatus } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import { afresh, asked, click, dialog, lines, open, told } from './hands'
import Policies from './Policies.svelte'
import { aDesk, aPolicy } from './samples'

beforeEach(afresh)

const name = (text: string): HTMLElement => screen.getByRole('button', { name: text })
const alt = (target: Element, key: string) => fireEvent.keyDown(target, { key, altKey: true })

describe('the decision table', () => {
  it('says of each line when it holds, which way it goes, who decides, and what happens when nobody does', async () => {
    aDesk()
    await open()
    const rows = within(screen.getByRole('table')).getAllByRole('row').map(told)
    expect(rows[1]).toMatch(/1 ?Emergencies ?emergency ?type emergency ?Emergency CAB ?2 of 3: change manager, service owner, security ?2 hours, then Executive/)
    expect(rows[2]).toMatch(/2 ?Low risk ?low ?type standard; risk low ?Automatic ?nobody ?none/)
    expect(rows[3]).toMatch(/3 ?Everything else ?rest ?every release ?CAB ?the board as a whole ?none/)
    expect(screen.getByText(/The first line that holds decides/)).toBeTruthy()
  })

  it('is reordered by keys, and the focus goes along', async () => {
    aDesk()
    await open()
    name('Low risk').focus()
    await alt(name('Low risk'), 'ArrowUp')
    await waitFor(() => expect(document.activeElement).toBe(name('Low risk')))
    expect(lines()).toEqual(['Low risk', 'Emergencies', 'Everything else'])
    expect(announcer.text).toContain('Low risk: line 1 of 3.')
    await alt(name('Low risk'), 'ArrowUp')
    expect(lines()[0], 'it stays at its end').toBe('Low risk')
    await alt(name('Low risk'), 'ArrowDown')
    expect(screen.queryByRole('form', { name: 'Changes to the policy' }), 'it is as it was').toBeNull()
  })

  it('is reordered by dragging; Escape lets go', async () => {
    aDesk()
    const main = await open()
    const rows = [...main.querySelectorAll<HTMLElement>('[data-line]')]
    rows.forEach((row, at) => vi.spyOn(row, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, at * 30, 100, 30)))
    const handle = rows[2]?.querySelector<HTMLElement>('.handle')
    if (!handle) throw new Error('no handle')
    handle.setPointerCapture = () => undefined
    const pointer = (type: string, clientY: number) => fireEvent(handle, new PointerEvent(type, { bubbles: true, button: 0, clientY, pointerId: 1 }))
    await pointer('pointerdown', 70)
    await pointer('pointermove', 35)
    expect(rows[1]?.classList.contains('above')).toBe(true)
    await fireEvent.keyDown(document.body, { key: 'Escape' })
    await pointer('pointerup', 35)
    expect(lines()).toEqual(['Emergencies', 'Low risk', 'Everything else'])
    await pointer('pointerdown', 70)
    await pointer('pointermove', 5)
    await pointer('pointerup', 5)
    await waitFor(() => expect(lines()).toEqual(['Everything else', 'Emergencies', 'Low risk']))
  })

  it('has lines copied and taken out, with a way back', async () => {
    aDesk()
    await open()
    await click('More about line 2, Low risk')
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Copy it' }))
    expect(lines()).toEqual(['Emergencies', 'Low risk', 'Low risk (copy)', 'Everything else'])
    await waitFor(() => expect(document.activeElement).toBe(name('Low risk (copy)')))
    await fireEvent.keyDown(name('Emergencies'), { key: 'Delete' })
    expect(lines()).toEqual(['Low risk', 'Low risk (copy)', 'Everything else'])
    await waitFor(() => expect(document.activeElement).toBe(name('Low risk')))
    toasts.list.at(-1)?.action?.run()
    await waitFor(() => expect(lines()[0]).toBe('Emergencies'))
  })

  it('offers no way back into a policy that is not shown any more', async () => {
    aDesk()
    router.go('governance', ['policy', 'hybrid'])
    const { rerender } = render(Policies, { path: ['hybrid'] })
    await fireEvent.keyDown(await screen.findByRole('button', { name: 'Emergencies' }), { key: 'Delete' })
    expect(toasts.list).toHaveLength(1)
    await rerender({ path: ['light'] })
    await screen.findByRole('heading', { name: /^Light/ })
    expect(toasts.list).toEqual([])
  })
})

describe('the form of a line', () => {
  it('tells in words what is ticked, while it is ticked', async () => {
    aDesk()
    await open()
    await fireEvent.click(name('Emergencies'))
    const sheet = screen.getByRole('dialog', { name: 'Edit Emergencies' })
    expect(await violations(sheet)).toEqual([])
    await fireEvent.click(dialog().getByRole('checkbox', { name: 'High' }))
    await fireEvent.click(dialog().getByRole('checkbox', { name: 'Tier 1' }))
    await fireEvent.change(dialog().getByRole('combobox', { name: 'In a freeze' }), { target: { value: 'no' } })
    await fireEvent.input(dialog().getByRole('textbox', { name: /^Regions/ }), { target: { value: '2' } })
    await fireEvent.input(dialog().getByRole('textbox', { name: /^Handed in later than/ }), { target: { value: '5wd' } })
    expect(told(sheet)).toContain('Holds of: type emergency; risk high; tier 1; 2 regions or more; in no freeze; handed in less than 5 working days before its start')
    expect(dialog().getByRole<HTMLInputElement>('textbox', { name: 'Key' }).disabled, 'approvals name it').toBe(true)
    await click('Take it over')
    expect(screen.queryByRole('dialog')).toBeNull()
    await waitFor(() => expect(document.activeElement).toBe(name('Emergencies')))
    expect(told(within(screen.getByRole('table')).getAllByRole('row')[1] ?? document.body)).toContain('type emergency; risk high; tier 1; 2 regions or more; in no freeze')
  })

  it('asks nobody where it is automatic, and the usual ones where it is not', async () => {
    aDesk()
    await open()
    await click('Add a line…')
    const route = dialog().getByRole('combobox', { name: 'Route' })
    await fireEvent.change(route, { target: { value: 'auto' } })
    expect(dialog().queryByRole('textbox', { name: /How many/ })).toBeNull()
    await fireEvent.change(route, { target: { value: 'ecab' } })
    expect(dialog().getByRole<HTMLInputElement>('textbox', { name: /How many/ }).value).toBe('2')
    expect(dialog().getByRole<HTMLInputElement>('checkbox', { name: 'Change manager' }).checked).toBe(true)
    expect(dialog().getByRole('combobox', { name: /Then goes to/ }).textContent, 'not to itself, and not to nobody’s word').not.toMatch(/Automatic|Emergency CAB/)
  })

  it('leads to what cannot be read, and takes nothing over before', async () => {
    aDesk()
    await open()
    await click('Add a line…')
    await fireEvent.input(dialog().getByRole('textbox', { name: 'Name' }), { target: { value: 'Tier 1' } })
    expect(dialog().getByRole<HTMLInputElement>('textbox', { name: 'Key' }).value).toBe('tier-1')
    await fireEvent.input(dialog().getByRole('textbox', { name: /^Time-out/ }), { target: { value: 'soon' } })
    await click('Take it over')
    await waitFor(() => expect(document.activeElement).toBe(dialog().getByRole('textbox', { name: /^Time-out/ })))
    await fireEvent.input(dialog().getByRole('textbox', { name: /^Time-out/ }), { target: { value: '2wd' } })
    await fireEvent.click(dialog().getByRole('checkbox', { name: 'Tier 1' }))
    await click('Take it over')
    expect(lines(), 'before the one that would take everything from it').toEqual(['Emergencies', 'Low risk', 'Tier 1', 'Everything else'])
  })
})

describe('a policy that was changed', () => {
  async function change(): Promise<void> {
    await open()
    await alt(name('Low risk'), 'ArrowUp')
  }

  it('is saved whole with a reason', async () => {
    const core = aDesk(undefined, { policy_save: () => aChange() })
    await change()
    expect(told(screen.getByRole('navigation', { name: 'Approval policies' }))).toContain('Hybrid (not saved)')
    await click('To the changes')
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Why/ }))
    await fireEvent.input(screen.getByRole('textbox', { name: /^Why/ }), { target: { value: 'It is asked more often' } })
    await click('Save')
    const [emergency, low, rest] = aPolicy().policy.rules
    await waitFor(() => expect(asked(core, 'policy_save')).toEqual([{ key: 'hybrid', name: 'Hybrid', rules: [low, emergency, rest], reason: 'It is asked more often' }]))
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Changes to the policy' })).toBeNull())
    expect(toasts.list[0]?.action?.label).toBe('Undo')
  })

  it('stays with the faults that the core finds, each at its line, until something else is said', async () => {
    const faults = ['line 2 (emergency) is never reached, because line 1 (low) holds of every release of which it holds', 'line 3 (rest) has a time-out and does not say where it goes then']
    aDesk(undefined, { policy_save: () => { throw new SlipwayError({ code: 'policy.lines', message: faults.join(' '), hint: 'change the lines', details: { faults } }) } })
    await change()
    await click('Save')
    const alert = await screen.findByRole('alert')
    expect(within(alert).getAllByRole('listitem').map(told)).toEqual(faults.map((fault) => `${fault.replace('line', 'Line')}.`))
    expect(screen.getAllByRole('img', { name: 'Not right' }).map((mark) => told(mark.closest('tr')?.querySelector('[data-name]') ?? mark))).toEqual(['Emergencies', 'Everything else'])
    expect(await violations(document.body)).toEqual([])
    await alt(name('Low risk'), 'ArrowDown')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('shows any other refusal with what to do', async () => {
    aDesk(undefined, { policy_save: () => { throw new SlipwayError({ code: 'plan.read_only', message: 'the plan is open for reading only', hint: 'open it for writing' }) } })
    await change()
    await click('Save')
    expect(told(await screen.findByRole('alert'))).toContain('Open it for writing')
  })

  it('is thrown away with a way back, and says when it was settled anew meanwhile', async () => {
    const core = aDesk()
    await change()
    await click('Throw the changes away')
    expect(lines()[0]).toBe('Emergencies')
    toasts.list[0]?.action?.run()
    await waitFor(() => expect(lines()[0]).toBe('Low risk'))
    core.on('policy_list', () => ({ items: [aPolicy({ version: 3 })] }))
    plan.take(aStatus({ seq: 9_200 }))
    await screen.findByText(/settled anew since these changes began/)
  })

  it('waits while one looks elsewhere', async () => {
    aDesk()
    await change()
    await open(['light'])
    await open(['hybrid'])
    expect(lines()[0]).toBe('Low risk')
  })
})
