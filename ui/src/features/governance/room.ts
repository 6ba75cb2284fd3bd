/** The room of governance: who is responsible for what, what each type of release asks, who is called when, who approves, and how risk is told. */
import Scale from '@lucide/svelte/icons/scale'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'
import { printing as policyPrinting } from './policy/printing.svelte'
import { printing } from './responsibilities/printing.svelte'
import { subjects } from './subjects'

/** The dialog stands in the subject, so the way from elsewhere leads through it. */
function print(): void {
  const { room, path } = router.place
  if (room !== 'governance' || (path[0] ?? 'responsibilities') !== 'responsibilities') router.go('governance', ['responsibilities'])
  printing.ask()
}

function printPolicy(): void {
  const { room, path } = router.place
  if (room !== 'governance' || path[0] !== 'policy') router.go('governance', ['policy'])
  policyPrinting.ask()
}

export default {
  id: 'governance',
  label: 'Governance',
  icon: Scale,
  order: 75,
  load: () => import('./Governance.svelte'),
  actions: [
    ...subjects.map(({ id, label, words }) => ({ id: `governance-${id}`, label: `Show ${label.toLowerCase()}`, words: `governance ${words}`, run: () => router.go('governance', [id]) })),
    { id: 'responsibilities-print', label: 'Print the responsibilities…', words: 'pdf paper raci grid gap list', run: print },
    { id: 'gaps-show', label: 'Show what keeps releases in draft', words: 'gap list missing owner deputy rollback responsibilities blocks', run: () => router.go('governance', ['responsibilities'], { gaps: 'blocking' }) },
    { id: 'chain-new', label: 'New chain of escalation…', words: 'call phone create add', run: () => router.go('governance', ['escalation', 'new']) },
    { id: 'policy-new', label: 'New approval policy…', words: 'decision table route create add', run: () => router.go('governance', ['policy', 'new']) },
    { id: 'policy-print', label: 'Print the approval policy…', words: 'pdf paper decision table route', run: printPolicy },
  ],
  hints: [
    { keys: 'R/A/C/I', label: 'Set or take a letter, in a cell of the responsibilities' },
    { keys: 'Delete', label: 'Clear a cell of the responsibilities' },
    { keys: 'Enter', label: 'Choose the letters of a cell' },
    { keys: 'alt+arrowup', label: 'Put a line of a policy or a model of risk one place up' },
    { keys: 'alt+arrowdown', label: 'Put a line of a policy or a model of risk one place down' },
    { keys: 'delete', label: 'Take a line of a policy or a model of risk out' },
  ],
} satisfies Room
