/** Which part of the plan a calendar holds, as a form says it and as the core reads it. Pure. */
import type { CalendarPart, GoneThing, ReleaseFilter } from '../../backend'

/** A kind that is ticked without anything named below it is held whole. */
export interface PartForm {
  readonly releases: boolean
  readonly filter: ReleaseFilter
  readonly windows: boolean
  readonly layers: readonly string[]
  readonly meetings: boolean
  readonly boards: readonly string[]
  /** What is named besides and is no longer in the plan; it goes on being named until somebody leaves it out. */
  readonly gone: readonly GoneThing[]
}

export const EVERY_RELEASE: ReleaseFilter = {
  from: null, to: null, service: null, services: [], team: null, train: null, environment: null, region: null, type: null,
  state: null, person: null, text: null,
}

export const WHOLE: PartForm = { releases: true, filter: EVERY_RELEASE, windows: true, layers: [], meetings: true, boards: [], gone: [] }

const NOTHING: PartForm = { ...WHOLE, releases: false, windows: false, meetings: false }

/** Emergency releases and nothing else. */
export const EMERGENCY: PartForm = { ...NOTHING, releases: true, filter: { ...EVERY_RELEASE, type: 'emergency' } }

export function onlyWindow(key: string): PartForm {
  return { ...NOTHING, windows: true, layers: [key] }
}

/** One field for several services, and nothing where only blanks were typed. */
function tidy(filter: ReleaseFilter): ReleaseFilter {
  const named = [...(filter.service === null ? [] : [filter.service]), ...(filter.services ?? [])]
  return { ...EVERY_RELEASE, ...filter, service: null, services: [...new Set(named)].sort(), text: filter.text?.trim() === '' ? null : (filter.text?.trim() ?? null) }
}

/** Whether a filter says something. */
export function narrows(filter: ReleaseFilter): boolean {
  const { services = [], ...rest } = filter
  return services.length > 0 || Object.values(rest).some((one) => one !== null)
}

type Kind = 'releases' | 'windows' | 'meetings'

function kindOf({ what }: GoneThing): Kind {
  return what === 'window' ? 'windows' : what === 'board' ? 'meetings' : 'releases'
}

/** What is gone of a kind. */
export function goneOf(form: PartForm, kind: Kind): GoneThing[] {
  return form.gone.filter((one) => kindOf(one) === kind)
}

/** Whether a filter of releases lets none through because of what is gone: of several services, one that is there is enough. */
export function holdsNoRelease(form: PartForm): boolean {
  const gone = goneOf(form, 'releases')
  return gone.some(({ what }) => what !== 'service') || (gone.length > 0 && tidy(form.filter).services?.length === 0)
}

export function formOf(part: CalendarPart): PartForm {
  const filter = tidy(part.filter)
  const gone = part.gone ?? []
  const names = (kind: Kind): boolean => gone.some((one) => kindOf(one) === kind)
  return {
    releases: part.releases || narrows(filter) || names('releases'), filter,
    windows: part.all_layers || part.layers.length > 0 || names('windows'), layers: part.all_layers ? [] : part.layers,
    meetings: part.all_meetings || part.boards.length > 0 || names('meetings'), boards: part.all_meetings ? [] : part.boards,
    gone,
  }
}

/** The same without what is gone. A kind of which nothing else was named is no longer held: it would be held whole. */
export function leftOut(form: PartForm): PartForm {
  return {
    ...form,
    releases: form.releases && (narrows(tidy(form.filter)) || goneOf(form, 'releases').length === 0),
    windows: form.windows && (form.layers.length > 0 || goneOf(form, 'windows').length === 0),
    meetings: form.meetings && (form.boards.length > 0 || goneOf(form, 'meetings').length === 0),
    gone: [],
  }
}

/** `null` where nothing is ticked: the core would take that for the whole plan. */
export function partOf(form: PartForm): CalendarPart | null {
  if (!form.releases && !form.windows && !form.meetings) return null
  const gone = form.gone.filter((one) => form[kindOf(one)])
  return {
    releases: form.releases,
    filter: form.releases ? tidy(form.filter) : { ...EVERY_RELEASE },
    all_layers: form.windows && form.layers.length === 0 && goneOf(form, 'windows').length === 0,
    layers: form.windows ? [...form.layers].sort() : [],
    all_meetings: form.meetings && form.boards.length === 0 && goneOf(form, 'meetings').length === 0,
    boards: form.meetings ? [...form.boards].sort() : [],
    ...(gone.length > 0 ? { gone } : {}),
  }
}

/** Whether two forms ask for the same, in whatever order it was chosen. */
export function alike(one: PartForm, other: PartForm): boolean {
  return JSON.stringify(partOf(one)) === JSON.stringify(partOf(other))
}
