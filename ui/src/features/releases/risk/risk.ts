/** The risk of a release in words: what each model tells, what was kept, and how ready it is. Pure. */
import type { AssessmentView, KeptScoreView, ModelToldView, PolicyCheckView, RiskView } from '../../../backend'
import { formatDate, formatDateTime, toMillis } from '../../../shared/dates'
import { count, RISK_MODELS, RISKS, say } from '../../../shared/words'

export function sayHeld({ held }: Pick<RiskView, 'held'>): string {
  return held === null ? 'No band yet' : say(RISKS, held)
}

/** `12 points`, `4.01 points`: those of the questionnaire come in hundredths. Nothing where a model counts none. */
export function sayPoints({ model, points }: { readonly model: string; readonly points: number | null }): string {
  if (points === null) return ''
  return model === 'questionnaire' ? `${(points / 100).toFixed(2)} points` : count(points, 'point')
}

export function sayVersion(version: number): string {
  return version === 0 ? 'usual' : `version ${version}`
}

/** `High, 12 points`, `High`, or that it tells nothing. */
export function sayTold(told: Pick<ModelToldView, 'model' | 'points' | 'band'>): string {
  if (told.band === null) return 'tells nothing'
  return [say(RISKS, told.band), sayPoints(told)].filter((part) => part !== '').join(', ')
}

/** `Matrix high, 12 points (usual); Rules high (version 2)`; nothing where no score was kept. */
export function sayKept(scores: readonly KeptScoreView[]): string {
  const said = scores.map((score) => {
    const points = sayPoints(score)
    return `${say(RISK_MODELS, score.model)} ${say(RISKS, score.band).toLowerCase()}${points === '' ? '' : `, ${points}`} (${sayVersion(score.version)})`
  })
  return said.join('; ')
}

/** `Assessed by mia, 24 Nov 2026, 10:00: impact 3, likelihood 2; rollback tested on …; …`. */
export function sayAssessment({ impact, likelihood, rollback_tested, schema, canary, by, at }: AssessmentView, zone: string): string {
  const facts = [
    `impact ${impact}, likelihood ${likelihood}`,
    rollback_tested === null ? 'no tested rollback' : `rollback tested on ${formatDate(toMillis(`${rollback_tested}T12:00:00Z`), 'UTC')}`,
    schema === 'none' ? 'no schema change' : `${schema} schema change`,
    ...(canary ? ['canary with automatic abort'] : []),
  ]
  return `Assessed by ${by}, ${formatDateTime(at, zone)}: ${facts.join('; ')}.`
}

export interface Check {
  readonly mark: 'ok' | 'soft' | null
  readonly text: string
}

/** Whether something is kept, as a mark and in words. */
export function checkOf({ kept }: Pick<PolicyCheckView, 'kept'>): Check {
  if (kept === null) return { mark: null, text: 'Cannot be judged yet' }
  return kept ? { mark: 'ok', text: 'Kept' } : { mark: 'soft', text: 'Not kept' }
}

/** What is not kept stands first, then what cannot be judged yet. */
export function inWeight(checks: readonly PolicyCheckView[]): readonly PolicyCheckView[] {
  const weight = ({ kept }: PolicyCheckView): number => (kept === false ? 0 : kept === null ? 1 : 2)
  return checks.toSorted((a, b) => weight(a) - weight(b))
}

/** `5 of 8 kept`, of those that can be judged. */
export function sayChecks(checks: readonly PolicyCheckView[]): string {
  const judged = checks.filter(({ kept }) => kept !== null)
  return judged.length === 0 ? 'nothing can be judged yet' : `${judged.filter(({ kept }) => kept === true).length} of ${judged.length} kept`
}
