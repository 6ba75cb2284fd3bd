/**
 * How the page reaches the core. There are three ways: the desktop shell, the development bridge,
 * and the fake of the tests. Everything else in the page speaks through `call`, `events` and `files`.
 */

/** One kind of file in a native dialog. Extensions are written without the dot. */
export interface FileKind {
  readonly name: string
  readonly extensions: readonly string[]
}

export interface OpenRequest {
  readonly title: string
  readonly kinds: readonly FileKind[]
}

export interface SaveRequest extends OpenRequest {
  readonly suggested: string
}

export interface Transport {
  call(name: string, input: unknown): Promise<unknown>
  /** Hears an event of the core until the returned function is called. */
  listen(event: string, heard: (payload: unknown) => void): Promise<() => void>
  /** Stops a command that is under way, as soon as it looks. */
  cancel(name: string): Promise<void>
  /** Asks for a file to read; `null` when the person gives up. */
  pickFile(request: OpenRequest): Promise<string | null>
  /** Asks where to write; `null` when the person gives up. */
  pickTarget(request: SaveRequest): Promise<string | null>
  /** Asks for a folder in which calendar files are read or written; `null` when the person gives up. */
  pickFolder(title: string): Promise<string | null>
}

let current: Transport | null = null
let opening: Promise<Transport> | null = null

/** Puts a transport in place of the one that would be found; the tests use it. */
export function useTransport(transport: Transport | null): void {
  current = transport
  opening = null
}

/** The way to the core in this surrounding: the shell when there is one, the bridge while developing. */
export async function transport(): Promise<Transport> {
  if (current) return current
  opening ??= find()
  const found = await opening
  current ??= found
  return current
}

async function find(): Promise<Transport> {
  if ('__TAURI_INTERNALS__' in globalThis) return (await import('./tauri')).tauriTransport
  if (import.meta.env.DEV) return (await import('./bridge')).bridgeTransport
  throw new Error('Slipway must be opened in its own window.')
}
