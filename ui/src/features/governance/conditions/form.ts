/** The form of what a line of a decision table asks of a release. What is left open holds of every one. Pure. */
import type { ConditionsCard } from '../../../backend'
import { tidyLength } from './length'

export type Answer = 'any' | 'yes' | 'no'

export interface ConditionsForm {
  readonly types: readonly string[]
  readonly risks: readonly string[]
  readonly tiers: readonly string[]
  readonly regions: string
  readonly regulated: Answer
  readonly freeze: Answer
  readonly lead: string
}

/** In the order in which the core keeps them. */
const TYPES = ['standard', 'normal', 'emergency'] as const satisfies ConditionsCard['types']
const RISKS = ['low', 'moderate', 'high', 'very-high'] as const satisfies ConditionsCard['risks']
const TIERS = [1, 2, 3, 4] as const

export const OPEN: ConditionsCard = { types: [], risks: [], tiers: [], regions_at_least: null, regulated: null, in_freeze: null, lead_below: null }

const answerOf = (said: boolean | null): Answer => (said === null ? 'any' : said ? 'yes' : 'no')
const saidBy = (answer: Answer): boolean | null => (answer === 'any' ? null : answer === 'yes')

/** The answer of that name; any where there is none. */
export function toAnswer(value: string): Answer {
  return value === 'yes' || value === 'no' ? value : 'any'
}

export function formOf(card: ConditionsCard): ConditionsForm {
  return {
    types: card.types, risks: card.risks, tiers: card.tiers.map(String), regions: card.regions_at_least === null ? '' : String(card.regions_at_least),
    regulated: answerOf(card.regulated), freeze: answerOf(card.in_freeze), lead: card.lead_below ?? '',
  }
}

export interface Complaints {
  readonly regions?: string
  readonly lead?: string
}

const isBlank = (text: string): boolean => text.trim() === ''
const isCount = (text: string): boolean => /^\d{1,4}$/.test(text.trim()) && Number(text) > 0

export function complaints({ regions, lead }: ConditionsForm): Complaints {
  return {
    ...(isBlank(regions) || isCount(regions) ? {} : { regions: 'Write a whole number from 1 on, or nothing' }),
    ...(isBlank(lead) || tidyLength(lead) !== null ? {} : { lead: 'Write 5wd, 2d or 4h, or nothing' }),
  }
}

/** The form as the core reads it; `null` while it cannot be read. */
export function cardOf(form: ConditionsForm): ConditionsCard | null {
  if (Object.keys(complaints(form)).length > 0) return null
  return {
    types: TYPES.filter((type) => form.types.includes(type)), risks: RISKS.filter((risk) => form.risks.includes(risk)),
    tiers: TIERS.filter((tier) => form.tiers.includes(String(tier))),
    regions_at_least: isBlank(form.regions) ? null : Number(form.regions), regulated: saidBy(form.regulated), in_freeze: saidBy(form.freeze), lead_below: tidyLength(form.lead),
  }
}
