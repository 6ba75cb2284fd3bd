import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import { sayDay } from '../../shared/dates'
import { plan } from '../../shared/plan.svelte'
import { violations } from '../../shared/testing/axe'
import { aChange, aStatus } from '../../shared/testing/samples'
import { toasts } from '../../shared/toasts.svelte'
import { afresh, button, card, dialog, drag, drop, foreseen, ghost, inColumns, moved, overBudget, placed, shown, type, words } from './hands'
import { aBundle, aCandidate } from './samples'

beforeEach(afresh)

describe('the board of a bundle', () => {
  it('shows four columns of cards, each with its words', async () => {
    const { container } = await shown()
    expect(inColumns()).toEqual([['CH-1', 'CH-2'], ['CH-3'], ['CH-4'], []])
    expect(words(card('CH-3'))).toContain(`CH-3 Close the hole Payments · tier 1 14 points, high · worth 16.0 By ${sayDay('2026-12-01')} Mandatory: security`)
    expect(words(card('CH-4'))).toContain('put off 3 times – escalated no room, 3 (mia)')
    expect(screen.getByText('1 change to be escalated')).toBeTruthy()
    expect(screen.getByRole('region', { name: /^Next release: R-3/ })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'R-1' }).getAttribute('href')).toBe('#/releases/R-1')
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: /^Put off to/ }).placeholder, 'the one that the core found, by name').toBe('R-3 Payments 4.3')
    expect(await violations(container)).toEqual([])
  })

  it('keeps the release in the address, and whom it puts off to', async () => {
    const { core } = await shown()
    await fireEvent.click(screen.getByRole('combobox', { name: /^Put off to/ }))
    expect(screen.getAllByRole('option').map(words), 'only later ones').toEqual(['R-3 Payments 4.3', 'R-4 Search'])
    await fireEvent.pointerDown(screen.getByRole('option', { name: 'R-4 Search' }))
    expect(globalThis.location.hash).toBe('#/bundles/R-1?to=R-4')
    await waitFor(() => expect(core.asked.findLast(({ name }) => name === 'bundle_show')?.input).toEqual({ release: 'R-1', next: 'R-4' }))
    await fireEvent.click(screen.getByRole('combobox', { name: 'Release' }))
    expect(screen.getAllByRole('option').map(words), 'only those that can still take changes').toEqual(['R-1 Payments 4.2', 'R-3 Payments 4.3', 'R-4 Search'])
    await fireEvent.pointerDown(screen.getByRole('option', { name: 'R-3 Payments 4.3' }))
    expect(globalThis.location.hash).toBe('#/bundles/R-3')
  })

  it('is not draggable by the browser, and walked by the keys with one stop', async () => {
    const { container } = await shown()
    expect(container.querySelector('[draggable]')).toBeNull()
    expect([...document.querySelectorAll('[data-card][tabindex="0"]')]).toEqual([card('CH-1')])
    card('CH-1').focus()
    await fireEvent.keyDown(card('CH-1'), { key: 'ArrowDown' })
    expect(document.activeElement).toBe(card('CH-2'))
    await waitFor(() => expect(card('CH-2').tabIndex).toBe(0))
  })
})

