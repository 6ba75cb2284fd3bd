import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { Input, RiskView } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { Handlers } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aChange, aStatus } from '../../../shared/testing/samples'
import { aReadiness, aRisk, RISK_MODEL_LIST } from '../samples'
import { answered, askedOnly, assessOf, questionsOf, riskForm, sayAnswered, wrongDay } from './form'
import { checkOf, inWeight, sayAssessment, sayChecks, sayKept, sayPoints, sayTold } from './risk'
import Risk from './Risk.svelte'

const { assessment } = aRisk()
const questions = questionsOf(RISK_MODEL_LIST) ?? []

const shown = (part?: Partial<RiskView>, more: Handlers = {}) => {
  const core = fakeCore({ risk_show: () => aRisk(part), risk_model_list: () => ({ items: RISK_MODEL_LIST }), ...more })
  return { core, ...render(Risk, { release: 'R-1' }) }
}
const dialog = () => within(screen.getByRole('dialog', { name: 'Assess the risk of R-1' }))

beforeEach(() => plan.take(aStatus()))

describe('the risk of a release in words', () => {
  it('reads the points of the questionnaire as hundredths, and those of the others as they are', () => {
    expect([sayPoints({ model: 'questionnaire', points: 401 }), sayPoints({ model: 'questionnaire', points: 600 }), sayPoints({ model: 'matrix', points: 12 }), sayPoints({ model: 'rules', points: null })])
      .toEqual(['4.01 points', '6.00 points', '12 points', ''])
    expect([sayTold({ model: 'matrix', points: 12, band: 'high' }), sayTold({ model: 'rules', points: null, band: 'low' }), sayTold({ model: 'questionnaire', points: null, band: null })]).toEqual(['High, 12 points', 'Low', 'tells nothing'])
    expect(sayKept(assessment?.scores ?? [])).toBe('Matrix moderate, 8 points (usual); Questionnaire moderate, 4.01 points (version 2); Rules low (version 1)')
  })

  it('tells what was said', () => {
    if (!assessment) throw new Error('no assessment')
    expect(sayAssessment({ ...assessment, rollback_tested: '2026-11-19' }, 'Europe/Berlin')).toMatch(/^Assessed by mia, .*: impact 4, likelihood 2; rollback tested on Thu,? 19 Nov 2026; incompatible schema change; canary with automatic abort\.$/)
  })

  it('puts what is not kept first, and counts only what can be judged', () => {
    const { checks } = aReadiness()
    expect(inWeight(checks).map((check) => checkOf(check).text)).toEqual(['Not kept', 'Cannot be judged yet', 'Kept'])
    expect([sayChecks(checks), sayChecks([])]).toEqual(['1 of 2 kept', 'nothing can be judged yet'])
  })
})

describe('the form of an assessment', () => {
  it('keeps an assessment, without answers to what is not asked any more', () => {
    expect(assessOf(riskForm(assessment), 'R-1', '2026-11-24', questions)).toEqual({
      release: 'R-1', impact: 4, likelihood: 2, rollback_tested: null, schema: 'incompatible', canary: true, answers: { users: 6 }, mode: 'commit', reason: null,
    })
    expect(askedOnly({ users: 5, teams: 4 }, questions)).toEqual({ teams: 4 })
  })

  it('leaves the answers as they are where the questions could not be read', () => {
    expect(assessOf({ ...riskForm(null), tested: '19.11.2026' }, 'R-1', '2026-11-24', null)).toEqual({ release: 'R-1', impact: 3, likelihood: 3, rollback_tested: '2026-11-19', schema: 'none', canary: false, mode: 'commit', reason: null })
    expect(wrongDay({ tested: 'soon' }, '2026-11-24')).toBe('Write a day as 2026-12-18')
  })

  it('gives an answer and takes it back', () => {
    const said = answered({ users: 2 }, 'teams', 4)
    expect([said, answered(said, 'users', null), sayAnswered(said, questions)]).toEqual([{ users: 2, teams: 4 }, { teams: 4 }, '2 of 2 answered'])
  })
})

