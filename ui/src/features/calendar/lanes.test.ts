import { describe, expect, it } from 'vitest'
import type { CatalogueView, ReleaseBar } from '../../backend'
import { aBar } from '../../shared/testing/samples'
import { toBars } from './bars'
import { concerns, laneDraft, NONE, toLanes } from './lanes'
import type { Grouping } from './lanes'

const card = (key: string, name: string): never => ({ key, name }) as never
const catalogue: CatalogueView = {
  services: [], teams: [], environments: [], people: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [],
  regions: [card('emea', 'Europe'), card('apac', 'Asia'), card('amer', 'Americas')], trains: [card('t-1', 'Winter'), card('t-2', 'Autumn')],
}

const releases: readonly ReleaseBar[] = [
  aBar({ key: 'R-1', regions: ['amer', 'emea'], train: 't-1' }), aBar({ key: 'R-2', regions: [], train: null }), aBar({ key: 'R-3', regions: ['gone'], train: 't-2' }),
]

function lanes(by: Grouping, withEmpty = false): string[] {
  return toLanes(toBars(releases), by, catalogue, withEmpty).map((lane) => `${lane.label}: ${lane.items.map((item) => item.key).join(' ')}`.trim())
}

describe('lanes by region and by train', () => {
  it('stand in the order of the catalogue, a release in each of its regions, and what has none last', () => {
    expect(lanes('region')).toEqual(['Europe: R-1', 'Americas: R-1', 'gone: R-3', 'No region: R-2'])
    expect(lanes('region', true)).toEqual(['Europe: R-1', 'Asia:', 'Americas: R-1', 'gone: R-3', 'No region: R-2'])
  })

  it('have a lane for each train and one without', () => {
    expect(lanes('train')).toEqual(['Autumn: R-3', 'Winter: R-1', 'No train: R-2'])
  })

  it('give a release that is drawn there its train', () => {
    expect(laneDraft('t-1', 'train').train).toBe('t-1')
    expect(laneDraft(NONE, 'train').train).toBe('')
  })

  it('show a freeze of a region in the lane of that region only', () => {
    const scope = { services: [], teams: [], environments: [], regions: ['emea'], types: [] }
    expect(['emea', 'apac', NONE].map((lane) => concerns(scope, lane, 'region', catalogue))).toEqual([true, false, true])
    expect(concerns(scope, 't-1', 'train', catalogue), 'a train may go anywhere').toBe(true)
  })
})
