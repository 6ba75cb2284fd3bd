/** The room of the calendar: releases on a timeline, moved by pointer and keyboard, judged by the core. */
import CalendarDays from '@lucide/svelte/icons/calendar-days'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'

export default {
  id: 'calendar',
  label: 'Calendar',
  icon: CalendarDays,
  order: 10,
  load: () => import('./CalendarRoom.svelte'),
  actions: [{ id: 'calendar-open', label: 'Go to the calendar', words: 'timeline plan schedule', run: () => router.go('calendar') }],
} satisfies Room
