import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { FakeCore } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aChange, aStatus } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import { clear } from './drafts'
import RiskModels from './RiskModels.svelte'
import { aDesk, aModel, MATRIX, QUESTIONNAIRE, READINESS, RULES } from './samples'

beforeEach(() => {
  clear()
  toasts.clear()
  router.go('governance', ['risk'])
})

async function open(model = 'rules'): Promise<HTMLElement> {
  for (const old of document.querySelectorAll('main')) old.remove()
  const main = document.body.appendChild(document.createElement('main'))
  render(RiskModels, { target: main, props: { path: [model] } })
  await screen.findByRole('heading', { level: 2 })
  return main
}
const told = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim()
const asked = (core: FakeCore, name: string): unknown[] => core.asked.filter((one) => one.name === name).map(({ input }) => input)
const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const dialog = () => within(screen.getByRole('dialog'))
const write = (name: string | RegExp, value: string) => fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } })
const choose = (name: string | RegExp, value: string) => fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } })

describe('the models of risk', () => {
  it('are four, one at a time, and the address keeps which', async () => {
    aDesk()
    await open()
    expect(screen.getAllByRole('tab').map(told)).toEqual(['Rules', 'Questionnaire', 'Matrix', 'Readiness'])
    await fireEvent.click(screen.getByRole('tab', { name: 'Matrix' }))
    expect(router.place.path).toEqual(['risk', 'matrix'])
  })

  it('go back to the usual one, which can be undone', async () => {
    const core = aDesk({ risk_model_reset: () => aChange() })
    await open('matrix')
    await click('Back to the usual one')
    await waitFor(() => expect(asked(core, 'risk_model_reset')).toEqual([{ model: 'matrix' }]))
    await waitFor(() => expect(toasts.list[0]?.action?.label).toBe('Undo'))
    await open('readiness')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Back to the usual one' }).disabled, 'it is the usual one').toBe(true)
  })

  it('cannot be changed in a plan that is open for reading only', async () => {
    aDesk()
    plan.take(aStatus({ seq: 9_300, read_only: true }))
    await open('matrix')
    expect(screen.getByRole<HTMLFieldSetElement>('group', { name: 'Bands' }).disabled).toBe(true)
    await open()
    expect(screen.queryByRole('button', { name: 'Emergency' })).toBeNull()
  })

  it('show why they could not be read', async () => {
    aDesk({ risk_model_list: () => { throw new SlipwayError({ code: 'x', message: 'no plan is open' }) } })
    render(RiskModels, { path: [] })
    await screen.findByText(/no plan is open/i)
  })
})

