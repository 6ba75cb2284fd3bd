import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import { plan } from '../../../shared/plan.svelte'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aChange, aStatus } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import room from '../room'
import { drafts } from './drafts'
import { afresh, asked, click, dialog, open, told } from './hands'
import Policies from './Policies.svelte'
import { printing } from './printing.svelte'
import { aDesk, aPolicy, SECOND } from './samples'

beforeEach(afresh)

describe('the approval policies', () => {
  it('stand beside the one in force, each with how it stands', async () => {
    aDesk()
    const main = await open()
    const links = within(screen.getByRole('navigation', { name: 'Approval policies' })).getAllByRole('link').map(told)
    expect(links).toEqual(['Hybrid In force version 2', 'Light Not in force version 1 1 fault'])
    expect(screen.getByRole('heading', { name: /^Hybrid/ })).toBeTruthy()
    expect(main.textContent).toMatch(/Version 2.*Save policy hybrid\s– After the audit/s)
    expect(await violations(main)).toEqual([])
  })

  it('say in a plan without one what that means, and offer the shipped ones', async () => {
    const core = aDesk([], { policy_ship: () => aChange() })
    const main = await open()
    await screen.findByText(/Without a policy nothing has to be approved/)
    expect(await violations(main)).toEqual([])
    await click('Hybrid…')
    expect(dialog().getByRole<HTMLInputElement>('checkbox', { name: /Put it in force/ }).checked).toBe(true)
    expect(await violations(screen.getByRole('dialog'))).toEqual([])
    await fireEvent.input(dialog().getByRole('textbox', { name: /^Why/ }), { target: { value: ' Audit ' } })
    await click('Add')
    await waitFor(() => expect(asked(core, 'policy_ship')).toEqual([{ profile: 'hybrid', enforce: true, reason: 'Audit' }]))
    await waitFor(() => expect(router.place.path).toEqual(['policy', 'hybrid']))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('are added from the shipped ones by a menu, not in force where another is', async () => {
    const core = aDesk(undefined, { policy_ship: () => aChange() })
    await open()
    await click('Add a shipped one')
    await fireEvent.click(screen.getByRole('menuitem', { name: /Decentralised/ }))
    expect(dialog().getByRole<HTMLInputElement>('checkbox', { name: /takes the place of Hybrid/ }).checked).toBe(false)
    await click('Add')
    await waitFor(() => expect(asked(core, 'policy_ship')).toEqual([{ profile: 'decentralised', enforce: false, reason: null }]))
  })

  it('go back to what is shipped where the plan has that already, which is told before', async () => {
    aDesk()
    await open()
    await click('Add a shipped one')
    await fireEvent.click(screen.getByRole('menuitem', { name: /^Hybrid/ }))
    expect(told(screen.getByRole('dialog'))).toContain('The plan has it already. Its lines go back to what is shipped. It is in force, and stays so.')
  })

  it('are put in force with a reason, and so is none', async () => {
    const core = aDesk(undefined, { policy_enforce: () => aChange() })
    await open(['light'])
    await click('Put in force…')
    expect(told(screen.getByRole('dialog'))).toMatch(/takes the place of Hybrid.*1 fault in it/)
    expect(await violations(screen.getByRole('dialog'))).toEqual([])
    await fireEvent.input(dialog().getByRole('textbox', { name: /^Why/ }), { target: { value: 'Less to do' } })
    await fireEvent.click(dialog().getByRole('button', { name: 'Put in force' }))
    await waitFor(() => expect(asked(core, 'policy_enforce')).toEqual([{ key: 'light', reason: 'Less to do' }]))
    await open(['hybrid'])
    await click('Put none in force…')
    expect(told(screen.getByRole('dialog'))).toContain('From now on, nothing has to be approved.')
    await fireEvent.click(dialog().getByRole('button', { name: 'Put none in force' }))
    await waitFor(() => expect(asked(core, 'policy_enforce')[1]).toEqual({ key: null, reason: null }))
  })

  it('are removed at once with a way back, and the one in force is refused with what to do', async () => {
    const core = aDesk(undefined, { policy_remove: () => aChange() })
    await open(['light'])
    await click('Remove Light')
    await waitFor(() => expect(toasts.list[0]?.action?.label).toBe('Undo'))
    expect(asked(core, 'policy_remove')).toEqual([{ key: 'light' }])
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('group', { name: 'The approval policies' })))
    core.on('policy_remove', () => { throw new SlipwayError({ code: 'policy.in_force', message: 'the policy hybrid is in force', hint: 'put another policy in force first, or none' }) })
    await open(['hybrid'])
    await click('Remove Hybrid')
    await waitFor(() => expect(toasts.list.at(-1)).toMatchObject({ tone: 'refused', hint: 'put another policy in force first, or none' }))
  })

  it('say of one that is no more that it is not there', async () => {
    aDesk()
    render(Policies, { path: ['gone'] })
    await screen.findByText(/There is no policy gone any more/)
  })

  it('are written as JSON, and told where', async () => {
    const core = aDesk(undefined, { policy_export: ({ path }: { path: string }) => ({ path, bytes: 900 }) })
    core.file = '/out/policy-hybrid.json'
    await open()
    await click('Export JSON…')
    await waitFor(() => expect(asked(core, 'policy_export')).toEqual([{ key: 'hybrid', path: '/out/policy-hybrid.json' }]))
    await waitFor(() => expect(toasts.list[0]?.hint).toBe('/out/policy-hybrid.json'))
  })

  it('are printed as one page', async () => {
    const core = aDesk(undefined, { policy_print: ({ path }: { path: string }) => ({ path, pages: 1, bytes: 9_000, snapshot: 7, warnings: [] }) })
    core.file = '/out/policy-hybrid.pdf'
    await open()
    await click('Print…')
    const form = screen.getByRole('dialog', { name: 'Approval policy on paper' })
    expect(await violations(form)).toEqual([])
    await fireEvent.click(within(form).getByRole('button', { name: 'Print…' }))
    await waitFor(() => expect(asked(core, 'policy_print')).toEqual([{ key: 'hybrid', path: '/out/policy-hybrid.pdf', paper: 'a4', mono: false }]))
  })

  it('are entered from the palette for a new one, and for the print, where one is', () => {
    const run = (id: string): void => room.actions.find((action) => action.id === id)?.run()
    run('policy-new')
    expect(router.place.path).toEqual(['policy', 'new'])
    router.go('governance', ['policy', 'light'])
    run('policy-print')
    expect([router.place.path, printing.open]).toEqual([['policy', 'light'], true])
    router.go('calendar')
    run('policy-print')
    expect([router.place.room, router.place.path]).toEqual(['governance', ['policy']])
  })

  it('cannot be changed in a plan that is open for reading only', async () => {
    aDesk()
    plan.take(aStatus({ seq: 9_100, read_only: true }))
    await open()
    expect(screen.queryByRole('button', { name: 'Add a shipped one' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Emergencies' })).toBeNull()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Put none in force…' }).disabled).toBe(true)
  })
})

