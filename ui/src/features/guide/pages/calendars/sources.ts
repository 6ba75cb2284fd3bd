/** Where statements about other programs come from. A number never changes its source while the page is open: it is its place here. */

export type Basis = 'vendor' | 'report' | 'unverified'

export const BASES: Readonly<Record<Basis, string>> = { vendor: 'vendor text', report: 'report', unverified: 'unverified' }

export interface Source {
  readonly id: string
  readonly basis: Exclude<Basis, 'unverified'>
  /** What is read there. */
  readonly says: string
  readonly address: string
}

export const SOURCES = [
  { id: 'uid', basis: 'vendor', says: 'Which events Outlook knows again by their UID', address: 'https://msdn.microsoft.com/en-us/library/ee624914(v=exchg.80).aspx' },
  { id: 'relcalid', basis: 'vendor', says: 'The fixed name of a calendar, by which an import decides what it replaces', address: 'http://msdn.microsoft.com/en-us/library/ee179588(v=exchg.80).aspx' },
  { id: 'request', basis: 'vendor', says: 'How a message updates a meeting in Outlook', address: 'https://msdn.microsoft.com/en-us/library/ee624561(v=exchg.80).aspx' },
  { id: 'zones', basis: 'vendor', says: 'What Outlook keeps of a zone that a file defines', address: 'https://docs.microsoft.com/en-us/openspecs/exchange_standards/ms-stanoical/b827ac3d-16b5-46e8-b885-a2c45b2f5716' },
  { id: 'titles', basis: 'vendor', says: 'Where Outlook cuts a title', address: 'https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxcical/f9f57d5c-98fc-4e6b-96f1-652d0a5f1105' },
  { id: 'categories', basis: 'vendor', says: 'What Outlook keeps of categories', address: 'https://learn.microsoft.com/en-us/openspecs/exchange_standards/ms-stanoical/d1d5c6ac-eb41-4e34-a09e-81617e626767' },
  { id: 'snapshot', basis: 'vendor', says: 'An import is a snapshot, as quoted from Microsoft', address: 'https://github.com/coderedcorp/coderedcms/issues/467' },
  { id: 'twice', basis: 'report', says: 'Opening and importing in Outlook; events that are there twice', address: 'https://github.com/mangstadt/biweekly/issues/87' },
  { id: 'same-file', basis: 'report', says: 'The same file again in Google, Apple, Outlook on the web and the Outlook program', address: 'https://github.com/mangstadt/biweekly/issues/97' },
  { id: 'new-calendar', basis: 'report', says: 'A file that opens as a calendar of its own; messages with several events', address: 'https://github.com/markuspoerschke/iCal/issues/117' },
  { id: 'first-only', basis: 'report', says: 'Of a message with several events, only the first is read', address: 'https://github.com/grommunio/gromox/issues/262' },
  { id: 'called-off', basis: 'report', says: 'How programs show events that are called off', address: 'https://github.com/w3c/calendar/issues/90' },
  { id: 'called-off-google', basis: 'report', says: 'Events that are called off, in Google and elsewhere', address: 'https://github.com/hackgvl/hackgreenville-com/pull/498' },
  { id: 'called-off-outlook', basis: 'report', says: 'Events that are called off, in Outlook', address: 'https://github.com/aluxnimm/outlookcaldavsynchronizer/issues/105' },
  { id: 'exdate', basis: 'report', says: 'Dates left out of a series, in Office 365', address: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/2138' },
  { id: 'count-one', basis: 'report', says: 'A series of one occurrence stops an import of Office 365', address: 'https://github.com/nixxo/nixxo.github.io/issues/2' },
  { id: 'megabyte', basis: 'report', says: 'Google stops near one megabyte', address: 'https://github.com/NReilingh/ics-spanner' },
  { id: 'duplicate', basis: 'report', says: 'Google’s programming interface calls a newer event a duplicate', address: 'https://github.com/insanum/gcalcli/issues/784' },
  { id: 'deleted', basis: 'report', says: 'What was deleted in Google stays deleted', address: 'https://github.com/insanum/gcalcli/issues/730' },
  { id: 'sequence', basis: 'report', says: 'A subscription of Google follows when the number of an event rises', address: 'https://github.com/OpenACalendar/OpenACalendar-Web-Core/issues/176' },
  { id: 'holidays', basis: 'report', says: 'A vendor’s holiday calendar had days on which schools are open', address: 'https://www.pylondesign.co.uk/avoid-confusion-with-uk-holiday-calendar-feeds-on-your-school-website/' },
] as const satisfies readonly Source[]

export type SourceId = (typeof SOURCES)[number]['id']

/** The number under which a source is listed. */
export function numberOf(id: SourceId): number {
  return SOURCES.findIndex((source) => source.id === id) + 1
}
