/** What a meeting leaves behind as files for others: minutes, actions, dates. */
import { call, normalise, pickTarget } from '../../../backend'
import type { FileKind, Input } from '../../../backend'
import { announce } from '../../../shared/announcer.svelte'
import { refuse } from '../../../shared/mutate'
import { toasts } from '../../../shared/toasts.svelte'

export interface MeetingFile {
  readonly what: Input<'cab_export'>['what']
  readonly label: string
  readonly detail: string
  readonly kind: FileKind
}

export const FILES: readonly MeetingFile[] = [
  { what: 'minutes', label: 'Minutes (.md)', detail: 'Plain text for mail', kind: { name: 'Markdown', extensions: ['md'] } },
  { what: 'actions', label: 'Actions (.csv)', detail: 'Owner, due, age', kind: { name: 'Table (.csv)', extensions: ['csv'] } },
  { what: 'calendar', label: 'Dates (.ics)', detail: 'The next meeting, and what is due', kind: { name: 'Calendar (.ics)', extensions: ['ics'] } },
]

/** Asks where to put it and writes it. A person who gives up is told nothing. */
export async function exportMeeting(meeting: string, { what, kind }: MeetingFile): Promise<void> {
  try {
    const suggested = `${what}-${meeting.replaceAll(/[^\w-]/g, '-')}.${kind.extensions[0] ?? ''}`
    const path = await pickTarget({ title: `Where to put the ${what}`, suggested, kinds: [kind] })
    if (path === null) return
    const written = await call('cab_export', { meeting, what, path })
    const said = `The ${what} ${what === 'calendar' ? 'is' : 'are'} saved.`
    announce(said)
    toasts.show('note', said, { hint: `${written.path}, ${Math.ceil(written.bytes / 1024)} kB` })
  } catch (thrown) {
    refuse(normalise(thrown))
  }
}
