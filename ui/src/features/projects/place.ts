/** Addresses inside this room: the filter stays in them, whatever is chosen or edited. */
import { router } from '../../shared/router.svelte'
import { readFilter, writeFilter } from './list'

/** The filter of this room as its address keeps it; nothing where the person is in another room. */
export function filterHere(): Record<string, string> {
  return router.place.room === 'milestones' ? writeFilter(readFilter(router.place.query)) : {}
}

/** Chooses, or lets go of, what stands in the panel. Walking through a list is no step to come back to. */
export function choose(key: string | null): void {
  router.replace('milestones', key === null ? [] : [key], filterHere())
}

/** Opens the form of one that exists. */
export function edit(key: string): void {
  router.go('milestones', [key, 'edit'], filterHere())
}
