/** The order of an agenda: its sections, and where a point goes that is moved. Pure. */
import type { PointView } from '../../../backend'

export interface Section {
  readonly key: string
  readonly heading: string
  readonly minutes: number
  readonly points: readonly PointView[]
}

/** Points under their headings, in their order. Those that were taken off have no place there. */
export function sectionsOf(points: readonly PointView[]): Section[] {
  const runs: PointView[][] = []
  for (const point of points.filter(({ off }) => !off)) {
    const run = runs.at(-1)
    if (run?.[0]?.section === point.section && run[0].heading === point.heading) run.push(point)
    else runs.push([point])
  }
  return runs.map((run, at) => ({
    key: `${at}-${run[0]?.section ?? ''}`, heading: run[0]?.heading ?? '', minutes: run.reduce((sum, { minutes }) => sum + minutes, 0), points: run,
  }))
}

/** The points with one of them at another place; `null` where that changes nothing. */
export function moved(ids: readonly string[], id: string, to: number): string[] | null {
  const from = ids.indexOf(id)
  const place = Math.min(ids.length - 1, Math.max(0, to))
  if (from < 0 || place === from) return null
  const rest = ids.filter((other) => other !== id)
  return [...rest.slice(0, place), id, ...rest.slice(place)]
}

/** The section in which a point stands. */
export function sectionWith(sections: readonly Section[], id: string): Section | undefined {
  return sections.find(({ points }) => points.some((point) => point.id === id))
}

export const idsOf = ({ points }: Pick<Section, 'points'>): string[] => points.map(({ id }) => id)

/**
 * The order of the whole agenda after one section got another: sections follow each other by the rules, so that points move
 * within theirs only. Sections of one point need no order.
 */
export function ordered(sections: readonly Section[], id: string, order: readonly string[]): string[] {
  const own = sectionWith(sections, id)
  return sections.flatMap((section) => (section === own ? order : section.points.length > 1 ? idsOf(section) : []))
}

export interface Row {
  readonly id: string
  readonly top: number
  readonly bottom: number
}

/** The gap between the rows of a section to which a height on the screen belongs: 0 before the first row, as many as there are behind the last. */
export function gapAt(rows: readonly Row[], y: number): number {
  return rows.filter(({ top, bottom }) => y > (top + bottom) / 2).length
}

/** The place of a point that is dropped into a gap: taken out above the gap, the rest moves up. */
export function placeInGap(ids: readonly string[], id: string, gap: number): number {
  const from = ids.indexOf(id)
  return from >= 0 && from < gap ? gap - 1 : gap
}

/** The point after one, or before it; the first, or the last, where nothing is chosen. `null` at the end of the agenda. */
export function neighbour(points: readonly PointView[], id: string | null, by: 1 | -1): PointView | null {
  const at = points.findIndex((point) => point.id === id)
  if (at < 0) return (by === 1 ? points[0] : points.at(-1)) ?? null
  return points[at + by] ?? null
}

/** The next point behind one that asks for a decision and has none yet; from the top where none is left behind it. */
export function nextOpen(points: readonly PointView[], id: string | null): PointView | null {
  const at = points.findIndex((point) => point.id === id)
  const order = [...points.slice(at + 1), ...points.slice(0, Math.max(0, at))]
  return order.find(({ asks, decision }) => asks && decision === null) ?? null
}
