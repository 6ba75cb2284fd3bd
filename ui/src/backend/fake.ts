/** An in-memory core for the tests of components: answers from a map of handlers, and remembers what it was asked. */
import { SlipwayError } from './errors'
import type { OpenRequest, SaveRequest, Transport } from './transport'
import { useTransport } from './transport'

export type Handlers = Readonly<Record<string, (input: never) => unknown>>

export interface Asked {
  readonly name: string
  readonly input: unknown
}

export class FakeCore implements Transport {
  readonly asked: Asked[] = []
  /** What the next native dialog answers. */
  file: string | null = null
  readonly #handlers: Map<string, (input: never) => unknown>
  readonly #ears = new Map<string, Set<(payload: unknown) => void>>()

  constructor(handlers: Handlers) {
    this.#handlers = new Map(Object.entries(handlers))
  }

  /** Adds or replaces one answer. */
  on(name: string, handler: (input: never) => unknown): void {
    this.#handlers.set(name, handler)
  }

  async call(name: string, input: unknown): Promise<unknown> {
    this.asked.push({ name, input })
    await Promise.resolve()
    const handler = this.#handlers.get(name)
    if (!handler) throw new SlipwayError({ code: 'internal.unknown_command', message: `The fake has no answer for ${name}.` })
    return handler(input as never)
  }

  listen(event: string, heard: (payload: unknown) => void): Promise<() => void> {
    const ears = this.#ears.get(event) ?? new Set()
    this.#ears.set(event, ears.add(heard))
    return Promise.resolve(() => ears.delete(heard))
  }

  /** Plays an event of the core. */
  say(event: string, payload: unknown = null): void {
    for (const heard of this.#ears.get(event) ?? []) heard(payload)
  }

  cancel(name: string): Promise<void> {
    this.asked.push({ name: 'task_cancel', input: name })
    return Promise.resolve()
  }

  pickFile(request: OpenRequest): Promise<string | null> {
    this.asked.push({ name: 'dialog_open', input: request })
    return Promise.resolve(this.file)
  }

  pickTarget(request: SaveRequest): Promise<string | null> {
    this.asked.push({ name: 'dialog_save', input: request })
    return Promise.resolve(this.file)
  }

  pickFolder(title: string): Promise<string | null> {
    this.asked.push({ name: 'dialog_folder', input: title })
    return Promise.resolve(this.file)
  }
}

/** Puts a fake core in place of the real one and returns it. */
export function fakeCore(handlers: Handlers): FakeCore {
  const fake = new FakeCore(handlers)
  useTransport(fake)
  return fake
}
