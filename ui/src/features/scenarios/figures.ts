/** The figures of a scenario beside those of the plan, and what became of its releases, in words. Pure. */
import type { ScenarioDifference, ScenarioMove, Sides } from '../../backend'
import { formatMinutes, minutesBetween } from '../../shared/dates'

export type Verdict = 'better' | 'worse' | 'same'

export interface Figure {
  readonly label: string
  readonly plan: string
  readonly scenario: string
  /** With its sign: `+3`, `−1 h 30 min`; `0` where there is no difference. */
  readonly change: string
  readonly verdict: Verdict
}

/** `26 h 30 min`; hours are not made into days, so that two lengths can be compared at a glance. */
export function sayHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** Of each of these less is better. */
function figure(label: string, { plan, scenario }: Sides, write: (value: number) => string = String): Figure {
  const change = scenario - plan
  const verdict = change === 0 ? 'same' : change < 0 ? 'better' : 'worse'
  const sign = change === 0 ? '' : change < 0 ? '−' : '+'
  return { label, plan: write(plan), scenario: write(scenario), change: `${sign}${write(Math.abs(change))}`, verdict }
}

export function figures({ hard, soft, risk, critical }: ScenarioDifference): Figure[] {
  return [
    figure('Hard conflicts', hard),
    figure('Soft conflicts', soft),
    figure('Points of risk', risk),
    ...(critical === null ? [] : [figure('Critical path', critical, sayHours)]),
  ]
}

/** `2 h later, 30 min longer`. */
export function sayMove({ from, to }: ScenarioMove): string {
  const moved = minutesBetween(from.start, to.start)
  const grown = minutesBetween(to.start, to.end) - minutesBetween(from.start, from.end)
  return [
    moved === 0 ? '' : `${formatMinutes(Math.abs(moved))} ${moved > 0 ? 'later' : 'earlier'}`,
    grown === 0 ? '' : `${formatMinutes(Math.abs(grown))} ${grown > 0 ? 'longer' : 'shorter'}`,
  ].filter((part) => part !== '').join(', ')
}

/** Whether applying it would change nothing. */
export function saysTheSame({ moved, added, removed, changed, others, diverged }: ScenarioDifference): boolean {
  return [moved, added, removed, changed, others, diverged].every((list) => list.length === 0)
}
