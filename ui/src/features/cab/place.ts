/** Addresses inside this room: a meeting, the subject of its workbench, the point of its agenda. */
import { placeHref, router } from '../../shared/router.svelte'

/** The subjects of a workbench, in the order of its tabs. */
export const SUBJECTS = [
  { id: 'agenda', label: 'Agenda' },
  { id: 'attendance', label: 'Attendance' },
  { id: 'since', label: 'Since the last meeting' },
  { id: 'minutes', label: 'Minutes' },
  { id: 'actions', label: 'Actions' },
  { id: 'packs', label: 'Packs' },
] as const
export type Subject = (typeof SUBJECTS)[number]['id']

/** What the address names; the agenda where it names nothing that there is. */
export function subjectOf(path: readonly string[]): Subject {
  return SUBJECTS.find(({ id }) => id === path[1])?.id ?? 'agenda'
}

/** The point of the agenda that the address names. */
export function pointOf(path: readonly string[]): string | null {
  return subjectOf(path) === 'agenda' ? (path[2] ?? null) : null
}

/** The agenda needs no word of its own, unless a point of it is named. */
function pathOf(meeting: string, subject: Subject, point: string | null = null): readonly string[] {
  if (point !== null) return [meeting, subject, point]
  return subject === 'agenda' ? [meeting] : [meeting, subject]
}

export function meetingHref(meeting: string, subject: Subject = 'agenda'): string {
  return placeHref('cab', pathOf(meeting, subject))
}

export function goTo(meeting: string, subject: Subject): void {
  router.go('cab', pathOf(meeting, subject))
}

/** Chooses a point, or lets go of it. Walking through an agenda is no step to come back to. */
export function choosePoint(meeting: string, point: string | null): void {
  router.replace('cab', pathOf(meeting, 'agenda', point))
}
