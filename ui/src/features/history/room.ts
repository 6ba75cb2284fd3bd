/** The room of the journal: every operation, what it changed, and whether the log is whole. */
import History from '@lucide/svelte/icons/history'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'

export default {
  id: 'history',
  label: 'History',
  icon: History,
  order: 100,
  load: () => import('./History.svelte'),
  actions: [
    { id: 'history-verify', label: 'Verify the log', words: 'audit tamper check hash', run: () => router.go('history', [], { do: 'verify' }) },
    { id: 'history-compare', label: 'Compare two moments', words: 'diff since difference', run: () => router.go('history', ['compare']) },
  ],
} satisfies Room
