/** What a calendar holds, in words. Pure. */
import type { CatalogueView, GoneThing, ReleaseFilter } from '../../backend'
import { formatMoment } from '../../shared/dates'
import { capitalise, say, STATES, TYPES } from '../../shared/words'
import { goneOf, holdsNoRelease } from './part'
import type { PartForm } from './part'

type Listed = 'services' | 'teams' | 'trains' | 'environments' | 'regions' | 'people' | 'windows' | 'boards'

/** What people call a thing; its key where it is no more. */
function nameIn(catalogue: CatalogueView, list: Listed, key: string): string {
  if (list === 'windows') return catalogue.windows.find((one) => one.key === key)?.title ?? key
  return catalogue[list].find((one) => one.key === key)?.name ?? key
}

function list(parts: readonly string[], last: 'and' | 'or'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1) ?? ''}`
}

function sayReleases(filter: ReleaseFilter, catalogue: CatalogueView, zone: string): string {
  const name = (where: Listed, key: string | null): string => (key === null ? '' : nameIn(catalogue, where, key))
  const told: readonly (readonly [string | null, string])[] = [
    [filter.services?.length ? 'x' : null, `that touch ${list((filter.services ?? []).map((key) => nameIn(catalogue, 'services', key)), 'or')}`],
    [filter.team, `of team ${name('teams', filter.team)}`],
    [filter.train, `on train ${name('trains', filter.train)}`],
    [filter.environment, `in ${name('environments', filter.environment)}`],
    [filter.region, `in region ${name('regions', filter.region)}`],
    [filter.state, `in state ${say(STATES, filter.state).toLowerCase()}`],
    [filter.person, `with ${name('people', filter.person)}`],
    [filter.text, `with “${filter.text ?? ''}” in key or title`],
    [filter.from, `that end after ${filter.from === null ? '' : formatMoment(filter.from, zone)}`],
    [filter.to, `that start before ${filter.to === null ? '' : formatMoment(filter.to, zone)}`],
  ]
  const details = told.filter(([says]) => says !== null).map(([, words]) => words)
  const kind = filter.type === null ? '' : `${say(TYPES, filter.type).toLowerCase()} `
  return details.length === 0 ? `every ${kind}release` : `${kind}releases ${details.join(', ')}`
}

/** `window F-1 Year-end freeze and team ops Operations`. */
export function sayGone(gone: readonly GoneThing[]): string {
  return list(gone.map(({ told }) => told), 'and')
}

/** `Every release; the window Year-end freeze; every CAB meeting`; what is gone from the plan holds nothing, and not everything. */
export function sayPart(form: PartForm, catalogue: CatalogueView, zone: string): string {
  const named = (where: 'windows' | 'boards', keys: readonly string[]): string => list(keys.map((key) => nameIn(catalogue, where, key)), 'and')
  const all = (kind: 'windows' | 'meetings', whole: string, none: string): string => (goneOf(form, kind).length === 0 ? whole : none)
  const parts = [
    ...(form.releases ? [holdsNoRelease(form) ? 'no release' : sayReleases(form.filter, catalogue, zone)] : []),
    ...(form.windows ? [form.layers.length === 0 ? all('windows', 'every window', 'no window') : `the window${form.layers.length === 1 ? '' : 's'} ${named('windows', form.layers)}`] : []),
    ...(form.meetings ? [form.boards.length === 0 ? all('meetings', 'every CAB meeting', 'no CAB meeting') : `the meetings of ${named('boards', form.boards)}`] : []),
  ]
  return parts.length === 0 ? 'Nothing' : capitalise(parts.join('; '))
}
