/** Events of calendar files as rows: what each is called, what it becomes, and what can be chosen for it. Pure. */
import type { ImportLine, ImportOutcome, ImportRemark } from '../../../backend'
import type { Option } from '../../../shared/widgets'
import { capitalise, choices as wordsOf, count, say, WINDOW_KINDS } from '../../../shared/words'

type Tone = 'plain' | 'hard' | 'soft' | 'ok'

export interface EventRow {
  readonly id: number
  readonly line: ImportLine
  readonly title: string
  readonly outcome: { readonly word: string; readonly tone: Tone }
  /** What it becomes, in words. */
  readonly becomes: string
  /** What can be chosen for the event; none where nothing can, or where a row above chooses already. */
  readonly options: readonly Option[]
}

const OUTCOMES: Readonly<Record<string, EventRow['outcome']>> = {
  added: { word: 'New', tone: 'ok' },
  updated: { word: 'Changed', tone: 'ok' },
  unchanged: { word: 'As it was', tone: 'plain' },
  removed: { word: 'Taken out', tone: 'hard' },
  older: { word: 'Older', tone: 'soft' },
  skipped: { word: 'Passed over', tone: 'soft' },
}

const BESIDES: readonly Option[] = [{ value: 'milestone', label: 'Milestone' }, { value: 'release', label: 'Draft release' }, { value: 'nothing', label: 'Nothing' }]
const ALL: readonly Option[] = [...wordsOf(WINDOW_KINDS), ...BESIDES]
/** A window of the kind of the others, as the command line can choose it. */
const AS_WINDOW: Option = { value: 'window', label: 'Window' }
/** What a plan gets back with its own calendar, and nobody chooses. */
const BOARD: Option = { value: 'board', label: 'Board' }
const PREFIXES = [...Object.keys(WINDOW_KINDS), 'window', 'release', 'milestone', BOARD.value]

/** What an event becomes as the choice for it would be called: `freeze-hard` of `window freeze-hard`. */
export function choiceOf(becomes: string): string {
  return becomes.startsWith('window ') ? becomes.slice('window '.length) : becomes
}

/** `Hard freeze` of `window freeze-hard`. */
export function sayBecomes(becomes: string): string {
  const choice = choiceOf(becomes)
  return [...BESIDES, BOARD].find((one) => one.value === choice)?.label ?? say(WINDOW_KINDS, choice)
}

/** What the event is called: its summary without what other columns say. */
export function titleOf({ summary, when }: Pick<ImportLine, 'summary' | 'when'>): string {
  const said = when !== undefined && summary.endsWith(` ${when}`) ? summary.slice(0, -when.length - 1) : summary
  const prefix = PREFIXES.find((word) => said.startsWith(`${word} `))
  return prefix === undefined ? said : said.slice(prefix.length + 1)
}

function optionsOf(line: ImportLine, choice: string | undefined): readonly Option[] {
  const isChosen = choice !== undefined
  if (line.uid === undefined || (line.outcome === 'older' && !isChosen)) return []
  // What was called off can only be left as it is; what is missing in the file is no event of it.
  if (line.outcome === 'removed') return line.when === undefined ? [] : [{ value: '', label: 'Taken out' }, { value: 'nothing', label: 'Left as it is' }]
  if (isChosen) return [{ value: '', label: 'As the others' }, ...(choice === AS_WINDOW.value ? [AS_WINDOW] : []), ...ALL]
  const now = line.becomes ?? 'nothing'
  return [{ value: '', label: sayBecomes(now) }, ...ALL.filter((one) => one.value !== choiceOf(now))]
}

/** The rows of an outcome. Several can be of one event; the first that is not taken out chooses for all of them. */
export function rowsOf(lines: readonly ImportLine[], choices: Readonly<Record<string, string>>): EventRow[] {
  const choosing = new Map<string, number>()
  lines.forEach((line, at) => {
    if (line.uid === undefined) return
    const before = choosing.get(line.uid)
    if (before === undefined || (lines[before]?.outcome === 'removed' && line.outcome !== 'removed')) choosing.set(line.uid, at)
  })
  return lines.map((line, id) => {
    const { uid = '' } = line
    return {
      id, line, title: titleOf(line), becomes: sayBecomes(line.becomes ?? 'nothing'),
      outcome: OUTCOMES[line.outcome] ?? { word: capitalise(line.outcome), tone: 'plain' },
      options: choosing.get(uid) === id ? optionsOf(line, choices[uid]) : [],
    }
  })
}

/** How many things an import changes. */
export function changesOf({ added, updated, removed }: Pick<ImportOutcome, 'added' | 'updated' | 'removed'>): number {
  return added + updated + removed
}

/** `4 events: 1 new, 1 changed, 2 as they were.` What there is none of is not told, except of what is new. */
export function sayCounts({ rows, added, updated, unchanged, removed, older = 0, skipped = 0 }: ImportOutcome): string {
  const rest = [[updated, 'changed'], [unchanged, 'as they were'], [removed, 'taken out'], [older, 'older than what came before'], [skipped, 'passed over']] as const
  const parts = [`${added} new`, ...rest.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`)]
  return `${count(rows, 'event')}: ${parts.join(', ')}.`
}

/** Remarks about places in the files, without those that stand with an event already. */
export function remarksOf({ remarks, warnings, lines }: ImportOutcome): ImportRemark[] {
  if (remarks === undefined) return warnings.map((text) => ({ file: '', line: null, text }))
  const told = new Set(lines.flatMap(({ file, remarks: own = [] }) => own.map((text) => `${file}\n${text}`)))
  return remarks.filter(({ file, text }) => !told.has(`${file}\n${text}`))
}
