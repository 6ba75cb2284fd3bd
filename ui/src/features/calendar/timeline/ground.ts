/** Windows behind the lanes: lanes under each other that a window concerns are one run, so that its pattern is drawn in one piece. Pure. */
import type { WindowBand } from '../../../backend'
import { toX } from '../timeline-core'
import type { Scale } from '../timeline-core'
import type { Occurrence } from '../windows'

/** In pixels down the lanes. */
export interface Run {
  readonly top: number
  readonly bottom: number
}

interface Lane {
  readonly key: string
  readonly top: number
  readonly height: number
}

export type RunsOf = (window: WindowBand) => readonly Run[]

/** The runs of each window, found when they are first asked for: they stay as long as the lanes do, however far is scrolled across. */
export function runsIn(lanes: readonly Lane[], concerns: (window: WindowBand, lane: string) => boolean): RunsOf {
  const known = new Map<string, readonly Run[]>()
  return (window) => {
    const found = known.get(window.key) ?? find(lanes, (lane) => concerns(window, lane))
    known.set(window.key, found)
    return found
  }
}

function find(lanes: readonly Lane[], isMeant: (lane: string) => boolean): Run[] {
  const found: Run[] = []
  let open = false
  for (const { key, top, height } of lanes) {
    const last = found.at(-1)
    const meant = isMeant(key)
    if (meant && open && last) found[found.length - 1] = { ...last, bottom: top + height }
    else if (meant) found.push({ top, bottom: top + height })
    open = meant
  }
  return found
}

/** What is drawn of the ground, in pixels of the surface. */
export interface Cut {
  readonly from: number
  readonly to: number
  readonly top: number
  readonly bottom: number
}

export interface Patch {
  readonly id: string
  readonly occurrence: Occurrence
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Windows as rectangles, cut to what is drawn: a pattern across a whole year is slow to paint. */
export function patches(occurrences: readonly Occurrence[], runsOf: RunsOf, scale: Scale, cut: Cut): Patch[] {
  return occurrences.flatMap((occurrence) => {
    const across = clip(cut, toX(scale, occurrence.start), toX(scale, occurrence.end))
    if (!across) return []
    return runsOf(occurrence.window).flatMap((run) => {
      const y = Math.max(cut.top, run.top)
      const height = Math.min(cut.bottom, run.bottom) - y
      return height <= 0 ? [] : [{ id: `${occurrence.id}/${run.top}`, occurrence, ...across, y, height }]
    })
  })
}

/** The part of a stretch of pixels that is drawn, at least a pixel of it; `null` when none is. */
export function clip({ from, to }: Pick<Cut, 'from' | 'to'>, start: number, end: number): { readonly x: number; readonly width: number } | null {
  const x = Math.max(from, start)
  const width = Math.min(to, end) - x
  return width <= 0 ? null : { x, width: Math.max(1, width) }
}
