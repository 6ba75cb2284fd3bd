/** A policy as a file for others: JSON in the shape in which it is saved. */
import { call, normalise, pickTarget } from '../../../backend'
import type { PolicyCard } from '../../../backend'
import { announce } from '../../../shared/announcer.svelte'
import { refuse } from '../../../shared/mutate'
import { toasts } from '../../../shared/toasts.svelte'

/** Asks where to put it and writes it. A person who gives up is told nothing. */
export async function exportPolicy({ key, name }: PolicyCard): Promise<void> {
  try {
    const path = await pickTarget({ title: 'Where to put the policy', suggested: `policy-${key.replaceAll(/[^\w-]/g, '-')}.json`, kinds: [{ name: 'JSON', extensions: ['json'] }] })
    if (path === null) return
    const written = await call('policy_export', { key, path })
    const said = `The policy ${name} is written, as it was saved last.`
    announce(said)
    toasts.show('note', said, { hint: written.path })
  } catch (thrown) {
    refuse(normalise(thrown))
  }
}
