/** What the room reads of the core, by the place where the person is. Call `reading` while a component is set up. */
import { call } from '../../backend'
import type { BlastDirection, CatalogueView, CriticalPathView, Hit, List, MapPlace, MapView, ReleaseBar, RunbookView, SlipwayError } from '../../backend'
import { resource } from '../../shared/resource.svelte'
import type { Resource } from '../../shared/resource.svelte'
import { placesOf, questionOf } from './question'
import type { Question } from './question'
import { runbookOf } from './steps/finding'
import { isTeamKey } from './teams'
import type { Carried } from './teams'
import type { Where } from './where'

/** A map, and which scene it shows: the one before stays until the next is there. */
export interface Shown {
  readonly subject: Where['subject']
  readonly scene: string
  readonly map: MapView
}

/** Who was found by following links from a service, and which way. */
interface Followed {
  readonly service: string
  readonly direction: BlastDirection
  readonly items: readonly Hit[]
}

/** A service or a release, whether it is on the map or not; a step that is on it. */
export interface Known extends Carried {
  readonly name: string
}

export interface Reading {
  readonly question: Question
  /** What must change for the map to be laid out and shown from its beginning again. */
  readonly scene: string
  readonly map: Resource<Shown>
  readonly catalogue: Resource<CatalogueView>
  readonly releases: Resource<List<ReleaseBar>>
  readonly floats: Resource<CriticalPathView>
  /** The runbook that is shown, or that of the selected step where all are. */
  readonly runbook: Resource<RunbookView>
  /** Who was found from the selected service; `null` while that is awaited. */
  readonly hits: readonly Hit[] | null
  readonly blastError: SlipwayError | null
  readonly known: readonly Known[]
  /** How far a failure is followed, and which way. */
  reach: number
  direction: BlastDirection
  tidy: () => void
}

export function reading(of: () => Where): Reading {
  // Questions follow the parts that they are about, not every selection.
  const asked = $derived(JSON.stringify(questionOf(of())))
  const subject = $derived(of().subject)
  const view = $derived(of().view)
  const selected = $derived(of().selected)
  let times = $state(0)
  let reach = $state(3)
  let direction = $state<BlastDirection>('dependents')
  const scene = $derived(`${times} ${asked}`)

  // Which scene was answered last and where its nodes stand. No rune: an answer is no reason to ask again.
  let last: { readonly scene: string; readonly before: MapPlace[] } | null = null
  const map = resource<Shown>(() => {
    const about = { subject, scene }
    // Asked about the same scene again, because the plan has changed: what is there keeps its place.
    const keep = last?.scene === scene ? { before: last.before } : {}
    return call('dependency_map', { ...(JSON.parse(asked) as Question), ...keep }).then((answer) => {
      if (about.scene === scene) last = { scene: about.scene, before: placesOf(answer) }
      return { ...about, map: answer }
    })
  })
  const catalogue = resource(() => call('catalogue_show', {}))
  const releases = resource(() => (subject !== 'services' ? call('release_list', {}) : null))
  const floats = resource(() => (subject === 'releases' && (view === 'critical' || view === 'gantt' || selected !== null) ? call('critical_path_show', {}) : null))
  const focus = $derived(of().focus)
  const runbook = resource(() => {
    if (subject !== 'steps') return null
    return focus !== null ? call('runbook_show', { key: focus }) : selected !== null ? runbookOf(selected) : null
  })
  const known = $derived.by((): readonly Known[] => {
    const titled = ({ key, title, team }: { key: string; title: string; team: string | null }): Known => ({ key, name: title, team })
    switch (subject) {
      case 'services': return (catalogue.data?.services ?? []).map(({ key, name, team }) => ({ key, name, team }))
      case 'releases': return (releases.data?.items ?? []).map(titled)
      // All of a runbook is on its map.
      case 'steps': return map.data?.subject === 'steps' ? map.data.map.nodes.map(titled) : []
    }
  })
  // A team that is drawn as one node does not fail as a whole.
  const failing = $derived(subject === 'services' && selected !== null && !isTeamKey(selected) ? selected : null)
  const blast = resource<Followed>(() => {
    const about = failing === null ? null : { service: failing, direction }
    return about === null ? null : call('blast_show', { ...about, depth: reach }).then(({ items }) => ({ ...about, items }))
  })

  return {
    get question() { return JSON.parse(asked) as Question },
    get scene() { return scene },
    map, catalogue, releases, floats, runbook,
    get hits() { return blast.data?.service === failing && blast.data?.direction === direction ? blast.data.items : null },
    get blastError() { return blast.error },
    get known() { return known },
    get reach() { return reach },
    set reach(next) { reach = next },
    get direction() { return direction },
    set direction(next) { direction = next },
    tidy() { times += 1 },
  }
}
