/** The one door to the core. Names, inputs and outputs come from the table of commands that the core declares. */
import type { Commands } from './generated'
import { normalise } from './errors'
import { transport } from './transport'

/** What may be nothing may also be left out: the core reads both alike. */
export type Lax<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T as null extends T[K] ? never : K]: Lax<T[K]> } & { [K in keyof T as null extends T[K] ? K : never]?: T[K] | undefined }
    : T

export type CommandName = keyof Commands
export type Input<C extends CommandName> = Lax<Commands[C]['input']>
export type Output<C extends CommandName> = Commands[C]['output']

/** Asks a command that is under way to stop; it ends with a refusal that says so. */
export async function cancel(name: CommandName): Promise<void> {
  await (await transport()).cancel(name)
}

/** Calls one use case. Rejects with a `SlipwayError` and with nothing else. */
export async function call<C extends CommandName>(name: C, input: Input<C>): Promise<Output<C>> {
  try {
    const way = await transport()
    return (await way.call(name, input)) as Output<C>
  } catch (thrown) {
    throw normalise(thrown)
  }
}
