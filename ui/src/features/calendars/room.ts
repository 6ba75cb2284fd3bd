/** The room of calendars for others: what they hold, how they are handed out, and in which words events are told. */
import CalendarArrowDown from '@lucide/svelte/icons/calendar-arrow-down'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'

export default {
  id: 'calendars',
  label: 'Calendar files',
  icon: CalendarArrowDown,
  order: 94,
  load: () => import('./Calendars.svelte'),
  actions: [
    { id: 'export-ics', label: 'Export a calendar (.ics)…', words: 'outlook google apple ical file preview', run: () => router.go('calendars') },
    { id: 'calendar-emergency', label: 'Export the calendar of emergency releases…', words: 'ics outlook ical', run: () => router.go('calendars', [], { only: 'emergency' }) },
    { id: 'calendar-publish', label: 'Publish calendars…', words: 'subscribe folder url onedrive sharepoint web server ics', run: () => router.go('calendars', ['publishing']) },
    { id: 'calendar-words', label: 'Words of calendar events…', words: 'title description categories template ics', run: () => router.go('calendars', ['words']) },
  ],
  hints: [
    { keys: 'Enter', label: 'Events: read the event in full' },
    { keys: 'Escape', label: 'Events: back to the list' },
    { keys: 'space', label: 'Events: choose one more, or one less' },
    { keys: 'shift+arrows', label: 'Events: choose a stretch' },
    { keys: 'mod+arrows', label: 'Events: walk without choosing' },
    { keys: 'mod+a', label: 'Events: choose all that are listed' },
    { keys: 'arrows', label: 'Words: walk the names that can be put in' },
  ],
} satisfies Room
