/** How an event of a calendar is told: what is new about it, how it stands. Pure. */
import type { CalendarPreview, EventChange, PreviewedEvent } from '../../../backend'
import type { Column } from '../../../shared/widgets'
import { capitalise, count, sayBytes } from '../../../shared/words'

export const CHANGES: Readonly<Record<EventChange, string>> = { new: 'New', changed: 'Changed', 'called-off': 'Called off', unchanged: 'As it was' }

export const COLUMNS: readonly Column<PreviewedEvent>[] = [
  { id: 'title', label: 'Title', width: 'minmax(160px, 1.5fr)', text: (event) => event.title },
  { id: 'when', label: 'When', width: 'minmax(200px, 1.7fr)', figures: true, text: (event) => event.when },
  { id: 'status', label: 'Status', width: '88px', text: (event) => capitalise(event.status) },
  { id: 'change', label: 'Since last time', width: '112px', text: (event) => CHANGES[event.change] },
  { id: 'sequence', label: 'Sequence', width: '80px', align: 'end', figures: true, text: (event) => String(event.sequence) },
]

/** `42 events: 3 new, 1 called off. 31 kB in one file`. */
export function sayCounts(preview: CalendarPreview): string {
  const news = [[preview.new, 'new'], [preview.changed, 'changed'], [preview.called_off, 'called off']] as const
  const told = news.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`)
  const size = `${sayBytes(preview.bytes)}${preview.files > 1 ? `, or ${count(preview.files, 'file')} of less than one megabyte` : ' in one file'}`
  return `${count(preview.count, 'event')}: ${told.length === 0 ? 'as they were written last' : told.join(', ')}. ${capitalise(size)}.`
}
