/** The room of the calendar: releases on a timeline, in weeks and in months, moved by pointer and keyboard, judged by the core. */
import CalendarDays from '@lucide/svelte/icons/calendar-days'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'
import { place, VIEWS } from './place.svelte'
import type { View } from './place.svelte'

export default {
  id: 'calendar',
  label: 'Calendar',
  icon: CalendarDays,
  order: 10,
  load: () => import('./CalendarRoom.svelte'),
  actions: [
    { id: 'calendar-open', label: 'Go to the calendar', words: 'timeline plan schedule', run: () => router.go('calendar') },
    ...Object.entries(VIEWS).map(([view, label]) => ({
      id: `calendar-${view}`,
      label: `Calendar: ${label.toLowerCase()}`,
      words: 'view show',
      run: () => {
        place.view = view as View
        router.go('calendar')
      },
    })),
  ],
} satisfies Room
