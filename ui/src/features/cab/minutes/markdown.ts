/** The part of Markdown that minutes are written in, read into blocks that a component can draw. Pure. */

export interface Span {
  readonly kind: 'plain' | 'strong' | 'emphasis' | 'code'
  readonly text: string
}

export type Line = readonly Span[]

export interface Item {
  /** How deep it stands in the list, from 0. */
  readonly depth: number
  readonly line: Line
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly line: Line }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
  | { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'paragraph'; readonly lines: readonly Line[] }

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/
const BULLET = /^(\s*)[-*+]\s+(.*)$/
const NUMBERED = /^(\s*)\d{1,9}[.)]\s+(.*)$/
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/
const ROW = /^\s*\|.*\|\s*$/
const DIVIDER = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/

/** Marks pair on one line, and do not nest; a sign without its partner is itself. */
const SPANS = /`([^`]+)`|\*\*(.+?)\*\*|__(.+?)__|\*([^*\s](?:[^*]*[^*\s])?)\*|\\([\\`*_#|-])/g

export function readLine(text: string): Line {
  const spans: Span[] = []
  const add = (kind: Span['kind'], said: string): void => {
    const last = spans.at(-1)
    if (kind === 'plain' && last?.kind === 'plain') spans[spans.length - 1] = { kind, text: last.text + said }
    else if (said !== '') spans.push({ kind, text: said })
  }
  let at = 0
  for (const found of text.matchAll(SPANS)) {
    add('plain', text.slice(at, found.index))
    const [whole, code, stars, lines, emphasis, escaped] = found
    if (code !== undefined) add('code', code)
    else if (stars !== undefined || lines !== undefined) add('strong', stars ?? lines ?? '')
    else if (emphasis !== undefined) add('emphasis', emphasis)
    else add('plain', escaped ?? whole)
    at = found.index + whole.length
  }
  add('plain', text.slice(at))
  return spans
}

const cells = (row: string): Line[] => row.trim().slice(1, -1).split(/(?<!\\)\|/).map((cell) => readLine(cell.trim()))

const isParagraph = (line: string): boolean => line.trim() !== '' && ![HEADING, BULLET, NUMBERED, RULE, ROW].some((shape) => shape.test(line))

/** Every line ends up in one block: what is no other shape is a paragraph. */
export function readBlocks(text: string): Block[] {
  const lines = text.split(/\r\n|\r|\n/)
  const blocks: Block[] = []
  let at = 0
  /** The lines from here on that are of a shape. */
  const take = (holds: (line: string) => boolean): string[] => {
    const from = at
    while (at < lines.length && holds(lines[at] ?? '')) at += 1
    return lines.slice(from, at)
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const heading = HEADING.exec(line)
    if (line.trim() === '') at += 1
    else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, line: readLine(heading[2] ?? '') })
      at += 1
    } else if (RULE.test(line)) {
      blocks.push({ kind: 'rule' })
      at += 1
    } else if (BULLET.test(line) || NUMBERED.test(line)) {
      const shape = BULLET.test(line) ? BULLET : NUMBERED
      blocks.push({ kind: 'list', ordered: shape === NUMBERED, items: take((one) => shape.test(one) && !RULE.test(one)).map((one) => readItem(shape, one)) })
    } else if (ROW.test(line)) blocks.push(readTable(take((one) => ROW.test(one))))
    else blocks.push({ kind: 'paragraph', lines: take(isParagraph).map((one) => readLine(one.trim())) })
  }
  return blocks
}

function readItem(shape: RegExp, line: string): Item {
  const [, indent = '', text = ''] = shape.exec(line) ?? []
  return { depth: Math.min(3, Math.floor(indent.replaceAll('\t', '    ').length / 2)), line: readLine(text) }
}

function readTable(rows: readonly string[]): Block {
  const hasHead = rows[1] !== undefined && DIVIDER.test(rows[1])
  const body = rows.filter((row) => !DIVIDER.test(row)).map(cells)
  return { kind: 'table', head: hasHead ? (body[0] ?? []) : [], rows: hasHead ? body.slice(1) : body }
}
