/** The pages of the guide, in the order in which it lists them: each is one entry here and one folder, and `guide/ID/SECTION` in the address. */
import type { Component } from 'svelte'
import { SECTIONS as CALENDARS } from './pages/calendars/sections'

export interface Section {
  readonly id: string
  readonly title: string
}

export interface Page {
  readonly id: string
  readonly title: string
  /** More words under which it is found. */
  readonly words: string
  /** Its main sections, told in the list. */
  readonly sections: readonly Section[]
  readonly load: () => Promise<{ readonly default: Component }>
}

export const pages: readonly [Page, ...Page[]] = [
  {
    id: 'calendars',
    title: 'Calendars in Outlook, Google and Apple',
    words: 'ics ical icalendar import export subscribe publish folder public holidays zone',
    sections: CALENDARS,
    load: () => import('./pages/calendars/Calendars.svelte'),
  },
]

/** The page of that name; the first one where there is none. */
export function findPage(id: string | undefined): Page {
  return pages.find((page) => page.id === id) ?? pages[0]
}
