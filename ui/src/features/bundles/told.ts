/** Bundles in words: the budget, the points of a change, its deadline, why it must be in. Pure. */
import type { BudgetView, ChangeCard, ChangeView } from '../../backend'
import { formatDateTime, sayDay } from '../../shared/dates'
import { count, RISKS, say } from '../../shared/words'

export interface Gauge {
  /** `14 of 20 points of risk, 6 left`. */
  readonly told: string
  /** How much of the bar is filled, 0 to 1; `null` without a limit. */
  readonly share: number | null
  readonly sign: 'ok' | 'soft' | 'hard' | null
}

/** How the budget is used. What is over it and accepted is a warning; what nobody accepted is wrong. */
export function gaugeOf({ sum, cap, left, breaches, refused }: BudgetView): Gauge {
  if (cap === null) return { told: `${count(sum, 'point')} of risk, no budget set`, share: null, sign: breaches.length === 0 ? null : 'soft' }
  const over = sum > cap
  const tail = over ? `${(sum - cap).toLocaleString('en-GB')} over it` : `${(left ?? cap - sum).toLocaleString('en-GB')} left`
  // A budget of nothing is full with nothing in it.
  const share = cap === 0 ? 1 : Math.min(1, sum / cap)
  return { told: `${sum.toLocaleString('en-GB')} of ${count(cap, 'point')} of risk, ${tail}`, share, sign: refused ? 'hard' : over || breaches.length > 0 ? 'soft' : 'ok' }
}

/** `Accepted up to 24 points by mia on 24 Nov 2026, 10:00 CET: the law asks for it`. */
export function sayAccepted({ accepted }: BudgetView, zone: string): string | null {
  if (accepted === null) return null
  const holds = accepted.holds ? 'Accepted' : 'No longer enough: accepted'
  return `${holds} up to ${count(accepted.up_to, 'point')} by ${accepted.by}, ${formatDateTime(accepted.at, zone)}: ${accepted.reason}`
}

/** How many of the four steps of its sign a band fills; the word stands beside it. */
export const BAND_STEPS: Readonly<Record<ChangeView['band'], number>> = { low: 1, moderate: 2, high: 3, 'very-high': 4 }

export function sayPoints({ points, band }: ChangeView): string {
  return `${count(points, 'point')}, ${say(RISKS, band).toLowerCase()}`
}

export const MANDATORY: Readonly<Record<ChangeCard['mandatory'], string>> = { none: 'Not mandatory', security: 'Mandatory: security', legal: 'Mandatory: legal' }

/** `put off 3 times – escalated`; nothing for what was never put off. */
export function sayPutOff({ deferrals, escalated }: ChangeView): string | null {
  const times = deferrals.length
  if (times === 0) return null
  return `put off ${times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`}${escalated ? ' – escalated' : ''}`
}

/** The reason of the last time that it was put off, with who gave it. */
export function lastReason({ deferrals }: ChangeView): string | null {
  const last = deferrals.at(-1)
  return last === undefined ? null : `${last.reason} (${last.by})`
}

/** The whole card in a sentence, for those who hear it. */
export function spoken(view: ChangeView, column: string): string {
  const { change } = view
  return [
    `${change.key} ${change.title}`, `${view.service_name}, tier ${view.tier}`, sayPoints(view), `worth ${view.worth}`,
    ...(change.deadline === null ? [] : [`deadline ${sayDay(change.deadline)}`]),
    ...(change.mandatory === 'none' ? [] : [MANDATORY[change.mandatory].toLowerCase()]),
    ...(sayPutOff(view) === null ? [] : [sayPutOff(view), `last: ${lastReason(view) ?? ''}`]), `in ${column}`,
  ].join('; ')
}
