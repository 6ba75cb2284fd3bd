/** The readiness of releases while its weights are changed: what each part weighs, in hundredths of a whole. Pure. */
import type { RiskModelCard } from '../../../backend'
import { changed } from '../lines'
import { cardsOf, linesOf, wholes } from './bands'
import type { BandLine } from './bands'

export type ReadinessCard = Extract<RiskModelCard, { model: 'readiness' }>

export interface ReadinessForm {
  readonly dated: readonly string[]
  readonly undated: readonly string[]
  readonly bands: readonly BandLine[]
}

export const WHOLE = 100
export const SCALE = wholes(0, 100)

export interface Part {
  readonly label: string
  readonly about: string
}

/** In the order in which the core keeps their weights; time counts only where there is a date. */
export const PARTS: readonly Part[] = [
  { label: 'Work', about: 'the share of tasks that are open' },
  { label: 'Policy', about: 'the share of policies that are not kept' },
  { label: 'Progress', about: 'whether hardly any task is done: nothing behind one in five' },
  { label: 'Time', about: 'how near the start is, over the last 14 days' },
]

export function formOf({ dated, undated, bands }: ReadinessCard): ReadinessForm {
  return { dated: dated.map(String), undated: undated.map(String), bands: linesOf(bands, SCALE) }
}

/** One weight; `null` where it is no whole number. */
export function readWeight(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : null
}

/** What weights sum up to; `null` where one cannot be read. */
export function sumOf(weights: readonly string[]): number | null {
  return weights.reduce<number | null>((sum, text) => {
    const weight = readWeight(text)
    return sum === null || weight === null ? null : sum + weight
  }, 0)
}

/** The weights with another one at a place. */
export function weighed(weights: readonly string[], index: number, text: string): readonly string[] {
  return changed(weights.map((weight) => ({ weight })), index, { weight: text }).map(({ weight }) => weight)
}

/** The form as the core reads it; `null` while it cannot be read. */
export function cardOf({ dated, undated, bands }: ReadinessForm): ReadinessCard | null {
  const cards = cardsOf(bands, SCALE)
  if (!cards || sumOf(dated) !== WHOLE || sumOf(undated) !== WHOLE) return null
  const [work = 0, policy = 0, progress = 0, time = 0] = dated.map(Number)
  const [work_ = 0, policy_ = 0, progress_ = 0] = undated.map(Number)
  return { model: 'readiness', dated: [work, policy, progress, time], undated: [work_, policy_, progress_], bands: cards }
}
