/** Who takes part in a meeting: the answers that can be given, the seats by group, and who comes instead. Pure. */
import type { Input, PersonCard, SeatView } from '../../../backend'
import type { Presence, Stage } from '../words'

/** Before a meeting people answer an invitation; in it they are there or not. */
export function answersIn(stage: Stage): readonly Presence[] {
  return stage === 'planned' ? ['accepted', 'tentative', 'declined'] : ['present', 'apologies']
}

export interface Group {
  readonly name: string
  readonly seats: readonly SeatView[]
}

const GUESTS = 'Guests'

/** Seats under their groups, in the order in which the core tells them. */
export function groupsOf(seats: readonly SeatView[]): Group[] {
  const groups = new Map<string, SeatView[]>()
  for (const seat of seats) {
    const name = seat.guest ? GUESTS : seat.group === '' ? 'Members' : seat.group
    groups.set(name, [...(groups.get(name) ?? []), seat])
  }
  return [...groups].map(([name, of]) => ({ name, seats: of }))
}

/** What marking a seat tells the core: an answer, which takes the deputy away from whoever comes in person. */
export function answered(meeting: string, seat: SeatView, presence: Presence | null): Input<'cab_attendance_mark'> {
  const comes = presence === null || presence === 'present' || presence === 'accepted'
  return { meeting, person: seat.person, presence, deputy: comes ? null : seat.deputy }
}

/** Whoever sends a deputy does not come; who said only perhaps may still. */
export function deputised(meeting: string, seat: SeatView, deputy: string | null, stage: Stage): Input<'cab_attendance_mark'> {
  const away: Presence = stage === 'planned' ? 'declined' : 'apologies'
  const stays = seat.presence !== null && seat.presence !== 'present' && seat.presence !== 'accepted'
  return { meeting, person: seat.person, presence: deputy === null || stays ? seat.presence : away, deputy }
}

/** Those who have no seat yet. */
export function strangers(people: readonly PersonCard[], seats: readonly SeatView[]): PersonCard[] {
  const seated = new Set(seats.map(({ person }) => person))
  return people.filter(({ key }) => !seated.has(key))
}

/** Who can declare a conflict of interest: whoever sits in the seat. */
export function sitters(seats: readonly SeatView[]): readonly { readonly seat: SeatView; readonly key: string }[] {
  return seats.map((seat) => ({ seat, key: seat.deputy ?? seat.person }))
}
