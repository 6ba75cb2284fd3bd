/** The map and the order as files for others: where they go, the work itself, and what came of it. */
import { call, normalise, pickTarget } from '../../../backend'
import type { CalendarPaper, FileKind, Input, MapFormat, OrderFormat, WrittenFiles } from '../../../backend'
import { announce } from '../../../shared/announcer.svelte'
import { refuse } from '../../../shared/mutate'
import { toasts } from '../../../shared/toasts.svelte'

export interface MapChoice {
  readonly label: string
  readonly detail?: string
  readonly format: MapFormat
  readonly paper?: CalendarPaper
  readonly mono?: boolean
  readonly kind: FileKind
}

const PDF: FileKind = { name: 'PDF', extensions: ['pdf'] }

/** Pictures first, then what other programs read. */
export const MAP_CHOICES: readonly MapChoice[] = [
  { label: 'Picture (SVG)', format: 'svg', kind: { name: 'Picture (SVG)', extensions: ['svg'] } },
  { label: 'PDF page, A4', format: 'pdf', paper: 'a4', kind: PDF },
  { label: 'PDF page, A4, grey', format: 'pdf', paper: 'a4', mono: true, kind: PDF },
  { label: 'PDF page, A3', format: 'pdf', paper: 'a3', kind: PDF },
  { label: 'PDF page, A3, grey', format: 'pdf', paper: 'a3', mono: true, kind: PDF },
  { label: 'GraphML', detail: 'For yEd and other programs of graphs', format: 'graphml', kind: { name: 'GraphML', extensions: ['graphml'] } },
  { label: 'DOT', detail: 'For Graphviz', format: 'dot', kind: { name: 'Graphviz (DOT)', extensions: ['dot', 'gv'] } },
  { label: 'Mermaid', detail: 'For pages in Markdown', format: 'mermaid', kind: { name: 'Mermaid', extensions: ['mmd'] } },
]

export const ORDER_KINDS: Readonly<Record<OrderFormat, FileKind>> = {
  text: { name: 'Text', extensions: ['txt'] },
  csv: { name: 'Table (.csv)', extensions: ['csv'] },
}

/** Asks where to put it and writes it. A person who gives up is told nothing. */
async function save(what: string, name: string, kind: FileKind, write: (path: string) => Promise<WrittenFiles>): Promise<void> {
  try {
    const path = await pickTarget({ title: `Where to put the ${what}`, suggested: `${name}.${kind.extensions[0] ?? ''}`, kinds: [kind] })
    if (path === null) return
    const { files, warnings } = await write(path)
    const said = `The ${what} is saved.`
    announce(said)
    toasts.show('note', said, { hint: [files[0]?.path ?? path, ...warnings].join(' · ') })
  } catch (thrown) {
    refuse(normalise(thrown))
  }
}

/** Writes what is shown. */
export function saveMap({ format, paper, mono, kind }: MapChoice, map: Input<'map_export'>['map']): Promise<void> {
  const page = paper === undefined ? {} : { paper, mono: mono ?? false }
  return save('map', `dependencies-${map.subject}`, kind, (path) => call('map_export', { path, format, map, ...page }))
}

/** Writes the order of a stretch. */
export function saveOrder(format: OrderFormat, stretch: { readonly from: string | null; readonly to: string | null }): Promise<void> {
  return save('order', 'deployment-order', ORDER_KINDS[format], (path) => call('order_export', { path, format, ...stretch }))
}
