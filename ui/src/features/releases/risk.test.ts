import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import type { AssessmentView, RiskView } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { violations } from '../../shared/testing/axe'
import { aChange, aStatus } from '../../shared/testing/samples'
import { assessOf, inWeight, riskForm, sayAssessment, saySteps, wrongDay } from './risk'
import Risk from './Risk.svelte'

const assessment: AssessmentView = { impact: 4, likelihood: 2, rollback_tested: null, schema: 'incompatible', canary: true, by: 'mia', at: '2026-11-20T09:00:00Z' }

function aRisk(part: Partial<RiskView> = {}): RiskView {
  return {
    release: 'R-1', title: 'Payments 4.2', held: 'moderate', assessment, drift: 'Today it is high, but it holds moderate: assess it again.',
    score: {
      impact: 4, likelihood: 3, points: 12, band: 'high', steps: 1, sentence: 'Impact 4 × likelihood 3 (2 + 1) = 12: high.',
      contributions: [
        { modifier: 'tier', change: 0, sentence: 'No service of tier 1.' }, { modifier: 'untested-rollback', change: 1, sentence: 'Nobody tested its rollback.' },
        { modifier: 'incompatible-schema', change: 1, sentence: 'The version before does not work on the schema.' }, { modifier: 'canary', change: -1, sentence: 'A canary takes it back by itself.' },
      ],
    },
    ...part,
  }
}

const shown = (part?: Partial<RiskView>, more = {}) => {
  const core = fakeCore({ risk_show: () => aRisk(part), ...more })
  return { core, ...render(Risk, { release: 'R-1' }) }
}
const dialog = () => within(screen.getByRole('dialog', { name: 'Assess the risk of R-1' }))

beforeEach(() => plan.take(aStatus()))

describe('the risk of a release in words', () => {
  it('signs the steps, and puts what moves before what does not', () => {
    expect([1, 0, -1].map(saySteps)).toEqual(['+1', '0', '−1'])
    expect(inWeight(aRisk().score?.contributions ?? []).map(({ change }) => change)).toEqual([1, 1, -1, 0])
    expect(sayAssessment({ ...assessment, rollback_tested: '2026-11-19' }, 'Europe/Berlin')).toMatch(/^Assessed by mia, .*: impact 4, likelihood 2; rollback tested on Thu,? 19 Nov 2026; incompatible schema change; canary with automatic abort\.$/)
  })

  it('keeps an assessment through its form, and says what is no day', () => {
    expect(assessOf(riskForm(assessment), 'R-1', '2026-11-24')).toEqual({ release: 'R-1', impact: 4, likelihood: 2, rollback_tested: null, schema: 'incompatible', canary: true, mode: 'commit', reason: null })
    expect(assessOf({ ...riskForm(null), tested: '19.11.2026' }, 'R-1', '2026-11-24')).toMatchObject({ impact: 3, likelihood: 3, rollback_tested: '2026-11-19', schema: 'none' })
    expect(wrongDay({ ...riskForm(null), tested: 'soon' }, '2026-11-24')).toBe('Write a day as 2026-12-18')
  })
})

describe('the risk on the page of a release', () => {
  it('shows the band held, the arithmetic of today, and that the two differ', async () => {
    const { container } = shown()
    await waitFor(() => expect(screen.getByText('Impact 4 × likelihood 3 (2 + 1) = 12: high.')).toBeTruthy())
    expect(screen.getByText(/^Held/).parentElement?.textContent.replace(/\s+/g, ' ')).toContain('Held Moderate · today High, 12 points')
    expect(screen.getByRole('status').textContent).toContain('assess it again')
    expect(within(screen.getByRole('list', { name: 'What moves the likelihood' })).getAllByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      '+1 Nobody tested its rollback.', '+1 The version before does not work on the schema.', '−1 A canary takes it back by itself.', '0 No service of tier 1.',
    ])
    expect(screen.getByRole('link', { name: /Its bundle/ }).getAttribute('href')).toBe('#/bundles/R-1')
    expect(await violations(container)).toEqual([])
  })

  it('says that nobody assessed it', async () => {
    shown({ held: null, assessment: null, score: null, drift: null })
    await waitFor(() => expect(screen.getByText(/Nobody has assessed it yet/)).toBeTruthy())
    expect(screen.getByText('No band yet')).toBeTruthy()
    expect(screen.queryByRole('status')).toBeNull()
  })

  it('says what went wrong', async () => {
    shown({}, { risk_show: () => { throw new SlipwayError({ code: 'internal.x', message: 'The core is gone' }) } })
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('The core is gone'))
  })

  it('is assessed in a dialog, which keeps what was chosen when the core refuses it', async () => {
    const { core, container } = shown({}, { risk_assess: () => { throw new SlipwayError({ code: 'risk.day', message: 'The rollback cannot have been tested tomorrow', hint: 'write a day of the past' }) } })
    await waitFor(() => expect(screen.getByRole('button', { name: 'Assess…' }).hasAttribute('disabled')).toBe(false))
    await fireEvent.click(screen.getByRole('button', { name: 'Assess…' }))
    await fireEvent.change(dialog().getByRole('combobox', { name: 'Impact' }), { target: { value: '5' } })
    await fireEvent.change(dialog().getByRole('combobox', { name: /schema/ }), { target: { value: 'compatible' } })
    await fireEvent.click(dialog().getByRole('checkbox', { name: /Canary/ }))
    await fireEvent.input(dialog().getByRole('textbox', { name: /Rollback tested on/ }), { target: { value: 'soon' } })
    await fireEvent.click(dialog().getByRole('button', { name: 'Save' }))
    expect(dialog().getByText('Write a day as 2026-12-18')).toBeTruthy()
    await fireEvent.input(dialog().getByRole('textbox', { name: /Rollback tested on/ }), { target: { value: '25.11.2026' } })
    await fireEvent.click(dialog().getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(dialog().getByRole('alert').textContent).toContain('Write a day of the past'))
    expect(await violations(container)).toEqual([])
    core.on('risk_assess', () => ({ risk: aRisk(), changed: aChange() }))
    await fireEvent.input(dialog().getByRole('textbox', { name: /Rollback tested on/ }), { target: { value: '2026-11-23' } })
    await fireEvent.click(dialog().getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(core.asked.findLast(({ name }) => name === 'risk_assess')?.input).toEqual({
      release: 'R-1', impact: 5, likelihood: 2, rollback_tested: '2026-11-23', schema: 'compatible', canary: false, mode: 'commit', reason: null,
    })
  })
})
