/** Answers of the core about models of risk, for the tests. */
import type { RiskModelView } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { FakeCore, Handlers } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { aStatus } from '../../../shared/testing/samples'
import { OPEN } from '../conditions/form'
import { anOperationRow } from '../samples'
import type { MatrixCard } from './matrix'
import type { QuestionnaireCard } from './questionnaire'
import type { ReadinessCard } from './readiness'
import type { RulesCard } from './rules'

/** The models of the core where nothing was settled, cut short. */
export const RULES: RulesCard = {
  model: 'rules',
  rules: [
    { key: 'emergency', name: 'Emergency', when: { ...OPEN, types: ['emergency'] }, words: 'type emergency', risk: 'high', impact: 4 },
    { key: 'tier-1', name: 'Tier 1', when: { ...OPEN, tiers: [1] }, words: 'tier 1', risk: 'moderate', impact: 4 },
  ],
}

const answers = ['none', 'few', 'some', 'many', 'all'].map((text, index) => ({ value: (index + 1) * 2, text }))

/** Ten questions that weigh 0.10 each, as the usual ones do. */
export const QUESTIONNAIRE: QuestionnaireCard = {
  model: 'questionnaire',
  questions: Array.from({ length: 10 }, (_, index) => ({ key: `q${index + 1}`, text: index === 0 ? 'Users affected' : `Question ${index + 1}`, weight: 10, answers })),
  bands: [{ from: 200, band: 'low' }, { from: 401, band: 'moderate' }, { from: 601, band: 'high' }, { from: 801, band: 'very-high' }],
}

export const MATRIX: MatrixCard = {
  model: 'matrix', worst_impact: 'high', bands: [{ from: 1, band: 'low' }, { from: 5, band: 'moderate' }, { from: 10, band: 'high' }, { from: 17, band: 'very-high' }],
}

export const READINESS: ReadinessCard = {
  model: 'readiness', dated: [30, 40, 10, 20], undated: [50, 40, 10],
  bands: [{ from: 0, band: 'low' }, { from: 25, band: 'moderate' }, { from: 50, band: 'high' }, { from: 75, band: 'very-high' }],
}

export function aModel(part: Partial<RiskModelView> = {}): RiskModelView {
  return { model: MATRIX, version: 0, log: [], ...part }
}

let seq = 900

export function aDesk(more: Handlers = {}): FakeCore {
  plan.take(aStatus({ seq: ++seq }))
  const settled = { version: 2, log: [anOperationRow({ use_case: 'risk_model_save', label: 'Settle the risk model rules', reason: 'Lessons of May' })] }
  return fakeCore({ risk_model_list: () => ({ items: [aModel({ model: RULES, ...settled }), aModel({ model: QUESTIONNAIRE }), aModel({ version: 1 }), aModel({ model: READINESS })] }), ...more })
}
