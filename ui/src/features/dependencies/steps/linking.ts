/** What a step waits for belongs to its card: a link between two steps is made and taken out by saving the one that waits. */
import { normalise, SlipwayError } from '../../../backend'
import type { Changed, RunbookView } from '../../../backend'
import { mutate, refuse } from '../../../shared/mutate'
import type { MutateOptions, Outcome } from '../../../shared/mutate'
import { withoutWait, withWait } from '../../../shared/runbook/step'
import type { Ends } from '../where'
import { runbookOf, stepIn } from './finding'

function elsewhere({ from, to }: Ends): SlipwayError {
  return new SlipwayError({ code: 'step.elsewhere', message: `${from} and ${to} are steps of two releases`, hint: 'let the releases wait for each other instead' })
}

function refused(error: SlipwayError, { quiet }: MutateOptions): { readonly ok: false; readonly error: SlipwayError } {
  if (quiet !== true) refuse(error)
  return { ok: false, error }
}

async function read(step: string): Promise<RunbookView | SlipwayError> {
  try {
    return await runbookOf(step)
  } catch (thrown) {
    return normalise(thrown)
  }
}

/** Why two steps cannot be linked, before anybody is asked how; `null` where they can. */
export async function parted(ends: Ends): Promise<SlipwayError | null> {
  const runbook = await read(ends.from)
  if (runbook instanceof SlipwayError) return runbook
  return stepIn(runbook, ends.to) ? null : elsewhere(ends)
}

/** Links two steps of a release, or changes how they are tied. */
export async function linkSteps(ends: Ends, relation: string, lag: string, options: MutateOptions = {}): Promise<Outcome<Changed>> {
  const runbook = await read(ends.from)
  if (runbook instanceof SlipwayError) return refused(runbook, options)
  const step = stepIn(runbook, ends.from)
  if (!step || !stepIn(runbook, ends.to)) return refused(elsewhere(ends), options)
  return mutate('step_save', withWait(step.card, { step: ends.to, relation, lag }), { done: `${ends.from} waits for ${ends.to}`, ...options })
}

export async function unlinkSteps(ends: Ends, options: MutateOptions = {}): Promise<Outcome<Changed>> {
  const runbook = await read(ends.from)
  if (runbook instanceof SlipwayError) return refused(runbook, options)
  const step = stepIn(runbook, ends.from)
  if (!step) return refused(elsewhere(ends), options)
  return mutate('step_save', withoutWait(step.card, ends.to), { done: `${ends.from} waits for ${ends.to} no longer`, ...options })
}
