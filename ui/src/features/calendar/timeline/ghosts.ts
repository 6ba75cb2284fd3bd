/** Where the ghosts of what is carried along stand on the timeline. Pure. */
import type { Bar } from '../bars'
import { toX } from '../timeline-core'
import type { Layout, Scale, Sight, Stretch } from '../timeline-core'
import type { ToldRect } from '../views'

/** In the row of each, and where a release stands in several lanes, in the one in which it was taken up. */
export function ghostsOf(layout: Layout<Bar>, others: readonly (Stretch & { readonly bar: Bar })[], lane: string, scale: Scale): readonly Omit<ToldRect, 'height'>[] {
  if (others.length === 0) return []
  const sights = new Map<string, Sight<Bar>>()
  const wanted = new Set(others.map((one) => one.bar.key))
  for (const one of layout.lanes) {
    for (const sight of one.sights) if (wanted.has(sight.item.key) && (one.key === lane || !sights.has(sight.item.key))) sights.set(sight.item.key, sight)
  }
  return others.flatMap(({ bar, start, end }) => {
    const sight = sights.get(bar.key)
    const x = toX(scale, start)
    return sight ? [{ id: bar.key, x, y: sight.y + 2, width: Math.max(6, toX(scale, end) - x), told: bar.label }] : []
  })
}
