/** What a type of release asks for, as people read it. Pure. */
import type { TypeQuestionCard, TypeRuleCard } from '../../../backend'
import { count } from '../../../shared/words'

export const WEIGHS: Readonly<Record<TypeQuestionCard['weighs'], string>> = { required: 'Required', 'one-of': 'One of these' }

export const GATES: Readonly<Record<string, string>> = {
  unit: 'Unit', integration: 'Integration', regression: 'Regression', system: 'System',
  acceptance: 'User acceptance', performance: 'Performance', security: 'Security',
}

/** `5 working days`, `4 hours`; what has another form is shown as it came. */
export function sayLead(lead: string): string {
  const found = /^(\d+)(wd|d|h|m)$/.exec(lead)
  const units: Readonly<Record<string, string>> = { wd: 'working day', d: 'day', h: 'hour', m: 'minute' }
  return found ? count(Number(found[1]), units[found[2] ?? ''] ?? '') : lead
}

/** When the answers speak for a type. */
export function sayFit({ type, criteria }: Pick<TypeRuleCard, 'type' | 'criteria'>): string {
  if (type === 'normal') return 'A release is normal where the answers speak for no other type.'
  const [required, others] = (['required', 'one-of'] as const).map((weighs) => criteria.filter((one) => one.weighs === weighs).length)
  const parts = [
    ...(required ? [required === 1 ? 'to the required question' : `to all ${required} required questions`] : []),
    ...(others ? [others === 1 ? 'to the other one' : `to at least one of the ${others} others`] : []),
  ]
  return `A release is ${type} with a yes ${parts.join(' and ')}.`
}
