/** How a freeze comes to bind, and which step can follow. The core decides; this says what to offer. Pure. */
import type { LayerView } from '../../backend'
import { isFreeze } from './layers'

export type Stage = 'proposed' | 'negotiated' | 'agreed' | 'published' | 'ended'

export const STAGES: readonly Stage[] = ['proposed', 'negotiated', 'agreed', 'published', 'ended']

export type Step = 'propose' | 'negotiate' | 'sign-business' | 'sign-it' | 'publish' | 'end' | 'reopen'

/** The stage of a freeze. One whose last occurrence is over is still published while it binds. */
export function stageOf({ phase, binds }: LayerView): Stage {
  if (phase === 'active') return 'published'
  return phase === 'ended' && binds ? 'published' : phase
}

/** Whether a freeze was simply written down, or came in a file: it binds, and nobody signed it. */
export function isWrittenDown(layer: LayerView): boolean {
  return stageOf(layer) === 'published' && layer.business === null && layer.it === null
}

/** The steps that the core would take, the way on first. */
export function stepsOf(layer: LayerView): Step[] {
  if (!isFreeze(layer.window.kind)) return []
  switch (stageOf(layer)) {
    case 'proposed': return ['negotiate']
    case 'negotiated': return [...(layer.business ? [] : ['sign-business' as const]), ...(layer.it ? [] : ['sign-it' as const]), 'reopen']
    case 'agreed': return ['publish', 'reopen']
    case 'published': return isWrittenDown(layer) ? ['end', 'propose'] : ['end']
    case 'ended': return []
  }
}

export interface StepWords {
  readonly label: string
  readonly what: string
  /** What is asked before the step is taken; it may be left empty. */
  readonly asks?: string
}

export const STEPS: Readonly<Record<Step, StepWords>> = {
  propose: { label: 'Propose', what: 'It becomes a proposal and binds nobody until it is signed and published.' },
  negotiate: { label: 'Negotiate', what: 'Those whom it concerns talk about it.' },
  'sign-business': { label: 'Sign for the business…', what: 'With both signatures it is agreed.', asks: 'Who signs' },
  'sign-it': { label: 'Sign for IT…', what: 'With both signatures it is agreed.', asks: 'Who signs' },
  publish: { label: 'Publish', what: 'Everybody is told, and it binds.' },
  end: { label: 'End it…', what: 'It binds no longer.', asks: 'Why' },
  reopen: { label: 'Reopen…', what: 'It becomes a proposal again and loses its signatures.', asks: 'Why' },
}

/** What has to happen before it binds, for those who see one for the first time. */
export const NEXT: Readonly<Record<Stage, string | null>> = {
  proposed: 'It does not bind yet. Next: negotiate it, have it signed for the business and for IT, then publish it.',
  negotiated: 'It does not bind yet. Next: the signatures for the business and for IT; then it can be published.',
  agreed: 'Both have signed. Publish it, and it binds.',
  published: null,
  ended: null,
}

/** Whether dates, kind and scope can still change without a step back. */
export function termsAreFixed(layer: LayerView): string | null {
  if (!isFreeze(layer.window.kind)) return null
  const stage = stageOf(layer)
  if (stage === 'ended') return 'It has ended, so its dates, kind and scope stay. Propose another one.'
  if (stage === 'published') return isWrittenDown(layer) ? null : 'It is published, so its dates, kind and scope stay. End it and propose another one.'
  return layer.business || layer.it ? 'It is signed, so its dates, kind and scope stay. Reopen it to change them.' : null
}
