import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { FakeCore } from '../../../backend/fake'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aChange } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import { aRoom, aRule } from '../samples'
import Types from './Types.svelte'

beforeEach(() => {
  toasts.clear()
  router.go('governance', ['types'])
})

const open = (path: readonly string[] = []) => render(Types, { path })
const asked = (core: FakeCore, name: string): unknown => core.asked.find((one) => one.name === name)?.input
const box = (name: RegExp | string): HTMLInputElement => screen.getByRole<HTMLInputElement>('textbox', { name })
const click = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }))
const write = (name: RegExp | string, value: string) => fireEvent.input(box(name), { target: { value } })
const questions = (): string[] => screen.getAllByRole<HTMLInputElement>('textbox', { name: /^Question \d$/ }).map(({ value }) => value)

describe('a type of release', () => {
  it('shows what it is for, what it asks and demands, how early, and who settled it', async () => {
    aRoom()
    const { container } = open(['emergency'])
    await screen.findByRole('heading', { name: 'Emergency releases' })
    const said = container.textContent
    expect(said).toContain('What cannot wait for the next valid slot.')
    expect(said).toContain('Description, Reference to an incident, problem or order')
    expect(said).toMatch(/Handed in\s*4 hours before its start/)
    expect(said).toContain('3 d, where the release says nothing itself')
    expect(screen.getByRole('link', { name: 'Lead times in the catalogue' }).getAttribute('href')).toBe('#/catalogue/lead_times')
    expect(within(screen.getByRole('region', { name: /^Questions/ })).getAllByRole('listitem').map((line) => line.textContent)[2]).toContain('Is it reference? reference Required')
    expect(said).toMatch(/Version 1.*Settle what emergency releases ask/s)
    await screen.findByRole('table')
    expect(await violations(container)).toEqual([])
  })

  it('is one of three, and the address keeps which', async () => {
    aRoom()
    open()
    await screen.findByRole('heading', { name: 'Normal releases' })
    await fireEvent.click(screen.getByRole('tab', { name: 'Standard' }))
    expect(router.place.path).toEqual(['types', 'standard'])
  })

  it('goes back to the usual one, which can be undone', async () => {
    const core = aRoom({ type_reset: () => aChange() })
    open(['emergency'])
    await screen.findByRole('heading', { name: 'Emergency releases' })
    await click('Back to the usual one')
    await waitFor(() => expect(asked(core, 'type_reset')).toEqual({ type: 'emergency' }))
    await waitFor(() => expect(toasts.list[0]?.action?.label).toBe('Undo'))
  })
})

describe('the form of a type', () => {
  async function edit(core: FakeCore): Promise<FakeCore> {
    open(['emergency', 'edit'])
    await screen.findByRole('heading', { name: 'Edit what emergency releases ask' })
    return core
  }

  it('begins with what holds, and sends it with what was changed and why', async () => {
    const core = await edit(aRoom({ type_save: () => aChange() }))
    expect(document.activeElement).toBe(box('Definition'))
    expect(box('Key of question 1').disabled).toBe(true)
    await write('Question 1', 'Is the service down?')
    await fireEvent.change(screen.getByRole('combobox', { name: 'Weight of question 3' }), { target: { value: 'one-of' } })
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Security' }))
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Description' }))
    await write('Stabilisation', '2d')
    await write(/^Why/, 'Lessons of May')
    await click('Save')
    const [first, second, third, ...rest] = aRule().criteria
    await waitFor(() => expect(asked(core, 'type_save')).toEqual({
      ...aRule(), criteria: [{ ...first, question: 'Is the service down?' }, second, { ...third, weighs: 'one-of' }, ...rest], gates: ['regression', 'security'],
      mandatory: ['reference'], stabilisation_minutes: 2_880, reason: 'Lessons of May',
    }))
    await waitFor(() => expect(router.place.path).toEqual(['types', 'emergency']))
  })

  it('takes questions in, out, up and down, and the focus goes along', async () => {
    const core = await edit(aRoom({ type_save: () => aChange() }))
    await click('Move question 1 down')
    expect(questions().slice(0, 2)).toEqual(['Is it imminent?', 'Is it impacted?'])
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move question 2 down' })))
    await click('Move question 2 up')
    await waitFor(() => expect(document.activeElement, 'it cannot go further up').toBe(screen.getByRole('button', { name: 'Move question 1 down' })))
    await click('Ask another question')
    await waitFor(() => expect(document.activeElement).toBe(box('Question 6')))
    await write('Question 6', 'Is it legal?')
    expect(box('Key of question 6').value).toBe('is-it-legal')
    await click('Take question 2 out')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Take question 2 out' })))
    await click('Save')
    await waitFor(() => expect(asked(core, 'type_save')).toMatchObject({ criteria: [{ key: 'impacted' }, { key: 'reference' }, { key: 'urgent' }, { key: 'minimal' }, { key: 'is-it-legal', weighs: 'required' }] }))
  })

  it('tells at once that there are too few, leads to what is wrong, and sends nothing', async () => {
    const core = await edit(aRoom({ type_save: () => aChange() }))
    await click('Take question 5 out')
    expect(screen.getByText('4 are too few: ask 5 to 8 questions')).toBeTruthy()
    await click('Save')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Ask another question' })))
    await write('Question 2', ' ')
    await click('Save')
    await waitFor(() => expect(document.activeElement).toBe(box('Question 2')))
    expect(asked(core, 'type_save')).toBeUndefined()
  })

  it('asks no more than eight', async () => {
    await edit(aRoom())
    for (let number = 6; number <= 8; number += 1) await click('Ask another question')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Ask another question' }).disabled).toBe(true)
  })

  it('stays open with the refusal of the core, and can be read by all', async () => {
    await edit(aRoom({ type_save: () => { throw new SlipwayError({ code: 'type.criteria', message: 'two questions are the same', hint: 'take one out' }) } }))
    await click('Save')
    expect((await screen.findByRole('alert')).textContent).toContain('Take one out')
    expect(await violations(document.body)).toEqual([])
  })
})

describe('the reclassified releases', () => {
  it('stand by month and team, with too few where there are too few', async () => {
    aRoom()
    open()
    const rows = within(await screen.findByRole('table')).getAllByRole('row').map((row) => row.textContent.replace(/\s+/g, ' '))
    expect(rows[1]).toContain('November 2026')
    expect(rows[1]).toMatch(/Core banking.*10.*2.*20 %/)
    expect(rows[2]).toMatch(/no team.*4.*4.*too few/)
  })

  it('say so where nothing was classified', async () => {
    aRoom({ reclassification_list: () => ({ items: [] }) })
    open()
    await screen.findByText('No release was classified yet')
  })
})
