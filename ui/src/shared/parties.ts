/** The other party of a conflict: what it is, and the place in the window where it stands. Pure. */
import type { PartyView } from '../backend'
import { placeHref } from './place'

interface PartyKind {
  readonly label: string
  /** Where things of the kind stand; `null` for what has no place. */
  readonly at: ((key: string) => readonly [string, readonly string[]]) | null
}

const inCatalogue = (kind: string) => (key: string) => ['catalogue', [kind, key]] as const

const KINDS: Readonly<Partial<Record<string, PartyKind>>> = {
  release: { label: 'Release', at: (key) => ['releases', [key]] },
  window: { label: 'Window', at: (key) => ['windows', ['layer', key]] },
  service: { label: 'Service', at: inCatalogue('services') },
  booking: { label: 'Booking', at: inCatalogue('bookings') },
  person: { label: 'Person', at: inCatalogue('people') },
  team: { label: 'Team', at: inCatalogue('teams') },
  train: { label: 'Release train', at: (key) => ['trains', [key]] },
  board: { label: 'Board', at: inCatalogue('boards') },
  'lead-time': { label: 'Lead time', at: inCatalogue('lead_times') },
  clock: { label: 'Clock', at: null },
}

/** `Person`, `Lead time`. */
export function kindOfParty({ kind }: PartyView): string {
  return KINDS[kind]?.label ?? 'Other party'
}

/** What people call it; its key where nobody gave it a name. */
export function nameOfParty({ title, key }: PartyView): string {
  return title.trim() === '' ? key : title
}

/** The address of a party; `null` where it has no place in the window. */
export function hrefOfParty({ kind, key }: PartyView): string | null {
  const at = KINDS[kind]?.at
  if (!at) return null
  const [room, path] = at(key)
  return placeHref(room, path)
}
