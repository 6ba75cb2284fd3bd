/** The room of freezes and windows: a year at a glance, each layer in full, how a freeze comes to bind, and exceptions from it. */
import Snowflake from '@lucide/svelte/icons/snowflake'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'
import { notice, planner } from './print/prints.svelte'

/** The dialogs stand in the room, so the way from elsewhere leads through it. */
function enter(): void {
  if (router.place.room !== 'windows') router.go('windows')
}

function printPlanner(): void {
  enter()
  planner.ask()
}

/** From the panel of a freeze it is the notice of that freeze. */
function printNotice(): void {
  const { room, path } = router.place
  enter()
  notice.ask(room === 'windows' && path[0] === 'layer' ? (path[1] ?? '') : '')
}

export default {
  id: 'windows',
  label: 'Freezes & windows',
  icon: Snowflake,
  order: 50,
  load: () => import('./Windows.svelte'),
  actions: [
    { id: 'freeze-propose', label: 'Propose a freeze…', words: 'blackout new window', run: () => router.go('windows', ['new'], { kind: 'freeze-hard' }) },
    { id: 'window-new', label: 'New window…', words: 'maintenance peak vendor holiday layer', run: () => router.go('windows', ['new']) },
    { id: 'exceptions-open', label: 'Show the exceptions from freezes', words: 'register exemption waiver', run: () => router.go('windows', ['exceptions']) },
    { id: 'wall-planner-print', label: 'Print the wall planner…', words: 'pdf paper year calendar a3 poster', run: printPlanner },
    { id: 'freeze-notice-print', label: 'Print a freeze notice…', words: 'pdf paper announcement', run: printNotice },
    { id: 'exception-ask', label: 'Ask for an exception from a freeze…', words: 'exemption waiver request', run: () => router.go('windows', ['ask']) },
  ],
} satisfies Room
