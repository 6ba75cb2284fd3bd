/**
 * Bands over whole numbers. A band says only where it begins and reaches to just below the next one, so that no number
 * between the lowest and the highest has none or two. Pure.
 */
import type { BandCard } from '../../../backend'
import { RISKS } from '../../../shared/words'
import { nextId } from '../lines'
import type { Line } from '../lines'

export type Band = BandCard['band']

/** From the lightest. */
export const BANDS: readonly Band[] = ['low', 'moderate', 'high', 'very-high']
export const LETTERS: Readonly<Record<Band, string>> = { low: 'L', moderate: 'M', high: 'H', 'very-high': 'VH' }

/** The band of that name; the heaviest where there is none, so that a mistake makes nothing look light. */
export function toBand(value: string): Band {
  return BANDS.find((band) => band === value) ?? 'very-high'
}

export interface BandLine extends Line {
  readonly from: string
  readonly band: Band
}

/** The numbers that there can be, and how people write them. */
export interface Scale {
  readonly lowest: number
  readonly highest: number
  readonly read: (text: string) => number | null
  readonly write: (number: number) => string
}

/** Whole numbers as they are. */
export function wholes(lowest: number, highest: number): Scale {
  return { lowest, highest, read: (text) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : null), write: String }
}

export function linesOf(bands: readonly BandCard[], { write }: Pick<Scale, 'write'>): readonly BandLine[] {
  return bands.map(({ from, band }, index) => ({ id: index + 1, from: write(from), band }))
}

/** The lines with one more behind them: the next heavier band; the same lines where there is none. */
export function withNext(lines: readonly BandLine[], scale: Scale): readonly BandLine[] {
  const last = lines.at(-1)
  const band = BANDS[last ? BANDS.indexOf(last.band) + 1 : 0]
  if (!band) return lines
  const before = last ? scale.read(last.from) : null
  return [...lines, { id: nextId(lines), band, from: last ? (before === null ? '' : scale.write(before + 1)) : scale.write(scale.lowest) }]
}

export interface Complaints {
  /** About how many there are. */
  readonly bands?: string
  /** By the id of a line. */
  readonly from: Readonly<Partial<Record<number, string>>>
  readonly band: Readonly<Partial<Record<number, string>>>
}

export function complaints(lines: readonly BandLine[], { lowest, highest, read, write }: Scale): Complaints {
  const from: Partial<Record<number, string>> = {}
  const band: Partial<Record<number, string>> = {}
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const [mine, earlier] = [read(line.from), before ? read(before.from) : null]
    if (mine === null) from[line.id] = `Write a number such as ${write(lowest)}`
    else if (!before && mine !== lowest) from[line.id] = `The lowest number is ${write(lowest)}: begin there`
    else if (earlier !== null && mine <= earlier) from[line.id] = `Begin above ${write(earlier)}, where the band before begins`
    else if (mine > highest) from[line.id] = `The highest number is ${write(highest)}: begin there or below`
    if (before && BANDS.indexOf(line.band) <= BANDS.indexOf(before.band)) band[line.id] = `Must be heavier than ${RISKS[before.band]?.toLowerCase() ?? ''} before it`
  })
  return { from, band, ...(lines.length === 0 ? { bands: 'There is no band: add the lightest one' } : {}) }
}

export function isRight({ bands, from, band }: Complaints): boolean {
  return bands === undefined && Object.keys(from).length + Object.keys(band).length === 0
}

/** The bands as the core reads them; `null` while they leave a number open or give it two. */
export function cardsOf(lines: readonly BandLine[], scale: Scale): BandCard[] | null {
  return isRight(complaints(lines, scale)) ? lines.map(({ from, band }) => ({ from: scale.read(from) ?? 0, band })) : null
}

/** `1–4`, `5–9`, … of each line; `…` where an end is not known. */
export function rangesOf(lines: readonly BandLine[], { highest, read, write }: Scale): readonly string[] {
  return lines.map((line, index) => {
    const next = lines[index + 1]
    const [first, above] = [read(line.from), next ? read(next.from) : highest + 1]
    const last = above === null || (first !== null && above <= first) ? null : above - 1
    if (first === null || last === null) return `${first === null ? '…' : write(first)}–…`
    return first === last ? write(first) : `${write(first)}–${write(last)}`
  })
}

/** The band of a number. */
export function bandOf(bands: readonly BandCard[], number: number): Band {
  return (bands.findLast(({ from }) => from <= number) ?? bands[0])?.band ?? 'very-high'
}
