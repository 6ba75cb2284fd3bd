/** The room of scenarios: what-if copies of the plan beside it, each compared with it, applied as one operation, or thrown away. */
import GitBranch from '@lucide/svelte/icons/git-branch'
import { plan } from '../../shared/plan.svelte'
import type { Action, Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'
import { backToThePlan } from '../../shared/scenarios'
import { scenarios } from './scenarios.svelte'

/** The dialog stands in the room, so the way from elsewhere leads through it. */
function make(): void {
  if (router.place.room !== 'scenarios') router.go('scenarios')
  scenarios.naming = true
}

/** What is on the desk, where that is a scenario; else the room offers a choice. */
function compare(): void {
  const name = plan.status?.scenario ?? null
  router.go('scenarios', name === null ? [] : [name])
}

const ACTIONS: readonly Action[] = [
  { id: 'scenario-new', label: 'New scenario…', words: 'what if copy branch try', run: make },
  { id: 'scenario-compare', label: 'Compare a scenario with the plan…', words: 'what if difference diff', run: compare },
]

const BACK: Action = { id: 'scenario-leave', label: 'Back to the plan', words: 'leave scenario close what if', run: () => void backToThePlan() }

export default {
  id: 'scenarios',
  label: 'Scenarios',
  icon: GitBranch,
  order: 98,
  load: () => import('./Scenarios.svelte'),
  get actions() { return (plan.status?.scenario ?? null) === null ? ACTIONS : [...ACTIONS, BACK] },
} satisfies Room