describe('a new policy', () => {
  it('begins with the line that decides about everything, and is shown when it is saved', async () => {
    const core = aDesk(undefined, { policy_save: () => aChange() })
    const main = await open(['new'])
    expect(await violations(main)).toEqual([])
    await click('Save')
    const name = screen.getByRole('textbox', { name: 'Name' })
    await waitFor(() => expect(document.activeElement).toBe(name))
    await fireEvent.input(name, { target: { value: 'Our own' } })
    await click('Save')
    await waitFor(() => expect(asked(core, 'policy_save')).toMatchObject([{ key: 'our-own', name: 'Our own', rules: [{ key: 'rest' }], reason: null }]))
    await waitFor(() => expect(router.place.path).toEqual(['policy', 'our-own']))
  })

  it('can be like another one, to be played beside it', async () => {
    const core = aDesk(undefined, { policy_save: () => aChange() })
    await open(['hybrid'])
    await click('New policy like Hybrid…')
    expect([router.place.path, router.place.query]).toEqual([['policy', 'new'], { like: 'hybrid' }])
    router.go('governance', ['policy', 'new'], { like: 'hybrid' })
    await open(['new'], false)
    await click('Save')
    await waitFor(() => expect(asked(core, 'policy_save')).toMatchObject([{ key: 'hybrid-copy', name: 'Hybrid (copy)', rules: aPolicy().policy.rules }]))
  })

  it('is left with a way back', async () => {
    aDesk()
    await open(['new'])
    await fireEvent.input(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'Our own' } })
    await click('Leave it')
    expect(router.place.path).toEqual(['policy'])
    expect(drafts.of('new policy ')).toBeNull()
    toasts.list[0]?.action?.run()
    expect(drafts.of('new policy ')?.form.name).toBe('Our own')
  })

  it('tells what is wrong with a policy that is kept', async () => {
    aDesk()
    await open(['light'])
    expect(screen.getByText('1 fault in it:')).toBeTruthy()
    expect(SECOND.faults).toHaveLength(1)
    expect(screen.getByRole('img', { name: 'Not right' }).closest('tr')?.textContent).toContain('Low risk')
  })
})
