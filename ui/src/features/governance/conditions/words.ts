/** What a line of a decision table asks of a release, in the words in which the core tells it. Pure. */
import type { ConditionsCard } from '../../../backend'
import { count } from '../../../shared/words'
import { sayLength } from './length'

/** `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
}

const spoken = (values: readonly (string | number)[]): string => either(values.map((value) => String(value).replaceAll('-', ' ')))

/** `type emergency; risk high or very high; in a freeze`. */
export function sayConditions({ types, risks, tiers, regions_at_least: regions, regulated, in_freeze: freeze, lead_below: lead }: ConditionsCard): string {
  const asked = [
    ...(types.length > 0 ? [`type ${spoken(types)}`] : []),
    ...(risks.length > 0 ? [`risk ${spoken(risks)}`] : []),
    ...(tiers.length > 0 ? [`tier ${spoken(tiers)}`] : []),
    ...(regions === null ? [] : [`${count(regions, 'region')} or more`]),
    ...(regulated === null ? [] : [regulated ? 'regulated' : 'not regulated']),
    ...(freeze === null ? [] : [freeze ? 'in a freeze' : 'in no freeze']),
    ...(lead === null ? [] : [`handed in less than ${sayLength(lead)} before its start`]),
  ]
  return asked.length === 0 ? 'every release' : asked.join('; ')
}
