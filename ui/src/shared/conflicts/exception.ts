/** Where an exception from the freeze behind a conflict is asked for. Pure. */
import type { ConflictView } from '../../backend'
import { placeHref } from '../place'

/** `null` where no freeze forbids it: also where an exception was granted already, by which the conflict is soft. */
export function exceptionHref({ code, severity, other, release }: Pick<ConflictView, 'code' | 'severity' | 'other' | 'release'>): string | null {
  return code === 'C03' && severity === 'hard' && other.kind === 'window' ? placeHref('windows', ['ask'], { freeze: other.key, release }) : null
}
