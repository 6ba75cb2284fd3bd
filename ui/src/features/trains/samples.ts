/** Answers of the core for the tests of this room. */
import type { BoardingLine, CatalogueView, DepartureView, Input, LeftBehind, ReleaseBar, RiderView, TrainCard, TrainView } from '../../backend'
import { fakeCore } from '../../backend/fake'
import type { FakeCore, Handlers } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { aBar, aStatus } from '../../shared/testing/samples'

export function aTrain(part: Partial<TrainCard> = {}): TrainCard {
  return {
    key: 'CORE', name: 'Core train', capacity: 2, risk_budget: 20,
    timetable: { start: '2026-12-05T20:00', end: '2026-12-06T06:00', zone: 'Europe/Berlin', rrule: 'FREQ=WEEKLY' },
    milestones: [{ name: 'Code freeze', days: -10, cut_off: true }, { name: 'Go/no-go', days: -2, cut_off: false }, { name: 'Deploy', days: 0, cut_off: false }],
    carriages: [{ team: 'payments', places: 2 }, { team: 'shop', places: null }], ...part,
  }
}

export function aRider(bar: Partial<ReleaseBar> = {}, part: Partial<RiderView> = {}): RiderView {
  return { bar: aBar({ train: 'CORE', team: 'payments', ...bar }), hotfix: false, ready: 60, hindrances: [], ...part }
}

export function aLine(part: Partial<BoardingLine> = {}): BoardingLine {
  return { release: 'R-9', title: 'Late one', outcome: 'missed', why: 'one mandatory item of its checklist is open: Alerts (monitoring)', next: '2026-12-12', by: 'mia', at: '2026-11-23T23:00:00Z', ...part }
}

export function aDeparture(part: Partial<DepartureView> = {}): DepartureView {
  return {
    day: '2026-12-05', at: { start: '2026-12-05T19:00:00Z', end: '2026-12-06T05:00:00Z' }, told: '5 Dec 2026 20:00–06:00 (+1) Europe/Berlin',
    cut_off: '2026-11-23T23:00:00Z', boards: false, frozen: [],
    milestones: [{ name: 'Code freeze', day: '2026-11-23', over: true }, { name: 'Go/no-go', day: '2026-12-03', over: false }, { name: 'Deploy', day: '2026-12-05', over: false }],
    items: 1, points: 2, left: [1, null], riders: [aRider()], list: [], ...part,
  }
}

/** The departure a week later, on which nobody rides yet. */
export function theNext(part: Partial<DepartureView> = {}): DepartureView {
  return aDeparture({
    day: '2026-12-12', at: { start: '2026-12-12T19:00:00Z', end: '2026-12-13T05:00:00Z' }, told: '12 Dec 2026 20:00–06:00 (+1) Europe/Berlin',
    cut_off: '2026-11-30T23:00:00Z', boards: true, milestones: [], items: 0, points: 0, left: [2, null], riders: [], ...part,
  })
}

export function aLeft(part: Partial<LeftBehind> = {}): LeftBehind {
  return {
    release: 'R-1', title: 'Payments 4.2', why: 'one mandatory item of its checklist is open: Alerts (monitoring)',
    from: { start: '2026-12-05T19:00:00Z', end: '2026-12-05T21:00:00Z' }, next: '2026-12-12', to: { start: '2026-12-12T19:00:00Z', end: '2026-12-12T21:00:00Z' }, along: false, ...part,
  }
}

export function aCatalogue(): CatalogueView {
  return {
    services: [], teams: [{ key: 'payments', name: 'Payments', limit: null }, { key: 'shop', name: 'Shop', limit: null }], environments: [], regions: [], people: [],
    trains: [aTrain()], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [],
  }
}

/** What the room reads before it shows anything. */
export function aStation(shown: Partial<TrainView> = {}, more: Handlers = {}): FakeCore {
  plan.take(aStatus())
  const view: TrainView = { train: aTrain(), repeats: 'every week on Saturday', departures: [aDeparture(), theNext()], beside: [], ...shown }
  return fakeCore({
    train_list: () => ({ items: [{ train: view.train, next: view.departures[0] ?? null }, { train: aTrain({ key: 'OLD', name: 'Old train', timetable: null }), next: null }] }),
    train_preview: ({ train, count }: Input<'train_preview'>) => ({ ...view, train, departures: view.departures.slice(0, count) }),
    train_show: ({ count }: Input<'train_show'>) => ({ ...view, departures: view.departures.slice(0, count) }),
    catalogue_show: () => aCatalogue(),
    release_list: () => ({ items: [aBar(), aBar({ key: 'R-2', title: 'Web shop', can_move: false, state: 'deployed' }), aBar({ key: 'R-3', title: 'Search' })] }),
    ...more,
  })
}
