/** Which milestones are shown, and how many there are. The core has sorted them, the ones in trouble first. Pure. */
import type { Input, MilestoneView } from '../../backend'
import { count } from '../../shared/words'

export interface MilestoneChoice {
  readonly text: string
  readonly project: string
  readonly late: boolean
}

export const EVERYTHING: MilestoneChoice = { text: '', project: '', late: false }

/** Reads the filter out of an address; unknown words are left alone. */
export function readFilter(query: Readonly<Partial<Record<string, string>>>): MilestoneChoice {
  return { text: query['text'] ?? '', project: query['project'] ?? '', late: query['late'] === 'yes' }
}

/** The filter as an address keeps it: only what narrows. */
export function writeFilter({ text, project, late }: MilestoneChoice): Record<string, string> {
  return { ...(text === '' ? {} : { text }), ...(project === '' ? {} : { project }), ...(late ? { late: 'yes' } : {}) }
}

export const isLate = (view: MilestoneView): boolean => view.standing === 'late'

/** In the order in which they came. */
export function narrow(views: readonly MilestoneView[], { text, project, late }: MilestoneChoice): MilestoneView[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return views.filter((view) => {
    const { milestone } = view
    if (late && !isLate(view)) return false
    if (project !== '' && milestone.project !== project) return false
    const hay = `${milestone.key} ${milestone.title} ${milestone.project} ${milestone.release ?? ''}`.toLowerCase()
    return words.every((word) => hay.includes(word))
  })
}

/** The projects that there are, each once. */
export function projectsOf(views: readonly MilestoneView[]): string[] {
  return [...new Set(views.map(({ milestone }) => milestone.project))].filter((project) => project !== '').sort((a, b) => a.localeCompare(b))
}

/** `14 milestones, 2 late`; `3 of 14 milestones, 1 late` where something narrows. */
export function sayCounts(shown: readonly MilestoneView[], all: number): string {
  const of = shown.length < all ? `${shown.length.toLocaleString('en-GB')} of ` : ''
  return `${of}${count(all, 'milestone')}, ${shown.filter(isLate).length.toLocaleString('en-GB')} late`
}

/** What the core narrows by itself, for a file. It knows no free text, so what was typed is left out. */
export function exportFilter({ project, late }: MilestoneChoice): Input<'milestones_export'>['filter'] {
  return { ...(project === '' ? {} : { project }), ...(late ? { late } : {}) }
}
