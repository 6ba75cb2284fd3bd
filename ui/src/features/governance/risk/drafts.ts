/** Models of risk that were changed and not saved yet. */
import type { RiskModelCard, RiskModelView } from '../../../backend'
import { alike, Drafts } from '../keeping.svelte'
import * as matrix from './matrix'
import * as questionnaire from './questionnaire'
import * as readiness from './readiness'
import * as rules from './rules'

export const drafts = {
  rules: new Drafts<rules.RulesForm>(),
  questionnaire: new Drafts<questionnaire.QuestionnaireForm>(),
  matrix: new Drafts<matrix.MatrixForm>(),
  readiness: new Drafts<readiness.ReadinessForm>(),
}

/** What the draft of a model says; nothing where there is none, `null` where it cannot be read. */
function said(model: RiskModelCard['model']): RiskModelCard | null | undefined {
  const draft = <F>(of: Drafts<F>, cardOf: (form: F) => RiskModelCard | null): RiskModelCard | null | undefined => {
    const found = of.of(model)
    return found ? cardOf(found.form) : undefined
  }
  switch (model) {
    case 'rules': return draft(drafts.rules, rules.cardOf)
    case 'questionnaire': return draft(drafts.questionnaire, questionnaire.cardOf)
    case 'matrix': return draft(drafts.matrix, matrix.cardOf)
    case 'readiness': return draft(drafts.readiness, readiness.cardOf)
  }
}

export function isUnsaved({ model }: RiskModelView): boolean {
  const card = said(model.model)
  return card !== undefined && !alike(card, model)
}

export function clear(): void {
  for (const one of Object.values(drafts)) one.clear()
}
