/** Where statements about other programs come from. A number never changes its source while the page is open: it is its place here. */

export type Basis = 'vendor' | 'report' | 'measured' | 'unverified'

export const BASES: Readonly<Record<Basis, string>> = { vendor: 'vendor text', report: 'report', measured: 'our own test', unverified: 'unverified' }

export interface Source {
  readonly id: string
  readonly basis: Extract<Basis, 'vendor' | 'report'>
  /** What is read there. */
  readonly says: string
  readonly address: string
}

export const SOURCES = [
  { id: 'uid', basis: 'vendor', says: 'Which events Outlook knows again by their UID', address: 'https://msdn.microsoft.com/en-us/library/ee624914(v=exchg.80).aspx' },
  { id: 'relcalid', basis: 'vendor', says: 'The fixed name of a calendar, by which an import decides what it replaces', address: 'http://msdn.microsoft.com/en-us/library/ee179588(v=exchg.80).aspx' },
  { id: 'calname', basis: 'vendor', says: 'The name that a file gives its calendar', address: 'https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxcical/1da58449-b97e-46bd-b018-a1ce576f3e6d' },
  { id: 'request', basis: 'vendor', says: 'How a message updates a meeting in Outlook', address: 'https://msdn.microsoft.com/en-us/library/ee624561(v=exchg.80).aspx' },
  { id: 'zones', basis: 'vendor', says: 'What Outlook keeps of a zone that a file defines', address: 'https://docs.microsoft.com/en-us/openspecs/exchange_standards/ms-stanoical/b827ac3d-16b5-46e8-b885-a2c45b2f5716' },
  { id: 'whole-days', basis: 'vendor', says: 'Which events Outlook takes for whole days', address: 'https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxcical/0f262da6-c5fd-459e-9f18-145eba86b5d2' },
  { id: 'titles', basis: 'vendor', says: 'Where Outlook cuts a title', address: 'https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxcical/f9f57d5c-98fc-4e6b-96f1-652d0a5f1105' },
  { id: 'places', basis: 'vendor', says: 'Where Outlook cuts a place', address: 'https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxcical/9b79606a-2a56-415e-bbfb-45001039c4f9' },
  { id: 'categories', basis: 'vendor', says: 'What Outlook keeps of categories', address: 'https://learn.microsoft.com/en-us/openspecs/exchange_standards/ms-stanoical/d1d5c6ac-eb41-4e34-a09e-81617e626767' },
  { id: 'snapshot', basis: 'report', says: 'What Microsoft says of imports, as somebody quotes it', address: 'https://github.com/coderedcorp/coderedcms/issues/467' },
  { id: 'twice', basis: 'report', says: 'Opening and importing in Outlook; events that are there twice', address: 'https://github.com/mangstadt/biweekly/issues/87' },
  { id: 'same-file', basis: 'report', says: 'The same file again in Google, Apple, Outlook on the web and the Outlook program', address: 'https://github.com/mangstadt/biweekly/issues/97' },
  { id: 'new-calendar', basis: 'report', says: 'A file that opens as a calendar of its own; messages with several events', address: 'https://github.com/markuspoerschke/iCal/issues/117' },
  { id: 'first-only', basis: 'report', says: 'Of a message with several events, only the first is read', address: 'https://github.com/grommunio/gromox/issues/262' },
  { id: 'called-off', basis: 'report', says: 'How programs show events that are called off', address: 'https://github.com/w3c/calendar/issues/90' },
  { id: 'called-off-google', basis: 'report', says: 'Events that are called off, in Google and elsewhere', address: 'https://github.com/hackgvl/hackgreenville-com/pull/498' },
  { id: 'called-off-outlook', basis: 'report', says: 'Events that are called off, in Outlook', address: 'https://github.com/aluxnimm/outlookcaldavsynchronizer/issues/105' },
  { id: 'no-zone', basis: 'report', says: 'Events an hour off where the file does not define their zone', address: 'https://github.com/owncloud-archive/calendar/issues/687' },
  { id: 'listed-zone', basis: 'report', says: 'Events an hour off where a zone is defined by a list of dates', address: 'https://github.com/iCalcreator/iCalcreator/issues/86' },
  { id: 'exdate', basis: 'report', says: 'Dates left out of a series, in Office 365', address: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/2138' },
  { id: 'count-one', basis: 'report', says: 'A series of one occurrence stops an import of Office 365', address: 'https://github.com/nixxo/nixxo.github.io/issues/2' },
  { id: 'megabyte', basis: 'report', says: 'Google stops near one megabyte', address: 'https://github.com/NReilingh/ics-spanner' },
  { id: 'duplicate', basis: 'report', says: 'Google’s programming interface calls a newer event a duplicate', address: 'https://github.com/insanum/gcalcli/issues/784' },
  { id: 'deleted', basis: 'report', says: 'What was deleted in Google stays deleted', address: 'https://github.com/insanum/gcalcli/issues/730' },
  { id: 'sequence', basis: 'report', says: 'A subscription of Google follows when the number of an event rises', address: 'https://github.com/OpenACalendar/OpenACalendar-Web-Core/issues/176' },
  { id: 'lying-zone', basis: 'report', says: 'A zone that is called GMT and has the rules of British summer time', address: 'https://github.com/pretalx/pretalx/issues/2588' },
  { id: 'holidays', basis: 'report', says: 'A holiday calendar of Google had days on which schools are open; one of the British government took its place', address: 'https://www.pylondesign.co.uk/avoid-confusion-with-uk-holiday-calendar-feeds-on-your-school-website/' },
] as const satisfies readonly Source[]

export type SourceId = (typeof SOURCES)[number]['id']

/** The number under which a source is listed. */
export function numberOf(id: SourceId): number {
  return SOURCES.findIndex((source) => source.id === id) + 1
}
