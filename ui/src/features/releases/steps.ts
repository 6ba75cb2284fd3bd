/** Why a release cannot take a step of its life, told apart sentence by sentence, and the parts of its page where that is settled. Pure. */
import type { SlipwayError } from '../../backend'
import type { PagePart } from './parts'

export interface Withheld {
  /** What was asked for, and that it cannot be. */
  readonly head: string
  readonly sentences: readonly string[]
  /** Where it is settled. */
  readonly parts: readonly PagePart[]
}

const TOLD: Readonly<Partial<Record<string, { readonly list: string; readonly parts: readonly PagePart[] }>>> = {
  'release.incomplete': { list: 'kept', parts: ['people', 'type'] },
  'release.not_approved': { list: 'blocks', parts: ['approvals'] },
}

/** What keeps a release from a step; nothing for a refusal that is told as every other is. */
export function withheld({ code, message, details }: Pick<SlipwayError, 'code' | 'message' | 'details'>): Withheld | null {
  const told = TOLD[code]
  if (!told) return null
  const sentences = listIn(details, told.list)
  // The message says in one breath what stands below as a list.
  const head = sentences.reduce((said, one) => said.replace(one, ''), message).replaceAll(/\s+/g, ' ').trim()
  return { head, sentences, parts: told.parts }
}

function listIn(details: unknown, name: string): readonly string[] {
  if (typeof details !== 'object' || details === null) return []
  const found: unknown = Object.entries(details).find(([key]) => key === name)?.[1]
  return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string' && one.trim() !== '') : []
}
