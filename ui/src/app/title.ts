/** The title of the window. Pure. */
import type { StatusView } from '../backend'

/** Names the plan, and first of all a scenario of it: who sees only the title must not take one for the other. */
export function titleOfWindow(status: Pick<StatusView, 'name' | 'scenario'> | null): string {
  if (status === null) return 'Slipway'
  return `${status.scenario === null ? status.name : `Scenario ${status.scenario} of ${status.name}`} – Slipway`
}