describe('a card that is dragged', () => {
  it('goes into the release at once', async () => {
    const { core } = await shown({}, { change_place: moved })
    const held = await drag('CH-1', 80, 150)
    expect(held.capture).toHaveBeenCalledWith(1)
    expect(ghost()).toContain('Put CH-1 into R-1')
    expect(document.querySelector('section.over')?.getAttribute('data-column')).toBe('inside')
    await drop(held)
    await waitFor(() => expect(placed(core)).toEqual([{ change: 'CH-1', place: 'in', release: 'R-1', to: null, reason: null, mode: 'commit' }]))
    await waitFor(() => expect(toasts.list[0]?.action?.label).toBe('Undo'))
    expect(document.querySelector('[data-ghost]')).toBeNull()
  })

  it('tells the budget as it would be, asked once for each column and not for each pixel', async () => {
    const { core } = await shown({}, { change_place: () => ({ ...moved(), budget: { ...aBundle().budget, sum: 18, cap: 20, left: 2, breaches: [], refused: false } }) })
    const held = await drag('CH-1', 80, 150)
    await waitFor(() => expect(ghost()).toContain('Then 18 of 20 points of risk, 2 left'))
    await fireEvent.pointerMove(held.board, { pointerId: 1, clientX: 160, clientY: 60 })
    expect(foreseen(core)).toEqual([{ change: 'CH-1', place: 'in', release: 'R-1', to: null, reason: null, mode: 'preview' }])
    await fireEvent.pointerMove(held.board, { pointerId: 1, clientX: 350, clientY: 60 })
    await waitFor(() => expect(ghost()).not.toContain('Then'))
    expect(placed(core)).toEqual([])
  })

  it('says before it is dropped that the budget has no room for it', async () => {
    await shown({}, { change_place: overBudget })
    await drag('CH-1', 80, 150)
    await waitFor(() => expect(ghost()).toContain('26 points are 6 more than the 20 of its budget'))
  })

  it('is put off with a reason, which is asked for before anything is sent', async () => {
    const { core, container } = await shown({}, { change_place: moved })
    await drop(await drag('CH-1', 80, 350))
    expect(screen.getByRole('dialog', { name: 'Put CH-1 off to R-3?' })).toBeTruthy()
    await fireEvent.click(button('Put it off'))
    expect(dialog().getByText('What is put off needs a reason')).toBeTruthy()
    expect(placed(core)).toEqual([])
    expect(await violations(container)).toEqual([])
    await type(/^Why the release/, ' No room ')
    await fireEvent.click(button('Put it off'))
    await waitFor(() => expect(placed(core)).toEqual([{ change: 'CH-1', place: 'put-off', release: 'R-1', to: 'R-3', reason: 'No room', mode: 'commit' }]))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('stays where it is when Escape gives up, and where it is dropped beside the board', async () => {
    const { core } = await shown({}, { change_place: moved })
    const held = await drag('CH-1', 80, 150)
    await fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(document.querySelector('[data-ghost]')).toBeNull()
    await drop(held)
    await drop(await drag('CH-1', 80, 900))
    expect(placed(core)).toEqual([])
  })

  it('snaps back when the core refuses it, with words and a way out', async () => {
    const { core, container } = await shown({}, { change_place: overBudget, risk_overflow_accept: () => aChange() })
    await drop(await drag('CH-1', 80, 150))
    const said = await waitFor(() => screen.getByRole('alert'))
    expect(words(said)).toContain('26 points are 6 more than the 20 of its budget Put something else off first, or let somebody accept it by name.')
    expect(said.textContent, 'no command line in a window').not.toContain('slipway budget')
    expect(inColumns()[0]).toEqual(['CH-1', 'CH-2'])
    expect(await violations(container)).toEqual([])
    await fireEvent.click(button('Accept up to 26 points…'))
    expect(dialog().getByRole<HTMLInputElement>('textbox', { name: 'Up to how many points' }).value).toBe('26')
    await type('Why', 'The law asks for it')
    await fireEvent.click(button('Accept it'))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'risk_overflow_accept')?.input).toEqual({ release: 'R-1', by: null, up_to: 26, reason: 'The law asks for it' }))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  it('says what to do where no next release is known', async () => {
    const { core } = await shown({ next: null }, { change_place: moved })
    await drop(await drag('CH-1', 80, 350))
    expect(screen.getByRole('alert').textContent).toContain('Name one under “Put off to”')
    expect(placed(core)).toEqual([])
  })

  it('stays in a plan that can only be read', async () => {
    const { core } = await shown({}, { change_place: moved })
    plan.take(aStatus({ read_only: true }))
    await drop(await drag('CH-1', 80, 150))
    expect(placed(core)).toEqual([])
  })
})

describe('a card without a pointer', () => {
  it('goes to the column beside by the arrows, and the focus goes with it', async () => {
    let inside = false
    const { core } = await shown({}, {
      change_place: () => { inside = true; return moved() },
      bundle_show: () => inside ? aBundle({ candidates: [], inside: [aCandidate({}, { place: 'in', release: 'R-1' })] }) : aBundle(),
    })
    card('CH-1').focus()
    await fireEvent.keyDown(card('CH-1'), { key: 'ArrowRight' })
    await waitFor(() => expect(placed(core)).toHaveLength(1))
    await waitFor(() => expect(inColumns()[1]).toEqual(['CH-1']))
    await waitFor(() => expect(document.activeElement).toBe(card('CH-1')))
  })

  it('asks for the same reason, and shows a refusal in the dialog', async () => {
    const { core } = await shown({}, { change_place: () => { throw new SlipwayError({ code: 'bundle.fixed', message: 'CH-3 went out with R-1', hint: 'what was carried out stays' }) } })
    card('CH-3').focus()
    await fireEvent.keyDown(card('CH-3'), { key: 'ArrowRight' })
    expect(screen.getByRole('dialog', { name: 'Put CH-3 off until a release is found?' })).toBeTruthy()
    await type(/^Why the release/, 'Later')
    await fireEvent.click(button('Put it off'))
    await waitFor(() => expect(dialog().getByRole('alert').textContent).toContain('What was carried out stays'))
    expect(placed(core)).toHaveLength(1)
    await fireEvent.click(button('Leave it'))
    await waitFor(() => expect(document.activeElement, 'the focus comes back').toBe(card('CH-3')))
  })

  it('is moved by its menu', async () => {
    const { core, container } = await shown({}, { change_place: moved })
    await fireEvent.click(button('Move or edit CH-4'))
    expect(screen.getAllByRole('menuitem').map(words)).toEqual(['Move to Candidates', 'Move to In this release', 'Move to Next release: R-3…', 'Edit…', 'Remove'])
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Move to Candidates' }))
    await waitFor(() => expect(placed(core)).toEqual([{ change: 'CH-4', place: 'open', release: null, to: null, reason: null, mode: 'commit' }]))
  })

  it('is edited and removed by its menu; a refusal stays in the form', async () => {
    const { core } = await shown({}, { change_remove: () => aChange(), change_save: () => { throw new SlipwayError({ code: 'change.effort', message: 'An effort of 0 is none', hint: 'write at least 0.1' }) } })
    await fireEvent.click(button('Move or edit CH-4'))
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Edit…' }))
    await type('Effort in person-days', '0')
    await fireEvent.click(button('Save'))
    await waitFor(() => expect(dialog().getByRole('alert').textContent).toContain('Write at least 0.1'))
    await fireEvent.click(button('Leave it'))
    await fireEvent.click(button('Move or edit CH-4'))
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Remove' }))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'change_remove')?.input).toEqual({ key: 'CH-4' }))
    await waitFor(() => expect(toasts.list.some(({ action }) => action?.label === 'Undo')).toBe(true))
  })
})
