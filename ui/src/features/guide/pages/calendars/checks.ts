/** What is to be tried by hand in real programs, what is expected and on what that rests, what was found, and all of it as text and as CSV. Pure. */
import { BASES } from './sources'
import type { Basis } from './sources'

export interface Check {
  readonly id: string
  /** Short, and the only one of its name in its program. */
  readonly name: string
  /** What to do, with the files that were made ready for it. */
  readonly steps: string
  readonly expected: string
  /** On what the expectation rests. */
  readonly by: Basis
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

type Expected = Pick<Check, 'expected' | 'by'>

const twice = (expected: Expected): Check => ({
  id: 'twice', name: 'The same file twice', steps: 'Make an empty calendar. Bring first.ics into it, and then first.ics once more.', ...expected,
})

const newer = (expected: Expected): Check => ({
  id: 'newer', name: 'A newer file', steps: 'Bring second.ics into the same calendar. Look at the old and at the new day of the release that you moved.', ...expected,
})

const calledOff = (expected: Expected): Check => ({
  id: 'called-off', name: 'Called off', steps: 'Bring third.ics into the same calendar. Look for the release that you cancelled.', ...expected,
})

const deleted = (expected: Expected): Check => ({
  id: 'deleted', name: 'After deleting', steps: 'Delete one event by hand. Bring third.ics in again, and look for that event.', ...expected,
})

const subscribed = (expected: Expected): Check => ({
  id: 'subscribed', name: 'Subscription', steps: 'Publish a folder and subscribe to a file in it. Move a release, and note after how long the event moves.', ...expected,
})

const ONCE = 'Each event is there once.'
const MOVED = 'The release stands on its new day alone.'
const BY_ITSELF = 'The event moves by itself, within a day.'

function program(id: string, name: string, checks: readonly Check[]): Program {
  return { id, name, checks: checks.map((check) => ({ ...check, id: `${id}.${check.id}` })) }
}

export const PROGRAMS: readonly Program[] = [
  program('classic', 'Classic Outlook', [
    { id: 'open', name: 'Open twice', steps: 'Open first.ics as a calendar. Open first.ics once more in the same way, and count the calendars.', expected: 'There is one calendar, and each event is in it once.', by: 'vendor' },
    { id: 'newer', name: 'Open a newer file', steps: 'Open second.ics in the same way. Look at the old and at the new day of the release that you moved.', expected: `There is still one calendar. ${MOVED}`, by: 'vendor' },
    { id: 'wizard', name: 'Import wizard twice', steps: 'Make an empty calendar and choose it. With File › Open & Export › Import/Export, import first.ics into it two times.', expected: 'Series are there once, every other event twice.', by: 'vendor' },
    { id: 'called-off', name: 'Called off', steps: 'Open third.ics as a calendar. Look for the release that you cancelled.', expected: 'It is shown as if it took place, with “Cancelled:” before its title.', by: 'report' },
    { id: 'series', name: 'Series in Berlin', steps: 'Let Outlook show the zone of Berlin. Look for Payments nights on the Tuesdays before and after the last Sunday of March and of October.', expected: 'It begins at 22:00 each time.', by: 'vendor' },
    { id: 'year-end', name: 'Whole days at year-end', steps: 'In the calendar of third.ics, look for Over New Year, which you added.', expected: 'It stands above the hours, from 30 December to 2 January, both of them included.', by: 'vendor' },
    { id: 'message', name: 'Message', steps: 'Write the message of one release to yourself, and open and accept it. Move the release, write its message again and open that.', expected: `There is one event. ${MOVED}`, by: 'vendor' },
    subscribed({ expected: BY_ITSELF, by: 'unverified' }),
  ]),
  program('outlook', 'New Outlook', [
    twice({ expected: ONCE, by: 'unverified' }),
    newer({ expected: MOVED, by: 'unverified' }),
    calledOff({ expected: 'It is shown as if it took place, with “Cancelled:” before its title.', by: 'unverified' }),
    subscribed({ expected: BY_ITSELF, by: 'unverified' }),
  ]),
  program('owa', 'Outlook on the web', [
    twice({ expected: ONCE, by: 'report' }),
    newer({ expected: MOVED, by: 'unverified' }),
    calledOff({ expected: 'It is shown as if it took place, with “Cancelled:” before its title.', by: 'unverified' }),
    subscribed({ expected: BY_ITSELF, by: 'unverified' }),
  ]),
  program('google', 'Google Calendar', [
    twice({ expected: ONCE, by: 'report' }),
    newer({ expected: MOVED, by: 'unverified' }),
    calledOff({ expected: 'It is gone.', by: 'report' }),
    deleted({ expected: 'It does not come back.', by: 'report' }),
    subscribed({ expected: BY_ITSELF, by: 'report' }),
  ]),
  program('apple', 'Apple Calendar', [
    twice({ expected: ONCE, by: 'report' }),
    newer({ expected: MOVED, by: 'unverified' }),
    calledOff({ expected: 'It is struck out.', by: 'report' }),
    deleted({ expected: 'It comes back.', by: 'unverified' }),
    subscribed({ expected: BY_ITSELF, by: 'unverified' }),
  ]),
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

/** `It is gone. (report)` */
export function sayExpected({ expected, by }: Check): string {
  return `${expected} (${BASES[by]})`
}

export function asText(findings: Findings): string {
  const parts = PROGRAMS.map(({ name, checks }) => {
    const lines = checks.map((check) => {
      const { version, date, result } = findings[check.id] ?? NOTHING
      const said = [version, date].map(oneLine).filter((word) => word !== '').join(', ')
      const found = isEmpty(findings[check.id]) ? 'not tried' : `${said === '' ? '' : `(${said}) `}${oneLine(result)}`.trim()
      return `- ${check.name}: ${found}\n  Do: ${check.steps}\n  Expected: ${sayExpected(check)}`
    })
    return [name, ...lines].join('\n')
  })
  return `${parts.join('\n\n')}\n`
}

/** RFC 4180. */
export function asCsv(findings: Findings): string {
  const rows = PROGRAMS.flatMap(({ name, checks }) => checks.map((check) => {
    const { version, date, result } = findings[check.id] ?? NOTHING
    return [name, check.name, check.steps, check.expected, BASES[check.by], version, date, result]
  }))
  const all = [['program', 'check', 'steps', 'expected', 'rests on', 'version', 'date', 'result'], ...rows]
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
