/**
 * What went wrong, in the one shape that the core, the command line and the window share.
 * A refusal by a rule is advice with a next step; only a fault is a defect.
 */

export interface ErrorBody {
  readonly code: string
  readonly message: string
  readonly hint?: string | null
  readonly details?: unknown
}

/** An answer that says no. `code` may be branched on, `message` and `hint` are for people only. */
export class SlipwayError extends Error {
  readonly code: string
  readonly hint: string | null
  readonly details: unknown

  constructor(body: ErrorBody) {
    super(body.message)
    this.name = 'SlipwayError'
    this.code = body.code
    this.hint = body.hint ?? null
    this.details = body.details ?? null
  }

  /** Ours to mend, not the person's: shown as a fault and never as advice. */
  get isFault(): boolean {
    return /^(internal|transport|bridge)\b/.test(this.code)
  }
}

/** Turns whatever was thrown or rejected into a `SlipwayError`, keeping its code when it has one. */
export function normalise(thrown: unknown): SlipwayError {
  if (thrown instanceof SlipwayError) return thrown
  const body = findBody(thrown)
  if (body) return new SlipwayError(body)
  if (typeof thrown === 'string') {
    const parsed = parse(thrown)
    const inner = parsed === null ? null : findBody(parsed)
    return new SlipwayError(inner ?? { code: 'transport.unreadable', message: thrown || 'The core gave no reason.' })
  }
  const message = thrown instanceof Error ? thrown.message : 'The core gave an answer that could not be read.'
  return new SlipwayError({ code: 'transport.unreadable', message })
}

function findBody(value: unknown): ErrorBody | null {
  if (typeof value !== 'object' || value === null) return null
  if ('error' in value) return findBody(value.error)
  if (!('code' in value) || !('message' in value)) return null
  const { code, message } = value
  if (typeof code !== 'string' || typeof message !== 'string') return null
  const hint = 'hint' in value && typeof value.hint === 'string' ? value.hint : null
  const details = 'details' in value ? value.details : null
  return { code, message, hint, details }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
