/** What is to be tried by hand in real programs, what was found, and both as text and as CSV. Pure. */

export interface Check {
  readonly id: string
  /** Short, and the only one of its name in its program. */
  readonly name: string
  readonly question: string
}

export interface Program {
  readonly id: string
  readonly name: string
  readonly checks: readonly Check[]
}

export interface Finding {
  readonly version: string
  readonly date: string
  readonly result: string
}

export type Findings = Readonly<Partial<Record<string, Finding>>>

export const NOTHING: Finding = { version: '', date: '', result: '' }

const AGAIN: readonly Check[] = [
  { id: 'twice', name: 'The same file twice', question: 'Bring the same file in twice. Is each event there once?' },
  { id: 'newer', name: 'A newer file', question: 'Move a release, write the file again and bring it in. Does the event move?' },
  { id: 'called-off', name: 'Called off', question: 'Cancel a release, write the file again and bring it in. What is shown?' },
]

const DELETED: Check = { id: 'deleted', name: 'After deleting', question: 'Delete one event by hand and bring the file in again. Does it come back?' }

const SUBSCRIBED: Check = { id: 'subscribed', name: 'Subscription', question: 'Subscribe to a published file and move a release. After how long does the event move?' }

function program(id: string, name: string, checks: readonly Check[]): Program {
  return { id, name, checks: checks.map((check) => ({ ...check, id: `${id}.${check.id}` })) }
}

export const PROGRAMS: readonly Program[] = [
  program('classic', 'Classic Outlook', [
    { id: 'open', name: 'Open twice', question: 'Open the same file twice as a calendar. Is the first one replaced, or is there a second?' },
    { id: 'wizard', name: 'Import wizard twice', question: 'Import the same file twice into one calendar. Which events are there twice?' },
    { id: 'called-off', name: 'Called off', question: 'Cancel a release, write the file again and open it. What is shown?' },
    { id: 'series', name: 'Series in Berlin', question: 'A weekly window in Europe/Berlin: is its hour the same before and after both clock changes?' },
    { id: 'year-end', name: 'Whole days at year-end', question: 'A window of whole days over New Year: are its first and its last day right?' },
    { id: 'message', name: 'Message', question: 'Open a message, move the release, open the newer message. Does the one event move?' },
    SUBSCRIBED,
  ]),
  program('outlook', 'New Outlook', [...AGAIN, SUBSCRIBED]),
  program('owa', 'Outlook on the web', [...AGAIN, SUBSCRIBED]),
  program('google', 'Google Calendar', [...AGAIN, DELETED, SUBSCRIBED]),
  program('apple', 'Apple Calendar', [...AGAIN, DELETED, SUBSCRIBED]),
]

/** What was kept, as far as it has the shape that is written now. */
export function readFindings(kept: unknown): Findings {
  if (typeof kept !== 'object' || kept === null) return {}
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const read = Object.entries(kept).flatMap(([id, value]: [string, unknown]): [string, Finding][] => {
    if (typeof value !== 'object' || value === null) return []
    const { version, date, result } = value as Record<keyof Finding, unknown>
    return [[id, { version: text(version), date: text(date), result: text(result) }]]
  })
  return Object.fromEntries(read)
}

/** With one word changed; what says nothing any more is not kept. */
export function withWord(findings: Findings, id: string, field: keyof Finding, value: string): Findings {
  const next = { ...(findings[id] ?? NOTHING), [field]: value }
  const others = Object.fromEntries(Object.entries(findings).filter(([other]) => other !== id))
  return isEmpty(next) ? others : { ...others, [id]: next }
}

export function isEmpty(finding: Finding | undefined): boolean {
  return finding === undefined || (finding.version.trim() === '' && finding.date.trim() === '' && finding.result.trim() === '')
}

/** How many of the listed checks have something beside them. */
export function tried(findings: Findings): number {
  return PROGRAMS.flatMap(({ checks }) => checks).filter(({ id }) => !isEmpty(findings[id])).length
}

export function asText(findings: Findings): string {
  const parts = PROGRAMS.map(({ name, checks }) => {
    const lines = checks.map((check) => {
      const { version, date, result } = findings[check.id] ?? NOTHING
      const said = [version, date].map((word) => word.trim()).filter((word) => word !== '').join(', ')
      const found = isEmpty(findings[check.id]) ? 'not tried' : `${said === '' ? '' : `(${said}) `}${oneLine(result)}`.trim()
      return `- ${check.name}: ${found}`
    })
    return [name, ...lines].join('\n')
  })
  return `${parts.join('\n\n')}\n`
}

/** RFC 4180. */
export function asCsv(findings: Findings): string {
  const rows = PROGRAMS.flatMap(({ name, checks }) => checks.map((check) => {
    const { version, date, result } = findings[check.id] ?? NOTHING
    return [name, check.name, check.question, version, date, result]
  }))
  const all = [['program', 'check', 'question', 'version', 'date', 'result'], ...rows]
  return all.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ')
}

/** A spreadsheet would run what begins with one of these. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
