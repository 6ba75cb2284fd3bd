/** Choices that several forms offer: things with a name, and the zones that the core knows. */
import { plan } from './plan.svelte'
import type { Option } from './widgets/types'

/** Things of the catalogue, found by their names and their keys. */
export function named(cards: readonly { readonly key: string; readonly name: string }[] = []): Option[] {
  return cards.map(({ key, name }) => ({ value: key, label: name, detail: key }))
}

/** Every zone; the one that is chosen where the core has not said yet. */
export function zones(chosen: string): Option[] {
  return (plan.desk?.zones ?? [chosen]).map((zone) => ({ value: zone, label: zone }))
}
