/**
 * Changes to the plan. A change calls a use case, takes over the new status (and with it the names of undo and redo),
 * says what was done with a way back, and shows a refusal as advice. It never throws.
 */
import { call, normalise } from '../backend'
import type { Changed, CommandName, Input, Output, SlipwayError } from '../backend'
import { announce } from './announcer.svelte'
import { plan } from './plan.svelte'
import { sayError } from './sentences'
import { toasts } from './toasts.svelte'

export type Outcome<T> = { readonly ok: true; readonly output: T } | { readonly ok: false; readonly error: SlipwayError }

export interface MutateOptions {
  /** What to say when it worked; the operation's own label where nothing is said. */
  readonly done?: string
  /** Whether the caller shows refusals itself, beside what was refused. */
  readonly quiet?: boolean
}

/** Does one thing to the plan. */
export async function mutate<C extends CommandName>(name: C, input: Input<C>, options: MutateOptions = {}): Promise<Outcome<Output<C>>> {
  let output: Output<C>
  try {
    output = await call(name, input)
  } catch (thrown) {
    const error = normalise(thrown)
    if (options.quiet !== true) refuse(error)
    return { ok: false, error }
  }
  const changed = findChanged(output)
  if (changed) {
    plan.changed(changed)
    toasts.overtake()
    const said = options.done ?? changed.operation?.label
    if (said !== undefined) {
      announce(said)
      const canUndo = changed.operation !== null && name !== 'undo'
      toasts.show('done', said, { action: canUndo ? { label: 'Undo', run: () => void undo() } : null })
    }
  }
  return { ok: true, output }
}

/** Takes the last operation back. */
export function undo(): Promise<Outcome<Output<'undo'>>> {
  return mutate('undo', {})
}

/** Does again what was taken back last. */
export function redo(): Promise<Outcome<Output<'redo'>>> {
  return mutate('redo', {})
}

/** Shows an error as what it is: advice by a rule, or a fault of ours. */
export function refuse(error: SlipwayError): void {
  toasts.show(error.isFault ? 'fault' : 'refused', error.message, { hint: error.hint })
  announce(sayError(error))
}

/** A change answers with `Changed`, by itself or inside an outcome that is `null` there after a preview. */
function findChanged(output: unknown): Changed | null {
  if (typeof output !== 'object' || output === null) return null
  if ('changed' in output) return isChanged(output.changed) ? output.changed : null
  return isChanged(output) ? output : null
}

function isChanged(value: unknown): value is Changed {
  return typeof value === 'object' && value !== null && 'status' in value && 'operation' in value
}
