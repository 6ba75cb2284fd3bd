import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ScenarioDifference, ScenarioRow } from '../../backend'
import { SlipwayError } from '../../backend'
import { fakeCore } from '../../backend/fake'
import type { FakeCore, Handlers } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { aChange, aStatus, anOperation } from '../../shared/testing/samples'
import { toasts } from '../../shared/toasts.svelte'
import room from './room'
import { aDesk, aDifference, aScenario, WITH_SCENARIO } from './samples'
import Scenarios from './Scenarios.svelte'
import { scenarios } from './scenarios.svelte'

beforeEach(() => {
  plan.take(aStatus())
  toasts.clear()
  scenarios.naming = false
  router.go('scenarios')
})

function core(rows: readonly ScenarioRow[], difference: Partial<ScenarioDifference> = {}, more: Handlers = {}): FakeCore {
  return fakeCore({ scenario_list: () => ({ items: rows }), scenario_thrown_away: () => ({ items: [] }), scenario_compare: () => aDifference(difference), ...more })
}

const asked = (fake: FakeCore, name: string): unknown[] => fake.asked.filter((one) => one.name === name).map((one) => one.input)
const enter = (path: readonly string[] = []) => render(Scenarios, { path })
const press = async (name: string): Promise<void> => { await fireEvent.click(await screen.findByRole('button', { name })) }
const panel = (name: RegExp): HTMLElement => screen.getByRole('region', { name })

describe('the room of scenarios', () => {
  it('says what one is where there is none', async () => {
    core([])
    const { container } = enter()
    expect(await screen.findByText('No scenarios yet')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'New scenario…' })).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('says why the list cannot be read', async () => {
    fakeCore({ scenario_list: () => { throw new SlipwayError({ code: 'scenario.alone', message: 'the plan is not beside it', hint: 'put it back' }) } })
    enter()
    expect((await screen.findByRole('alert')).textContent).toContain('Put it back')
  })

  it('lists them with their operations and which is on the desk, and waits for a choice', async () => {
    core([aScenario(), aScenario({ name: 'early', own: 1, behind: 0 })])
    enter()
    const link = await screen.findByRole('link', { name: /^calm/ })
    expect(link.textContent).toMatch(/3 operations of its own.*1 operation in the plan since/)
    expect(screen.getByText('Choose a scenario')).toBeTruthy()
  })

  it('shows the one on the desk without being asked', async () => {
    plan.take(aStatus(WITH_SCENARIO))
    core([aScenario({ open: true }), aScenario({ name: 'early' })])
    enter()
    expect((await screen.findByRole('link', { name: /^calm/ })).textContent).toContain('on the desk')
    expect(await screen.findByText('It is on the desk.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Back to the plan' })).toBeTruthy()
  })

  it('says so of a name that is not there', async () => {
    core([aScenario()])
    enter(['gone'])
    expect(await screen.findByText('There is no scenario gone')).toBeTruthy()
  })
})

describe('the comparison', () => {
  it('tells figures, moves, the rest, conflicts and the critical path, and keeps nobody out', async () => {
    core([aScenario()])
    const { container } = enter(['calm'])
    const hard = (await screen.findByRole('rowheader', { name: 'Hard conflicts' })).closest('tr')
    expect(hard?.textContent).toMatch(/3\s*1\s*−2 better/)
    expect(screen.getByRole('rowheader', { name: 'Soft conflicts' }).closest('tr')?.textContent).toContain('+1 worse')
    const move = within(panel(/^Moved releases/)).getByRole('row', { name: /R-1/ })
    expect(move.textContent).toContain('18 Dec 2026 22:00–01:00 (+1) CET')
    expect(move.textContent).toContain('11 Dec 2026 22:00–01:00 (+1) CET')
    expect(move.textContent).toContain('7 d earlier')
    const rest = panel(/^What else changes/)
    expect(rest.textContent).toContain('2 windows')
    expect(within(rest).getByRole('link', { name: 'R-4' })).toBeTruthy()
    expect(within(rest).queryByRole('link', { name: 'R-9' }), 'it is not on the desk').toBeNull()
    const coming = panel(/^Conflicts that come/)
    expect(coming.textContent).toContain('R-1 and R-2 share payments.')
    expect(within(coming).getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['#/releases/R-1', '#/releases/R-2'])
    const going = panel(/^Conflicts that go/)
    expect(going.textContent).toContain('R-1 is inside the hard freeze Year end.')
    expect(going.textContent, 'nothing is to be done about it').not.toMatch(/Move it out|Ask for an exception/)
    expect(panel(/^Critical path/).textContent).toMatch(/R-1 leaves the critical path.*R-9 comes onto the critical path/)
    expect(await violations(container)).toEqual([])
  })

  it('draws many only when all are asked for', async () => {
    const keys = Array.from({ length: 60 }, (_, at) => ({ key: `R-${at}`, scenario: true }))
    core([aScenario()], { critical_changes: keys })
    enter(['calm'])
    await screen.findByText('Figures')
    const part = panel(/^Critical path/)
    expect(within(part).getAllByRole('listitem')).toHaveLength(50)
    await fireEvent.click(within(part).getByRole('button', { name: 'Show all 60 releases' }))
    expect(within(part).getAllByRole('listitem')).toHaveLength(60)
  })

  it('opens the scenario, and shows it on the calendar', async () => {
    core([aScenario()], {}, { scenario_open: () => aDesk(WITH_SCENARIO) })
    const before = plan.revision
    enter(['calm'])
    await press('Open it')
    await waitFor(() => expect(plan.status?.scenario).toBe('calm'))
    expect(plan.revision).toBe(before + 1)
    await waitFor(() => expect(router.place.room).toBe('calendar'))
  })
})

