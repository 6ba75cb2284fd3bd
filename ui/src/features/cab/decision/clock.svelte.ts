/** Now by the clock of the core, second by second: counted on from what the core said last. */
import { untrack } from 'svelte'
import type { Millis } from '../../../shared/dates'
import { plan } from '../../../shared/plan.svelte'

const TICK_MS = 1_000

/** Call it while a component is set up; it ticks as long as `runs` answers yes. */
export function ticking(runs: () => boolean): { readonly now: Millis } {
  let now = $state(untrack(() => plan.now))
  $effect(() => {
    const base = plan.now
    const from = performance.now()
    now = base
    if (!runs()) return
    const timer = setInterval(() => (now = base + performance.now() - from), TICK_MS)
    return () => clearInterval(timer)
  })
  return { get now() { return now } }
}
