/** Answers of the core for the tests of this room. */
import type { CatalogueView, ExceptionView, FreezePreview, Input, LayerView, WindowCard } from '../../backend'
import { fakeCore } from '../../backend/fake'
import type { FakeCore, Handlers } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { aStatus } from '../../shared/testing/samples'

export const NOW = '2026-11-24T09:00:00Z'

export function aCard(part: Partial<WindowCard> = {}): WindowCard {
  return {
    key: 'F-1', title: 'Year end', kind: 'freeze-hard', start: '2026-12-18T00:00', end: '2027-01-04T08:00', zone: 'Europe/Berlin', rrule: null,
    scope: { services: ['pay'], teams: [], environments: [], regions: [], types: [] }, severity: null, owner: 'grace', source: 'Minutes of the board',
    reviewed: '2026-11-01', limit: null, ...part,
  }
}

export function aLayer({ window, ...part }: Partial<Omit<LayerView, 'window'>> & { readonly window?: Partial<WindowCard> } = {}): LayerView {
  return {
    window: aCard(window), phase: 'published', binds: true, business: { by: 'Grace', at: NOW }, it: { by: 'Ada', at: NOW }, flags: [], repeats: null,
    next: [{ start: '2026-12-17T23:00:00Z', end: '2027-01-04T07:00:00Z' }], ...part,
  }
}

export function anException(part: Partial<ExceptionView> = {}): ExceptionView {
  return {
    key: 'E-2026-0001', freeze: 'F-1', freeze_title: 'Year end', release: 'R-1', release_title: 'Payments 4.2',
    criteria: [{ text: 'The board has seen it', met: false }], reason: 'The law changes', risk: 'Prices', rollback: 'Switch it off',
    stage: 'requested', approver: null, decided: null, expires: null, expired: false, outcome: '', ...part,
  }
}

export function aCatalogue(part: Partial<CatalogueView> = {}): CatalogueView {
  return {
    services: [{ key: 'pay', name: 'Payments', tier: 1, team: null, region: null, environments: [] }], teams: [],
    environments: [{ key: 'production', name: 'Production', production: true, infrastructure: null }], regions: [],
    people: [{ key: 'grace', name: 'Grace Hopper', team: null, email: null, deputy: null }],
    trains: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [], ...part,
  }
}

/** What the room reads before it shows anything. */
export function aRoom(layers: readonly LayerView[], more: Handlers = {}): FakeCore {
  plan.take(aStatus())
  const band = ({ window, next }: LayerView) => ({ key: window.key, title: window.title, kind: window.kind, zone: window.zone, occurrences: next, scope: window.scope })
  const nothing: FreezePreview = { displaced: [], count: 0, about_nothing: null, next: [] }
  return fakeCore({
    layer_list: () => ({ items: layers }),
    catalogue_show: () => aCatalogue(),
    calendar_show: ({ from, to }: Input<'calendar_show'>) => ({
      releases: [],
      windows: layers.map(band).map((one) => ({ ...one, occurrences: one.occurrences.filter(({ start, end }) => start < to && end > from) })).filter((one) => one.occurrences.length > 0),
    }),
    freeze_preview: () => nothing,
    ...more,
  })
}