describe('applying', () => {
  it('makes it one operation with a reason, and offers the way back', async () => {
    const fake = core([aScenario()], {}, { scenario_apply: () => aChange({ operation: anOperation({ label: 'Apply scenario calm' }) }) })
    enter(['calm'])
    await fireEvent.input(await screen.findByLabelText(/^Why/), { target: { value: ' fewer clashes ' } })
    await press('Apply to the plan')
    await waitFor(() => expect(asked(fake, 'scenario_apply')).toEqual([{ name: 'calm', reason: 'fewer clashes' }]))
    expect(asked(fake, 'scenario_leave')).toEqual([])
    await waitFor(() => expect(toasts.list[0]).toMatchObject({ text: 'Apply scenario calm', action: { label: 'Undo' } }))
  })

  it('takes the plan back to the desk first', async () => {
    plan.take(aStatus(WITH_SCENARIO))
    const fake = core([aScenario({ open: true })], {}, { scenario_leave: () => aDesk(), scenario_apply: () => aChange() })
    enter(['calm'])
    await press('Apply to the plan')
    await waitFor(() => expect(asked(fake, 'scenario_apply')).toEqual([{ name: 'calm', reason: null }]))
    const order = fake.asked.map((one) => one.name).filter((name) => name === 'scenario_leave' || name === 'scenario_apply')
    expect(order).toEqual(['scenario_leave', 'scenario_apply'])
  })

  it('is shut where both sides changed the same, and says what', async () => {
    const fake = core([aScenario()], { diverged: ['release R-1'] })
    const { container } = enter(['calm'])
    const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Apply to the plan' })
    expect(button.disabled).toBe(true)
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/cannot be applied.*release R-1/)
    expect(asked(fake, 'scenario_apply')).toEqual([])
    expect(await violations(container)).toEqual([])
  })

  it('shows a refusal beside it', async () => {
    core([aScenario()], {}, { scenario_apply: () => { throw new SlipwayError({ code: 'scenario.diverged', message: 'the plan has moved on' }) } })
    enter(['calm'])
    await press('Apply to the plan')
    expect((await within(panel(/^Apply it/)).findByRole('alert')).textContent).toContain('The plan has moved on')
  })
})

describe('making and throwing away', () => {
  it('makes one, and takes it to the desk', async () => {
    const fake = core([], {}, { scenario_create: () => aScenario(), scenario_open: () => aDesk(WITH_SCENARIO) })
    const { container } = enter()
    await press('New scenario…')
    const dialog = await screen.findByRole('dialog', { name: 'New scenario' })
    const name = within(dialog).getByRole('textbox', { name: 'Name' })
    await fireEvent.input(name, { target: { value: 'two words' } })
    expect(name.getAttribute('aria-invalid')).toBe('true')
    expect(dialog.textContent).toContain('letters, digits, dots, hyphens and underscores only')
    await fireEvent.input(name, { target: { value: 'calm' } })
    expect(await violations(container)).toEqual([])
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Make it and open it' }))
    await waitFor(() => expect(plan.status?.scenario).toBe('calm'))
    expect(asked(fake, 'scenario_create')).toEqual([{ name: 'calm' }])
    expect(scenarios.naming).toBe(false)
  })

  it('shows beside the name why it cannot be', async () => {
    core([], {}, { scenario_create: () => { throw new SlipwayError({ code: 'file.exists', message: 'there is a calm already', hint: 'choose another name' }) } })
    enter()
    await press('New scenario…')
    const name = await screen.findByRole('textbox', { name: 'Name' })
    await fireEvent.input(name, { target: { value: 'calm' } })
    await press('Make it')
    await screen.findByText(/there is a calm already – choose another name/)
    expect(name.getAttribute('aria-invalid')).toBe('true')
  })

  it('throws one away with a way back, in the notice and in the room', async () => {
    let rows = [aScenario()]
    const fake = core([], {}, {
      scenario_list: () => ({ items: rows }),
      scenario_thrown_away: () => ({ items: rows.length === 0 ? [{ name: 'calm' }] : [] }),
      scenario_discard: () => { rows = []; return {} },
      scenario_restore: () => { rows = [aScenario()]; return {} },
    })
    enter()
    await press('Throw it away')
    await screen.findByText('No scenarios yet')
    expect(toasts.list[0]).toMatchObject({ text: 'Scenario calm is thrown away', action: { label: 'Undo' } })
    expect(screen.getByRole('button', { name: 'Bring calm back' })).toBeTruthy()
    toasts.list[0]?.action?.run()
    await screen.findByRole('link', { name: /^calm/ })
    expect(asked(fake, 'scenario_restore')).toEqual([{ name: 'calm' }])
    expect(screen.queryByRole('button', { name: 'Bring calm back' })).toBeNull()
  })
})

describe('the palette', () => {
  const ids = (): string[] => room.actions.map((action) => action.id)

  it('offers the way back only while a scenario is on the desk', () => {
    expect(ids()).toEqual(['scenario-new', 'scenario-compare'])
    plan.take(aStatus(WITH_SCENARIO))
    expect(ids()).toContain('scenario-leave')
    room.actions.find((action) => action.id === 'scenario-compare')?.run()
    expect(router.place.path).toEqual(['calm'])
  })
})
