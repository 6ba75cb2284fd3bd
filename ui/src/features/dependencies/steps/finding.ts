/** In which runbook a step stands, and which of its steps it is. */
import { call } from '../../../backend'
import type { RunbookView, StepView } from '../../../backend'

export function stepIn(runbook: RunbookView, step: string): StepView | undefined {
  return runbook.steps.find(({ card }) => card.key === step)
}

/** The runbook in which a step stands; a map of all runbooks does not say it. */
export async function runbookOf(step: string): Promise<RunbookView> {
  return call('runbook_show', { step })
}
