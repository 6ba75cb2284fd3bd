/** Answers of the core for the tests of this part: as small as they can be and whole. */
import type { CalendarSource, ImportLine, ImportOutcome } from '../../../backend'

export function aLine(part: Partial<ImportLine> = {}): ImportLine {
  const when = 'Fri 18 Dec 2026 18:00–20:00 CET'
  return {
    file: 'holidays.ics', line: 4, key: 'year-end', outcome: 'added', summary: `freeze-hard Year end ${when}`, uid: '1@example.org', when,
    becomes: 'window freeze-hard', remarks: [], ...part,
  }
}

export function anOutcome(part: Partial<ImportOutcome> = {}): ImportOutcome {
  return { rows: 1, added: 1, updated: 0, unchanged: 0, removed: 0, older: 0, skipped: 0, made: [], lines: [aLine()], warnings: [], remarks: [], changed: null, ...part }
}

export function aSource(part: Partial<CalendarSource> = {}): CalendarSource {
  const said = { paths: ['/in/holidays.ics'], becomes: 'window', kind: 'freeze-hard', choices: {}, watch: true } as const
  return { path: '/in/holidays.ics', becomes: 'window freeze-hard', said: { ...said, paths: [...said.paths] }, read: '2026-11-24T08:00:00Z', state: 'unchanged', files: [], ...part }
}
