/** The room of freezes and windows: a year at a glance, each layer in full, how a freeze comes to bind, and exceptions from it. */
import Snowflake from '@lucide/svelte/icons/snowflake'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'

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
    { id: 'exception-ask', label: 'Ask for an exception from a freeze…', words: 'exemption waiver request', run: () => router.go('windows', ['ask']) },
  ],
} satisfies Room
