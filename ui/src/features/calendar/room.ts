/** The room of the calendar: releases on a timeline, in weeks, months and a year, moved by pointer and keyboard, judged by the core. */
import CalendarDays from '@lucide/svelte/icons/calendar-days'
import type { Action, Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'
import { sayLook } from './look'
import { place, VIEWS } from './place.svelte'
import type { View } from './place.svelte'
import { savedLooks, showLook } from './saved.svelte'
import { wishes } from './wishes.svelte'

/** Filters come and go, so the actions are made when they are asked for. */
function savedFilters(): Action[] {
  return savedLooks().map((one) => ({
    id: `calendar-filter-${one.name}`,
    label: `Calendar filter: ${one.name}`,
    words: `saved show ${sayLook(one.look)}`,
    run: () => {
      showLook(one)
      router.go('calendar')
    },
  }))
}

const ACTIONS: readonly Action[] = [
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
  { id: 'calendar-all', label: 'Select the lane, or the page', words: 'calendar releases all', keys: 'mod+a', run: () => wishes.ask('all') },
  { id: 'calendar-fit', label: 'Zoom to the selection', words: 'calendar timeline selected releases show', keys: 'z', run: () => wishes.ask('fit') },
  { id: 'calendar-copy', label: 'Copy the selected release…', words: 'calendar duplicate again', keys: 'mod+d', run: () => wishes.ask('copy') },
  { id: 'calendar-print', label: 'Print the calendar…', words: 'pdf paper a4 a3 timeline lanes', run: () => wishes.ask('print') },
  { id: 'calendar-table', label: 'Save the calendar as CSV…', words: 'export table spreadsheet excel releases rows', run: () => wishes.ask('table') },
  { id: 'calendar-save-filter', label: 'Save the filter of the calendar…', words: 'query view name', run: () => wishes.ask('save-filter') },
  { id: 'calendar-manage-filters', label: 'Rename or remove saved filters…', words: 'calendar query view', run: () => wishes.ask('manage-filters') },
]

export default {
  id: 'calendar',
  label: 'Calendar',
  icon: CalendarDays,
  order: 10,
  load: () => import('./CalendarRoom.svelte'),
  get actions() { return [...ACTIONS, ...savedFilters()] },
  hints: [
    { keys: 'Enter', label: 'Open the release, or the day of the year' },
    { keys: 'space', label: 'Select the release too, or take it out' },
    { keys: 'shift+arrows', label: 'Select on to the next release' },
    { keys: 'r', label: 'Another time in a form, of all that are selected' },
    { keys: 'm', label: 'Pick up the release, or all that are selected' },
    { keys: 'arrows', label: 'Move what is picked up' },
    { keys: 'shift+arrows', label: 'Change the length of what is picked up' },
    { keys: 'n', label: 'Put what is picked up on its next valid slot' },
    { keys: '+', label: 'Show less time' },
    { keys: '-', label: 'Show more time' },
    { keys: 'w', label: 'Open the week of a day of the year' },
  ],
} satisfies Room
