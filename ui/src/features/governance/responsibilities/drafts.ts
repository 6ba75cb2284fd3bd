/** Grids that were changed and not saved yet. */
import type { SettleRow } from '../../../backend'
import { Drafts } from '../keeping.svelte'

/** By the type of release. */
export const drafts = new Drafts<readonly SettleRow[]>()
