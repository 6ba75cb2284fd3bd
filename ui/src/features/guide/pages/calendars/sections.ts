/** The main sections of the page about calendars, in order. */

export const SECTIONS = [
  { id: 'basis', title: 'What this page rests on' },
  { id: 'ways', title: 'Three ways out of Slipway' },
  { id: 'publish', title: 'A published folder' },
  { id: 'classic', title: 'Classic Outlook' },
  { id: 'outlook', title: 'New Outlook and the web' },
  { id: 'google', title: 'Google Calendar' },
  { id: 'apple', title: 'Apple Calendar' },
  { id: 'import', title: 'Calendars into Slipway' },
  { id: 'holidays', title: 'Public holidays' },
  { id: 'tests', title: 'To try by hand' },
  { id: 'sources', title: 'Sources' },
] as const

export type SectionId = (typeof SECTIONS)[number]['id']