describe('the rules of risk', () => {
  it('say when each holds and what it sets, and who settled them', async () => {
    aDesk()
    const main = await open()
    const rows = within(screen.getByRole('table')).getAllByRole('row').map(told)
    expect(rows[1]).toMatch(/1 ?Emergency ?emergency ?type emergency ?H ?High ?4/)
    expect(told(main)).toMatch(/Version 2.*Settle the risk model rules.*Lessons of May/)
    expect(await violations(main)).toEqual([])
  })

  it('are edited in a form, reordered, and saved with a reason', async () => {
    const core = aDesk({ risk_model_save: () => aChange() })
    await open()
    await click('Tier 1')
    expect(await violations(screen.getByRole('dialog', { name: 'Edit Tier 1' }))).toEqual([])
    await fireEvent.change(dialog().getByRole('combobox', { name: 'In a freeze' }), { target: { value: 'yes' } })
    await fireEvent.change(dialog().getByRole('combobox', { name: 'Sets the risk to' }), { target: { value: 'very-high' } })
    await fireEvent.change(dialog().getByRole('combobox', { name: 'Sets the impact to' }), { target: { value: '5' } })
    await click('Take it over')
    const second = screen.getByRole('button', { name: 'Tier 1' })
    await fireEvent.keyDown(second, { key: 'ArrowUp', altKey: true })
    await write(/^Why/, 'Lessons of June')
    await click('Save')
    const [emergency, tier] = RULES.rules
    await waitFor(() => expect(asked(core, 'risk_model_save')).toEqual([{
      reason: 'Lessons of June',
      model: { model: 'rules', rules: [{ ...tier, when: { ...tier?.when, in_freeze: true }, words: 'tier 1; in a freeze', risk: 'very-high', impact: 5 }, emergency] },
    }]))
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull())
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Rules' }))
  })

  it('are taken in by a form that leads to what is missing', async () => {
    aDesk()
    await open()
    await click('Add a rule…')
    await click('Take it over')
    await waitFor(() => expect(document.activeElement).toBe(dialog().getByRole('textbox', { name: 'Name' })))
    await fireEvent.input(dialog().getByRole('textbox', { name: 'Name' }), { target: { value: 'Short notice' } })
    await click('Take it over')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Short notice' })))
  })

  it('can be none, and a refusal of the core stays with them', async () => {
    aDesk({
      risk_model_list: () => ({ items: [aModel({ model: { ...RULES, rules: RULES.rules.slice(0, 1) } })] }),
      risk_model_save: () => { throw new SlipwayError({ code: 'risk.model', message: 'two have the key a', hint: 'change the model, then settle it again' }) },
    })
    await open()
    await fireEvent.keyDown(screen.getByRole('button', { name: 'Emergency' }), { key: 'Delete' })
    expect(screen.getByText('There is no rule, so none sets a risk.')).toBeTruthy()
    await click('Save')
    expect(told(await screen.findByRole('alert'))).toContain('Change the model, then settle it again')
  })
})

describe('the questionnaire', () => {
  it('shows weights as shares, what they sum up to, and the bands as ranges', async () => {
    aDesk()
    const main = await open('questionnaire')
    const rows = within(screen.getByRole('table')).getAllByRole('row').map(told)
    expect(rows[1]).toMatch(/Users affected ?q1 ?0.10 ?5 answers 2, 4, 6, 8, 10 ?0.20–1.00/)
    expect(told(main)).toContain('Weights together 1.00; the sum lies between 2.00 and 10.00')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Band 2 begins at' }).value).toBe('4.01')
    expect(told(main)).toContain('Every sum has one band: 2.00–4.00 low, 4.01–6.00 moderate, 6.01–8.00 high, 8.01–10.00 very high.')
    expect(await violations(main)).toEqual([])
  })

  it('has a form for a question with its answers', async () => {
    const core = aDesk({ risk_model_save: () => aChange() })
    await open('questionnaire')
    await click('Users affected')
    expect(await violations(screen.getByRole('dialog'))).toEqual([])
    await fireEvent.input(dialog().getByRole('textbox', { name: 'Weight' }), { target: { value: '0,20' } })
    await fireEvent.click(dialog().getByRole('button', { name: 'Take answer 1 out' }))
    await fireEvent.click(dialog().getByRole('button', { name: 'Add an answer' }))
    await waitFor(() => expect(document.activeElement).toBe(dialog().getByRole('textbox', { name: 'Value of answer 5' })))
    await click('Take it over')
    await waitFor(() => expect(document.activeElement, 'what it means is missing').toBe(dialog().getByRole('textbox', { name: 'Answer 5' })))
    await fireEvent.input(dialog().getByRole('textbox', { name: 'Answer 5' }), { target: { value: 'everybody' } })
    await click('Take it over')
    expect(screen.queryByRole('dialog')).toBeNull()
    await screen.findByText(/Let the first begin at 2.60/)
    await click('Save')
    expect(asked(core, 'risk_model_save'), 'its bands begin elsewhere now').toEqual([])
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Band 1 begins at' })))
    await click('Let the first begin at 2.60')
    await click('Save')
    await waitFor(() => expect(asked(core, 'risk_model_save')).toMatchObject([{ model: { questions: [{ weight: 20, answers: [{ value: 4 }, { value: 6 }, { value: 8 }, { value: 10 }, { value: 12, text: 'everybody' }] }, ...QUESTIONNAIRE.questions.slice(1)], bands: [{ from: 260 }, { from: 401 }, { from: 601 }, { from: 801 }] } }]))
  })
})

