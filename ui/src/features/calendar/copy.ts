/** A release drawn again: what of the original goes into the copy, and where it is put. Pure. */
import type { Input, ReleaseBar, ReleaseView, SlotView } from '../../backend'
import { formatMinutes, toMillis, toWire } from '../../shared/dates'
import { count } from '../../shared/words'
import type { Grouping } from './lanes'
import { laneDraft } from './lanes'
import { shiftDays } from './steps'
import type { Stretch } from './timeline-core'

type Draft = Input<'release_draw'>['draft']

/** What of a release goes into its copy. */
export type Original = Pick<ReleaseView, 'bar' | 'description' | 'people' | 'stores'>

/** A draft without its time. */
export type DraftBase = Omit<Draft, 'start' | 'end' | 'zone' | 'occurrence'>

/** A draft at a time. */
export function draftAt(base: DraftBase, { start, end }: Stretch, zone: string): Draft {
  return { ...base, start: toWire(start), end: toWire(end), zone, occurrence: null }
}

/** What a new release starts with that is drawn in a lane. */
export function emptyDraft(lane: string, by: Grouping): DraftBase {
  const given = laneDraft(lane, by)
  const orNull = (text: string): string | null => (text === '' ? null : text)
  return {
    key: null, title: '', description: '', type: 'normal', services: [...given.services], environment: orNull(given.environment), team: orNull(given.team),
    train: orNull(given.train), risk: null, version: null, validation_minutes: 0, rollback_minutes: 0, stabilisation_minutes: 0, people: [],
  }
}

/** Everything that a person said of a release; what the plan found out of it by itself is found out again. */
export function copyOf({ bar, description, people, stores }: Original): DraftBase {
  return {
    key: null, title: `${bar.title.trim() === '' ? bar.key : bar.title} (copy)`, description, type: bar.type, services: [...bar.services],
    environment: bar.environment === '' ? null : bar.environment, team: bar.team, train: bar.train, risk: bar.risk, version: bar.version,
    validation_minutes: bar.segments.validation, rollback_minutes: bar.segments.rollback, stabilisation_minutes: bar.segments.stabilisation,
    people: [...people], stores: [...stores],
  }
}

/** Further behind than this nobody looks for the copy of a release. */
const DAYS = 42

/**
 * Where the copy goes: the first slot behind the original. The core finds slots of the original, whose links may leave it none
 * although the copy has no links; then the same time on one of the next days, as soon as nothing hard speaks against it.
 * Without any, a week later, and the form says what speaks against that.
 */
export async function nextPlace(bar: ReleaseBar, slots: readonly SlotView[], isFree: (place: Stretch) => Promise<boolean>): Promise<Stretch> {
  const original = { start: toMillis(bar.start), end: toMillis(bar.end) }
  const [slot] = slots
    .map(({ start, end }) => ({ start: toMillis(start), end: toMillis(end) }))
    .filter(({ start }) => start >= original.end)
    .sort((a, b) => a.start - b.start)
  if (slot) return slot
  for (let days = 1; days <= DAYS; days += 1) {
    const place = shiftDays(original, days, bar.zone)
    if (place.start >= original.end && (await isFree(place))) return place
  }
  return shiftDays(original, 7, bar.zone)
}

/** `version 4.2, 30 min validation, 45 min rollback reserve, 1 d stabilisation, 2 people`: what the form does not show. */
export function sayAlong(draft: DraftBase): string {
  const people = draft.people.length
  const stores = draft.stores?.length ?? 0
  return [
    draft.version == null ? '' : `version ${draft.version}`,
    draft.train == null ? '' : `train ${draft.train}`,
    draft.description === '' ? '' : 'the description',
    draft.validation_minutes > 0 ? `${formatMinutes(draft.validation_minutes)} validation` : '',
    draft.rollback_minutes > 0 ? `${formatMinutes(draft.rollback_minutes)} rollback reserve` : '',
    draft.stabilisation_minutes > 0 ? `${formatMinutes(draft.stabilisation_minutes)} stabilisation` : '',
    people > 0 ? count(people, 'person', 'people') : '',
    stores > 0 ? count(stores, 'data store') : '',
  ].filter((part) => part !== '').join(', ')
}
