/** The dates of a rule while it is being written: the core is asked when the typing pauses. */
import { call } from '../../backend'
import type { ExpandedRule, Input } from '../../backend'
import { Latest } from '../latest.svelte'
import { sayError } from '../sentences'

/** As long as somebody pauses between words, in milliseconds. */
export const PAUSE_MS = 200

export type RuleQuestion = Input<'rule_expand'>

/** Call it while a component is set up; `rule` is followed. Nothing is asked while it is `null`. */
export function expanding(rule: () => RuleQuestion | null): Latest<RuleQuestion, ExpandedRule> {
  const latest = new Latest((input: RuleQuestion) => call('rule_expand', input))
  // As a text, so that a form that changes elsewhere asks nothing anew.
  const question = $derived(JSON.stringify(rule()))
  $effect(() => {
    const asked = JSON.parse(question) as RuleQuestion | null
    const timer = setTimeout(() => (asked === null ? latest.clear() : latest.put(asked)), PAUSE_MS)
    return () => clearTimeout(timer)
  })
  return latest
}

/** What is wrong with the rule in words, and whether it lies in the recurrence or in the times. */
export function complaintOf({ error }: Latest<RuleQuestion, ExpandedRule>): { readonly rrule?: string; readonly end?: string } {
  if (error === null) return {}
  const sentence = sayError(error)
  return error.code.startsWith('rule.') ? { rrule: sentence } : { end: sentence }
}
