import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { FakeCore } from '../../../backend/fake'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aChange } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import { aChain, aRoom } from '../samples'
import Chains from './Chains.svelte'

beforeEach(() => {
  toasts.clear()
  router.go('governance', ['escalation'])
})

const open = (path: readonly string[] = []) => render(Chains, { path })
const asked = (core: FakeCore, name: string): unknown => core.asked.find((one) => one.name === name)?.input
const box = (name: RegExp | string): HTMLInputElement => screen.getByRole<HTMLInputElement>('textbox', { name })
const click = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }))
const write = (name: RegExp | string, value: string) => fireEvent.input(box(name), { target: { value } })
const words = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim()

describe('the chains of escalation', () => {
  it('say for which releases they are, and who is called after how long', async () => {
    aRoom()
    const { container } = open()
    const chain = await screen.findByRole('region', { name: /^Payments at night/ })
    expect(words(chain)).toContain('For service Payments')
    const rows = within(chain).getAllByRole('row').map(words)
    expect(rows[1]).toMatch(/1 ?At once ?Deployment lead ?whoever holds the role ?\+49 30 1234 ?15 min/)
    expect(rows[2]).toMatch(/2 ?After 15 min ?Release manager ?Grace Hopper ?no number ?45 min/)
    expect(rows[3]).toMatch(/3 ?After 1 h ?Service owner.*nobody behind/)
    expect(await violations(container)).toEqual([])
  })

  it('show a plan without one what a chain is, and the way to the first', async () => {
    aRoom({ chain_list: () => ({ items: [] }) })
    open()
    await screen.findByText('No chains yet')
    await click('New chain…')
    expect(router.place.path).toEqual(['escalation', 'new'])
  })

  it('are removed at once, with a way back', async () => {
    const core = aRoom({ chain_remove: () => aChange() })
    open()
    await screen.findByRole('heading', { name: /^Payments at night/ })
    await click('Remove Payments at night')
    await waitFor(() => expect(asked(core, 'chain_remove')).toEqual({ key: 'payments' }))
    await waitFor(() => expect(toasts.list[0]?.action?.label).toBe('Undo'))
    expect(document.activeElement).toBe(screen.getByRole('group', { name: 'The chains of escalation' }))
  })

  it('say of one that is no more that it is not there', async () => {
    aRoom()
    open(['gone'])
    await screen.findByText('There is no chain gone any more.')
  })

  it('lead on from the form to the one that was saved', async () => {
    aRoom()
    open(['payments'])
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: /^Payments at night/ })))
  })
})

describe('the form of a chain', () => {
  it('tells beside each level when it is called, while the waits are written', async () => {
    aRoom()
    const { container } = open(['payments', 'edit'])
    await screen.findByRole('heading', { name: 'Edit Payments at night' })
    const told = (): (string | null)[] => screen.getAllByRole('group', { name: /^Level \d/ }).map((line) => line.getAttribute('aria-label'))
    expect(told()).toEqual(['Level 1, called at once', 'Level 2, called after 15 min', 'Level 3, called after 1 h'])
    await write('Wait of level 1', '30m')
    expect(told()).toEqual(['Level 1, called at once', 'Level 2, called after 30 min', 'Level 3, called after 1 h 15 min'])
    await write('Wait of level 1', 'soon')
    expect(box('Wait of level 1').getAttribute('aria-invalid')).toBe('true')
    expect(told()[2]).toBe('Level 3, called when the waits above can be read')
    expect(await violations(container)).toEqual([])
  })

  it('saves a new one with its scope, its people and its order', async () => {
    const core = aRoom({ chain_save: () => aChange() })
    open(['new'])
    await screen.findByRole('heading', { name: 'New chain of escalation' })
    await click('Save')
    expect(screen.getByText('A name is needed')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(box('Name')))
    await write('Name', 'Night shift')
    expect(box('Key').value).toBe('night-shift')
    const person = screen.getByRole('combobox', { name: /^Person of level 2/ })
    await fireEvent.click(person)
    await fireEvent.keyDown(person, { key: 'Enter' })
    await write(/^Phone of level 2/, ' +49 1 ')
    await click('Move level 2 up')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move level 1 down' })))
    await click('Take level 3 out')
    await click('Add a level')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Role of level 3' })))
    const services = screen.getByRole('combobox', { name: /^Only services/ })
    await fireEvent.click(services)
    await fireEvent.keyDown(services, { key: 'Enter' })
    await click('Save')
    await waitFor(() => expect(asked(core, 'chain_save')).toEqual({
      key: 'night-shift', name: 'Night shift', scope: { services: ['pay'], teams: [], environments: [], regions: [], types: [] },
      levels: [
        { role: 'release-manager', person: 'grace', phone: '+49 1', minutes: 15 },
        { role: 'deployment-lead', person: null, phone: '', minutes: 15 },
        { role: 'release-manager', person: null, phone: '', minutes: 15 },
      ],
    }))
    await waitFor(() => expect(router.place.path).toEqual(['escalation', 'night-shift']))
  })

  it('does not take the place of another, and keeps the key of an old one', async () => {
    const core = aRoom({ chain_save: () => { throw new SlipwayError({ code: 'chain.scope', message: 'two chains are for the same', hint: 'narrow one' }) } })
    const { unmount } = open(['new'])
    await screen.findByRole('heading', { name: 'New chain of escalation' })
    await write('Name', 'Payments')
    await write('Key', 'payments')
    await click('Save')
    expect(screen.getByText('There is a chain payments already')).toBeTruthy()
    expect(asked(core, 'chain_save')).toBeUndefined()
    unmount()
    open(['payments', 'edit'])
    await screen.findByRole('heading', { name: 'Edit Payments at night' })
    expect(box('Key').disabled).toBe(true)
    await click('Save')
    expect((await screen.findByRole('alert')).textContent).toContain('Narrow one')
    expect(asked(core, 'chain_save')).toEqual(aChain())
  })
})
