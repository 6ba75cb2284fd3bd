/** Which of the eight kinds of colour a release gets. The same thing is said in words elsewhere, so colour only helps. Pure. */
import type { CatalogueView } from '../../backend'
import { RISKS, STATES, TYPES } from '../../shared/words'
import type { Bar } from './bars'

export type Colouring = 'team' | 'train' | 'risk' | 'type' | 'state'

export const COLOURINGS: Readonly<Record<Colouring, string>> = { team: 'Team', train: 'Train', risk: 'Risk', type: 'Type', state: 'State' }

/** The quiet kind, for what has nothing of that sort. */
const QUIET = 8
const LOUD = 7

export function colouring(by: Colouring, catalogue: CatalogueView | null): (bar: Bar) => number {
  const orders: Readonly<Record<Colouring, readonly string[]>> = {
    team: catalogue?.teams.map((team) => team.key) ?? [],
    train: catalogue?.trains.map((train) => train.key) ?? [],
    risk: Object.keys(RISKS),
    type: Object.keys(TYPES),
    state: Object.keys(STATES),
  }
  const kinds = new Map(orders[by].map((key, at) => [key, (at % LOUD) + 1]))
  return ({ release }) => kinds.get(release[by] ?? '') ?? QUIET
}