describe('the matrix', () => {
  it('is drawn by letter and fill, and says what is raised', async () => {
    aDesk()
    const main = await open('matrix')
    const rows = within(screen.getByRole('table')).getAllByRole('row').map(told)
    expect(rows[1]).toMatch(/Impact 5 ?H ?High, 5 ▲, raised by its impact ?H ?High, 10/)
    expect(told(main)).toContain('▲ heavier than its product, because an impact of 5 is at least high.')
    expect(await violations(main)).toEqual([])
  })

  it('follows its bands at once, says what is not right, and saves nothing before', async () => {
    const core = aDesk({ risk_model_save: () => aChange() })
    const main = await open('matrix')
    await write('Band 2 begins at', '1')
    expect(told(main)).toContain('Begin above 1, where the band before begins')
    expect(screen.getAllByRole('img', { name: 'no band yet' })).toHaveLength(25)
    await click('Save')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Band 2 begins at' })))
    await write('Band 2 begins at', '6')
    await choose('An impact of 5 is at least', 'very-high')
    expect(told(main)).toContain('1–5 low, 6–9 moderate')
    expect(screen.getByRole('tab', { name: 'Matrix (not saved)' })).toBeTruthy()
    await click('Save')
    await waitFor(() => expect(asked(core, 'risk_model_save')).toEqual([{ reason: null, model: { ...MATRIX, worst_impact: 'very-high', bands: MATRIX.bands.map((card) => (card.band === 'moderate' ? { ...card, from: 6 } : card)) } }]))
  })

  it('takes bands out and in', async () => {
    aDesk()
    const main = await open('matrix')
    await click('Take band 4 out')
    expect(told(main)).toContain('10–25 high.')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add a band' })))
    await click('Add a band')
    expect(told(main)).toContain('11–25 very high.')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add a band' }).disabled).toBe(true)
  })
})

describe('readiness', () => {
  it('must weigh 100 in all, which is told while it is written', async () => {
    const core = aDesk({ risk_model_save: () => aChange() })
    const main = await open('readiness')
    expect(await violations(main)).toEqual([])
    const dated = within(screen.getByRole('group', { name: 'Weights with a date' }))
    await fireEvent.input(dated.getByRole('textbox', { name: 'Time' }), { target: { value: '10' } })
    expect(told(main)).toContain('Sum 90: it must be 100')
    await click('Save')
    expect(asked(core, 'risk_model_save')).toEqual([])
    await waitFor(() => expect(told(document.activeElement ?? main)).toBe('Sum 90: it must be 100'))
    await fireEvent.input(dated.getByRole('textbox', { name: 'Work' }), { target: { value: '40' } })
    await click('Save')
    await waitFor(() => expect(asked(core, 'risk_model_save')).toEqual([{ reason: null, model: { ...READINESS, dated: [40, 40, 10, 10] } }]))
  })

  it('is thrown away with a way back, and waits while one looks elsewhere', async () => {
    aDesk()
    await open('readiness')
    await fireEvent.input(within(screen.getByRole('group', { name: 'Weights with a date' })).getByRole('textbox', { name: 'Time' }), { target: { value: '10' } })
    await open('matrix')
    expect(screen.getByRole('tab', { name: 'Readiness (not saved)' })).toBeTruthy()
    await open('readiness')
    await click('Throw the changes away')
    expect(screen.queryByRole('form')).toBeNull()
    toasts.list[0]?.action?.run()
    await screen.findByText('Sum 90: it must be 100')
  })
})
