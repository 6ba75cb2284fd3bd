/** How the pack of a meeting stands, in words, and what is in it. Pure. */
import type { PrintedPack, WorkbenchView } from '../../../backend'

export interface PackTold {
  /** The number that the next one gets. */
  readonly next: number
  readonly isDraft: boolean
  /** Whether the last one shows the plan as it is, so that there is nothing to issue. */
  readonly isFresh: boolean
  /** Whether somebody should know of it before they hand it out. */
  readonly warns: boolean
  readonly text: string
}

export function sayPack({ packs, pack_is_stale }: Pick<WorkbenchView, 'packs' | 'pack_is_stale'>): PackTold {
  const last = packs.reduce((most, { number }) => Math.max(most, number), 0)
  const next = last + 1
  const told = packs.find(({ number }) => number === last)
  if (!told) return { next, isDraft: true, isFresh: false, warns: false, text: 'No pack is issued yet: what is printed is a draft.' }
  const issued = `Pack ${last} is issued, operation ${told.snapshot}`
  if (pack_is_stale !== true) return { next, isDraft: false, isFresh: true, warns: false, text: `${issued}.` }
  return { next, isDraft: true, isFresh: false, warns: true, text: `${issued}, and is stale: the plan changed since. Pack ${next} would supersede it.` }
}

/** An issued pack that is printed again, in words; nothing where there is none of that number. */
export function sayIssued(packs: WorkbenchView['packs'], number: number, sayTime: (at: string) => string): string {
  const pack = packs.find((one) => one.number === number)
  if (!pack) return ''
  const superseded = packs.some((one) => one.number > number) ? ` It is superseded by pack ${number + 1}.` : ''
  return `Pack ${number}, issued by ${pack.by} on ${sayTime(pack.at)}, operation ${pack.snapshot}.${superseded}`
}

/** What was printed: `Pack 2`, `The draft of pack 3`. */
export function sayPrinted({ number, draft }: Pick<PrintedPack, 'number' | 'draft'>): string {
  return draft ? `The draft of pack ${number}` : `Pack ${number}`
}

/** The parts of a pack, in their order. */
export const CONTENTS: readonly string[] = [
  'Cover: board, time in every zone, place, chair, quorum, expected attendance',
  'Since the last meeting: what was added, moved, withdrawn, voided',
  'Agenda with the running clock, late items with their justification',
  'Forward schedule of change, five weeks ahead',
  'Calendar page with freezes, windows and conflicts',
  'Projected service outages',
  'One sheet for each item for decision, with its decision box',
  'Conflict register and order of deployment',
  'Attendance and signatures',
  'Key figures',
]
