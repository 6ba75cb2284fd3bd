/** The matrix of risk while it is changed: impact times likelihood, 1 to 25. Pure. */
import type { BandCard, RiskModelCard } from '../../../backend'
import { bandOf, BANDS, cardsOf, linesOf, wholes } from './bands'
import type { Band, BandLine } from './bands'

export type MatrixCard = Extract<RiskModelCard, { model: 'matrix' }>

export interface MatrixForm {
  readonly bands: readonly BandLine[]
  /** The least band of the highest impact. */
  readonly worst: Band
}

export const STEPS = [1, 2, 3, 4, 5] as const
const WORST = 5
export const SCALE = wholes(1, 25)

export function formOf({ bands, worst_impact: worst }: MatrixCard): MatrixForm {
  return { bands: linesOf(bands, SCALE), worst }
}

/** The form as the core reads it; `null` while it cannot be read. */
export function cardOf({ bands, worst }: MatrixForm): MatrixCard | null {
  const cards = cardsOf(bands, SCALE)
  return cards && { model: 'matrix', bands: cards, worst_impact: worst }
}

export interface Cell {
  readonly impact: number
  readonly likelihood: number
  readonly points: number
  /** None while the bands are not right. */
  readonly band: Band | null
  /** Whether its impact alone makes it heavier than the product does. */
  readonly raised: boolean
}

function cell(bands: readonly BandCard[] | null, worst: Band, impact: number, likelihood: number): Cell {
  const points = impact * likelihood
  if (!bands) return { impact, likelihood, points, band: null, raised: false }
  const product = bandOf(bands, points)
  const raised = impact === WORST && BANDS.indexOf(worst) > BANDS.indexOf(product)
  return { impact, likelihood, points, band: raised ? worst : product, raised }
}

/** The rows of the picture, the highest impact first. */
export function picture({ bands, worst }: MatrixForm): readonly { readonly impact: number; readonly cells: readonly Cell[] }[] {
  const cards = cardsOf(bands, SCALE)
  return STEPS.toReversed().map((impact) => ({ impact, cells: STEPS.map((likelihood) => cell(cards, worst, impact, likelihood)) }))
}
