/** A scenario taken to the desk in place of the plan, and the plan back: from the room of scenarios and from the banner above every room. */
import type { DeskView } from '../backend'
import { announce } from './announcer.svelte'
import { mutate } from './mutate'
import type { Outcome } from './mutate'
import { plan } from './plan.svelte'

/** Answers whether it is on the desk now; a refusal was told. */
export async function openScenario(name: string): Promise<boolean> {
  return arrive(await mutate('scenario_open', { name }), `Scenario ${name} is on the desk. The plan itself stays as it is.`)
}

/** Answers whether the plan is on the desk now; a refusal was told. */
export async function backToThePlan(): Promise<boolean> {
  return arrive(await mutate('scenario_leave', {}), 'The plan is on the desk again.')
}

function arrive(outcome: Outcome<DeskView>, said: string): boolean {
  if (!outcome.ok) return false
  plan.arrive(outcome.output)
  announce(said)
  return true
}
