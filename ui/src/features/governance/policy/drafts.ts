/** Policies that were changed and not saved yet. */
import type { PolicyView } from '../../../backend'
import { Drafts } from '../keeping.svelte'
import type { PolicyForm } from './form'

export const drafts = new Drafts<PolicyForm>()

/** The name of the draft of a policy. */
export function draftOf({ policy }: PolicyView): string {
  return `policy ${policy.key}`
}

/** The name of the draft of a new one; of one that is like another, there is one for each of those. */
export function draftOfNew(like: PolicyView | null): string {
  return `new policy ${like?.policy.key ?? ''}`
}
