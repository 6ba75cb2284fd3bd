/** The rules of risk while they are changed, and the form of one of them. Pure. */
import type { RiskModelCard, RiskRuleCard } from '../../../backend'
import { isTaken, suggestKey } from '../../../shared/following'
import { cardOf as conditionsOf, complaints as aboutConditions, formOf as conditionsForm, OPEN } from '../conditions/form'
import type { Complaints as AboutConditions, ConditionsForm } from '../conditions/form'
import { sayConditions } from '../conditions/words'
import { nextId } from '../lines'
import type { Line } from '../lines'
import type { Band } from './bands'

export type RulesCard = Extract<RiskModelCard, { model: 'rules' }>

export interface RuleLine extends Line {
  readonly rule: RiskRuleCard
}

export interface RulesForm {
  readonly rules: readonly RuleLine[]
}

export function formOf({ rules }: RulesCard): RulesForm {
  return { rules: rules.map((rule, index) => ({ id: index + 1, rule })) }
}

export function cardOf({ rules }: RulesForm): RulesCard {
  return { model: 'rules', rules: rules.map(({ rule }) => rule) }
}

/** A rule as it was taken over from its form, in its place; behind the others where it is new. */
export function written(lines: readonly RuleLine[], index: number | null, rule: RiskRuleCard): readonly RuleLine[] {
  return index === null ? [...lines, { id: nextId(lines), rule }] : lines.map((line, at) => (at === index ? { ...line, rule } : line))
}

/** Another rule like one, with a key of its own. */
export function copied(lines: readonly RuleLine[], { rule }: RuleLine): RuleLine {
  const name = `${rule.name} (copy)`
  return { id: nextId(lines), rule: { ...rule, name, key: suggestKey(name, lines.map((line) => line.rule.key)) } }
}

export interface RuleForm {
  readonly key: string
  readonly name: string
  readonly when: ConditionsForm
  readonly risk: Band
  readonly impact: number
}

export const IMPACTS: Readonly<Record<string, string>> = { 1: '1, hardly felt', 2: '2', 3: '3', 4: '4', 5: '5, worst' }

export function ruleForm(rule: RiskRuleCard | null): RuleForm {
  return rule ? { ...rule, when: conditionsForm(rule.when) } : { key: '', name: '', when: conditionsForm(OPEN), risk: 'moderate', impact: 3 }
}

export interface Complaints {
  readonly name?: string
  readonly key?: string
  readonly when: AboutConditions
}

/** `taken` are the keys of other rules. */
export function complaints({ name, key, when }: RuleForm, taken: readonly string[]): Complaints {
  return {
    when: aboutConditions(when),
    ...(name.trim() === '' ? { name: 'Say in a few words what it is for' } : {}),
    ...(key.trim() === '' ? { key: 'A key is needed' } : isTaken(key, taken) ? { key: 'Another rule has this key' } : {}),
  }
}

/** The form as the core reads it; `null` while it cannot be read. */
export function ruleOf(form: RuleForm, taken: readonly string[]): RiskRuleCard | null {
  const { name, key } = complaints(form, taken)
  const when = conditionsOf(form.when)
  if (when === null || name !== undefined || key !== undefined) return null
  return { key: form.key.trim(), name: form.name.trim(), when, words: sayConditions(when), risk: form.risk, impact: form.impact }
}
