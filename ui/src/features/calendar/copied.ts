/** Finds where a release is drawn again: at the next place that is free behind it. */
import { call } from '../../backend'
import { toMillis, toWire } from '../../shared/dates'
import { plan } from '../../shared/plan.svelte'
import { copyOf, draftAt, nextPlace } from './copy'
import type { Original } from './copy'
import type { Stretch } from './timeline-core'

export interface Copied {
  readonly original: Original
  readonly stretch: Stretch
}

export async function copied(key: string): Promise<Copied> {
  const original = await call('release_show', { key })
  const from = toWire(Math.max(plan.now, toMillis(original.bar.end)))
  const slots = await call('slot_find', { key, horizon_days: 90, count: 12, from }).then((answer) => answer.slots, () => [])
  const draft = copyOf(original)
  const isFree = async (place: Stretch): Promise<boolean> => {
    const { conflicts } = await call('release_draw', { draft: draftAt(draft, place, original.bar.zone), mode: 'preview' })
    return !conflicts.some((conflict) => conflict.severity === 'hard')
  }
  return { original, stretch: await nextPlace(original.bar, slots, isFree) }
}
