/** The subjects of the room, in the order in which it shows them: each is one entry here, and `governance/ID` in the address. */
import type { Component } from 'svelte'
import type { RoomProps } from '../../shared/room'

export interface Subject {
  readonly id: string
  readonly label: string
  /** More words under which it is found. */
  readonly words: string
  /** Its page; `path` is what follows the subject in the address. */
  readonly load: () => Promise<{ readonly default: Component<RoomProps> }>
}

export const subjects: readonly [Subject, ...Subject[]] = [
  { id: 'responsibilities', label: 'Responsibilities', words: 'raci roles accountable matrix gaps missing', load: () => import('./responsibilities/Responsibilities.svelte') },
  { id: 'types', label: 'Types of release', words: 'standard normal emergency criteria classify questions', load: () => import('./types/Types.svelte') },
  { id: 'escalation', label: 'Escalation', words: 'chain call phone on-call levels', load: () => import('./escalation/Chains.svelte') },
  { id: 'policy', label: 'Approval policy', words: 'decision table route cab peer team lead replay centralised decentralised hybrid', load: () => import('./policy/Policies.svelte') },
  { id: 'risk', label: 'Risk models', words: 'rules questionnaire matrix readiness bands weights score', load: () => import('./risk/RiskModels.svelte') },
]

/** The subject of that name; the first one where there is none. */
export function findSubject(id: string | undefined): Subject {
  return subjects.find((subject) => subject.id === id) ?? subjects[0]
}
