/** What the form for boarding offers: the departures of a train, and the one that a refusal names. Pure. */
import type { SlipwayError, TrainView } from '../../backend'
import { isDate, sayDay } from '../../shared/dates'
import type { Option } from '../../shared/widgets'
import { loads } from './departures'

/** The next that takes the release, or one by its day with how full it is. A day that is chosen already is offered too. */
export function departureChoices(shown: TrainView | null, chosen: string): Option[] {
  const departures = shown?.departures ?? []
  const train = shown?.train
  const days = train ? departures.map((departure) => {
    const [items] = loads(departure, train)
    const full = items?.mark == null ? '' : `, ${items.mark}`
    return { value: departure.day, label: `${sayDay(departure.day)} – ${items?.told ?? ''}${full}${departure.boards ? '' : ', boarding closed'}` }
  }) : []
  const known = chosen === '' || days.some((option) => option.value === chosen)
  return [{ value: '', label: 'The next one that takes it' }, ...(known ? [] : [{ value: chosen, label: isDate(chosen) ? sayDay(chosen) : chosen }]), ...days]
}

/** The departure that takes a release which another one refused. */
export function nextOffered(refusal: SlipwayError | null): string | null {
  const details = refusal?.details
  if (typeof details !== 'object' || details === null || !('next' in details)) return null
  return typeof details.next === 'string' && isDate(details.next) ? details.next : null
}