describe('the risk on the page of a release', () => {
  it('shows the band held, what each model tells, which one decides, and what was kept', async () => {
    const { container } = shown()
    await waitFor(() => expect(screen.getByText(/as the matrix tells/)).toBeTruthy())
    expect(screen.getByText('Held').parentElement?.textContent).toContain('Moderate')
    expect(screen.getByRole('status').textContent).toContain('the plan counts it as moderate')
    const heads = [...screen.getByRole('list', { name: 'What the models tell' }).querySelectorAll('.head')].map((head) => head.textContent.replace(/\s+/g, ' ').trim())
    expect(heads).toEqual(['Rules tells nothing version 1', 'Questionnaire Moderate, 4.01 points version 2', 'Matrix High, 12 points usual'])
    expect(screen.getByText('+1: Nobody tested its rollback.').closest('details')?.open).toBe(false)
    expect(screen.getByText(/Kept then: Matrix moderate, 8 points \(usual\)/)).toBeTruthy()
    expect(screen.getByRole('link', { name: /Its bundle/ }).getAttribute('href')).toBe('#/bundles/R-1')
    expect(await violations(container)).toEqual([])
  })

  it('shows how ready it is, with what was judged in marks and words', async () => {
    shown()
    await waitFor(() => expect(screen.getByText('27')).toBeTruthy())
    expect(screen.getByText('27').parentElement?.textContent).toMatch(/27 of 100 points of risk, Moderate/)
    expect(screen.getByText(/what was judged: 1 of 2 kept/)).toBeTruthy()
    const judged = screen.getByRole('list', { name: 'What was judged', hidden: true })
    expect([...judged.querySelectorAll('li')].map((item) => item.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      'Not kept Tested rollback: Nobody tested its rollback.', 'Cannot be judged yet Approvals: Nobody has handed it in.', 'Kept Runbook: Its runbook has 3 steps.',
    ])
    expect([...judged.querySelectorAll('li')].map((item) => item.querySelector('svg')?.getAttribute('class')?.split(' ')[0] ?? null)).toEqual(['soft', null, 'ok'])
  })

  it('says that nobody assessed it', async () => {
    shown({ held: null, assessment: null, score: null, drift: null, models: [], deciding: null })
    await waitFor(() => expect(screen.getByText(/Nobody has assessed it yet/)).toBeTruthy())
    expect(screen.getByText('No band yet')).toBeTruthy()
    expect(screen.queryByRole('status')).toBeNull()
    expect(screen.queryByRole('list', { name: 'What the models tell' })).toBeNull()
  })

  it('says what went wrong', async () => {
    shown({}, { risk_show: () => { throw new SlipwayError({ code: 'internal.x', message: 'The core is gone' }) } })
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('The core is gone'))
  })
})

describe('assessing the risk of a release', () => {
  async function open(): Promise<void> {
    await waitFor(() => expect(screen.getByRole('button', { name: 'Assess…' }).hasAttribute('disabled')).toBe(false))
    await fireEvent.click(screen.getByRole('button', { name: 'Assess…' }))
    await waitFor(() => expect(dialog().getByRole('radiogroup', { name: 'Users affected' })).toBeTruthy())
  }

  it('asks the questionnaire, and tells the band while it is filled in', async () => {
    const { core, container } = shown({}, { risk_assess: ({ answers }: Input<'risk_assess'>) => ({ risk: aRisk({ deciding: `Answers ${JSON.stringify(answers)}` }), changed: null }) })
    await open()
    expect(within(dialog().getByRole('radiogroup', { name: 'Users affected' })).getByRole<HTMLInputElement>('radio', { name: /one department/ }).checked).toBe(true)
    await fireEvent.click(within(dialog().getByRole('radiogroup', { name: 'Teams involved' })).getByRole('radio', { name: /two/ }))
    await fireEvent.click(within(dialog().getByRole('radiogroup', { name: 'Users affected' })).getByRole('radio', { name: 'not answered' }))
    await waitFor(() => expect(dialog().getByText(/Answers \{"teams":4\}/)).toBeTruthy())
    expect(dialog().getByText('1 of 2 answered')).toBeTruthy()
    expect(core.asked.some(({ name, input }) => name === 'risk_assess' && (input as Input<'risk_assess'>).mode !== 'preview')).toBe(false)
    expect(await violations(container)).toEqual([])
  })

  it('keeps what was chosen when the core refuses it', async () => {
    const { core } = shown({}, { risk_assess: () => { throw new SlipwayError({ code: 'risk.day', message: 'The rollback cannot have been tested tomorrow', hint: 'write a day of the past' }) } })
    await open()
    await fireEvent.change(dialog().getByRole('combobox', { name: 'Impact' }), { target: { value: '5' } })
    await fireEvent.change(dialog().getByRole('combobox', { name: /schema/ }), { target: { value: 'compatible' } })
    await fireEvent.click(dialog().getByRole('checkbox', { name: /Canary/ }))
    await fireEvent.input(dialog().getByRole('textbox', { name: /Rollback tested on/ }), { target: { value: 'soon' } })
    await fireEvent.click(dialog().getByRole('button', { name: 'Save' }))
    expect(dialog().getByText('Write a day as 2026-12-18')).toBeTruthy()
    await fireEvent.input(dialog().getByRole('textbox', { name: /Rollback tested on/ }), { target: { value: '25.11.2026' } })
    await fireEvent.click(dialog().getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(dialog().getByRole('alert').textContent).toContain('Write a day of the past'))
    core.on('risk_assess', () => ({ risk: aRisk(), changed: aChange() }))
    await fireEvent.input(dialog().getByRole('textbox', { name: /Rollback tested on/ }), { target: { value: '2026-11-23' } })
    await fireEvent.click(dialog().getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(core.asked.findLast(({ name }) => name === 'risk_assess')?.input).toEqual({
      release: 'R-1', impact: 5, likelihood: 2, rollback_tested: '2026-11-23', schema: 'compatible', canary: false, answers: { users: 6 }, mode: 'commit', reason: null,
    })
  })
})
