/** Answers of the core for the tests of the page of a release: whole, and as small as they can be. */
import type { ApprovalView, ClassificationView, ClassifyOutcome, OutageView, PersonCard, ReadinessRiskView, RiskModelView, RiskView, RollbackView, StandingView, TypeRuleView } from '../../backend'

export const PEOPLE: readonly PersonCard[] = [
  { key: 'mia', name: 'Mia Kern', team: null, email: null, deputy: 'jon' },
  { key: 'jon', name: 'Jon Aho', team: null, email: null, deputy: null },
]

export function anApproval(part: Partial<ApprovalView> = {}): ApprovalView {
  return {
    id: '0199', route: 'peer', role: 'service-owner', by: 'Mia Kern', deputy_for: null, at: '2026-11-23T09:00:00Z', outcome: 'approved', provisional: false, reason: '', until: null,
    conditions: [], counts: true, voided: [], bound: '28 Nov 22:00–01:00 Europe/Berlin; Payments in Production; version 4.2', snapshot: 6, stamp: 'standard version 3, line usual',
    meeting: null, ballot: null, verbal: null, ...part,
  }
}

export function aStanding(part: Partial<StandingView> = {}): StandingView {
  return {
    release: 'R-1', policy: 'standard', version: 3, route: 'peer', escalated: false, needed: 2, given: 1, complete: false, blocks: [],
    sentence: 'It has 1 of 2 approvals by the service owner and the test manager: line usual of the policy standard (version 3) sends it to a peer.',
    tried: [
      { key: 'calm', name: 'Low risk', holds: false, why: 'its risk is moderate, not low' },
      { key: 'usual', name: '', holds: true, why: 'it holds of every release' },
    ],
    approvers: [
      { role: 'service-owner', person: 'mia', name: 'Mia Kern', deputy: 'jon' },
      { role: 'test-manager', person: null, name: null, deputy: null },
    ],
    approvals: [anApproval()], ...part,
  }
}

export function aClassification(part: Partial<ClassificationView> = {}): ClassificationView {
  return { type: 'normal', reference: '', answers: { standard: { 'low-risk': true, gone: true } }, faults: [], missing: [], history: [], ...part }
}

function aType(type: TypeRuleView['rule']['type'], ...questions: readonly (readonly [string, string])[]): TypeRuleView {
  const criteria = questions.map(([key, question]) => ({ key, question, weighs: 'required' as const }))
  return { rule: { type, definition: `What a ${type} release is.`, criteria, mandatory: [], gates: [], stabilisation_minutes: 60, reason: null }, lead: null, version: 1, log: [] }
}

export const TYPE_RULES: readonly TypeRuleView[] = [
  aType('standard', ['low-risk', 'Is its risk low?'], ['reversible', 'Can it be taken back?']),
  aType('normal', ['can-wait', 'Can it wait?']),
  aType('emergency', ['live-reference', 'Is there a live incident?']),
]

export function anOutcome(part: Partial<ClassifyOutcome> = {}): ClassifyOutcome {
  return { found: 'normal', why: ['It is not an emergency release: "Is there a live incident?" was not answered.', 'It is a normal release, which is what remains.'], open: 3, faults: [], needs_approver: false, changed: null, ...part }
}

export function aRollback(part: Partial<RollbackView> = {}): RollbackView {
  return {
    release: 'R-1', test: 'Its rollback was tested on 3 Nov 2026.', fresh: true, point_of_no_return: '2026-11-24T11:05:00Z',
    arithmetic: 'Going back must begin by Tue 24 Nov 12:05. Its runbook has no step.', zone: 'Europe/Berlin', steps_late_minutes: 0,
    plan: {
      release: 'R-1', procedure: 'Switch back to 4.1', duration_minutes: 45, verification_minutes: 15, tested: '2026-11-03', measured_minutes: 38,
      evidence: 'RB-12', version: '4.1', reason: null,
    },
    chain: {
      key: 'pay', name: 'Payments at night', levels: [
        { role: 'deployment-lead', name: 'Mia Kern', phone: '+49 30 1234', after_minutes: 0 },
        { role: 'release-manager', name: null, phone: '', after_minutes: 15 },
      ],
    },
    decisions: [], ...part,
  }
}

export function anOutage(part: Partial<OutageView> = {}): OutageView {
  return {
    said: { release: 'R-1', after_minutes: 15, minutes: 30, felt_by: 'Web customers', reason: 'The schema changes', informed: true },
    start: '2026-11-28T21:15:00Z', end: '2026-11-28T21:45:00Z', ...part,
  }
}

export function aReadiness(part: Partial<ReadinessRiskView> = {}): ReadinessRiskView {
  return {
    points: 27, band: 'moderate', version: 0, lines: ['Work: 4 ÷ 10 × 30 = 12.00 (4 of 10 tasks open).'],
    checks: [
      { name: 'approvals', kept: null, sentence: 'Nobody has handed it in.' },
      { name: 'runbook', kept: true, sentence: 'Its runbook has 3 steps.' },
      { name: 'tested rollback', kept: false, sentence: 'Nobody tested its rollback.' },
    ],
    ...part,
  }
}

export function aRisk(part: Partial<RiskView> = {}): RiskView {
  return {
    release: 'R-1', title: 'Payments 4.2', held: 'moderate', drift: 'Its score of today is high, but the plan counts it as moderate.',
    assessment: {
      impact: 4, likelihood: 2, rollback_tested: null, schema: 'incompatible', canary: true, answers: { users: 6, gone: 4 }, by: 'mia', at: '2026-11-20T09:00:00Z',
      scores: [{ model: 'matrix', version: 0, points: 8, band: 'moderate' }, { model: 'questionnaire', version: 2, points: 401, band: 'moderate' }, { model: 'rules', version: 1, points: null, band: 'low' }],
    },
    score: { impact: 4, likelihood: 3, points: 12, band: 'high', steps: 1, sentence: 'Impact 4 × likelihood 3 (2 + 1) = 12: high.', contributions: [] },
    models: [
      { model: 'rules', version: 1, points: null, band: null, sentence: 'No rule holds.', lines: [] },
      { model: 'questionnaire', version: 2, points: 401, band: 'moderate', sentence: 'The answers sum up to 4.01.', lines: ['Users affected: 6 × 0.10 = 0.60.'] },
      { model: 'matrix', version: 0, points: 12, band: 'high', sentence: 'Impact 4 × likelihood 3 (2 + 1) = 12: high.', lines: ['+1: Nobody tested its rollback.'] },
    ],
    deciding: 'Its risk is high, as the matrix tells; the rules tell nothing and the questionnaire tells moderate.',
    readiness: aReadiness(), ...part,
  }
}

export const RISK_MODEL_LIST: readonly RiskModelView[] = [
  { model: { model: 'rules', rules: [] }, version: 1, log: [] },
  {
    model: {
      model: 'questionnaire', bands: [{ from: 200, band: 'low' }],
      questions: [
        { key: 'users', text: 'Users affected', weight: 50, answers: [{ value: 2, text: 'one team' }, { value: 6, text: 'one department' }] },
        { key: 'teams', text: 'Teams involved', weight: 50, answers: [{ value: 2, text: 'one' }, { value: 4, text: 'two' }] },
      ],
    },
    version: 2, log: [],
  },
]
