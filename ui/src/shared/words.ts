/** The field's words as people read them. The core sends the short forms. */
import type { WindowBand } from '../backend'
import type { Option } from './widgets/types'

export const STATES: Readonly<Record<string, string>> = {
  draft: 'Draft',
  submitted: 'Submitted',
  assessed: 'Assessed',
  approved: 'Approved',
  scheduled: 'Scheduled',
  deploying: 'Deploying',
  deployed: 'Deployed',
  stabilising: 'Stabilising',
  closed: 'Closed',
  rejected: 'Rejected',
  'backed-out': 'Backed out',
  cancelled: 'Cancelled',
}

export const TYPES: Readonly<Record<string, string>> = { standard: 'Standard', normal: 'Normal', emergency: 'Emergency' }

export const RISKS: Readonly<Record<string, string>> = { low: 'Low', moderate: 'Moderate', high: 'High', 'very-high': 'Very high' }

/** What forbids stands before what permits. */
export const WINDOW_KINDS: Readonly<Record<WindowBand['kind'], string>> = {
  'freeze-hard': 'Hard freeze',
  'freeze-soft': 'Soft freeze',
  peak: 'Business peak',
  'month-end': 'Month-end',
  holiday: 'Holiday',
  vendor: 'Vendor window',
  'trading-hours': 'Trading hours',
  maintenance: 'Maintenance window',
}

/** How much a conflict weighs. */
export const WEIGHTS: Readonly<Record<string, string>> = { hard: 'Hard', soft: 'Soft', off: 'Off' }

export const ROLES: Readonly<Record<string, string>> = {
  'release-manager': 'Release manager',
  'change-manager': 'Change manager',
  'deployment-lead': 'Deployment lead',
  'rollback-owner': 'Rollback owner',
  'service-owner': 'Service owner',
  'test-manager': 'Test manager',
  'environment-manager': 'Environment manager',
  security: 'Security',
  'support-lead': 'Support lead',
  'business-approver': 'Business approver',
  requester: 'Requester',
}

/** The ways by which a release is approved. */
export const ROUTES: Readonly<Record<string, string>> = {
  auto: 'Automatic', peer: 'Peer', 'team-lead': 'Team lead', cab: 'Change advisory board', ecab: 'Emergency board', executive: 'Executive',
}

/** What a type of release can ask to be said before its release leaves its draft. */
export const MANDATORY_FIELDS: Readonly<Record<string, string>> = {
  description: 'Description', services: 'Services', team: 'Team', version: 'Version', risk: 'Risk',
  'rollback-plan': 'Rollback plan', runbook: 'Runbook', reference: 'Reference to an incident, problem or order',
}

/** The models by which risk is told. */
export const RISK_MODELS: Readonly<Record<string, string>> = { rules: 'Rules', questionnaire: 'Questionnaire', matrix: 'Matrix', readiness: 'Readiness' }

/** The word for a short form; one that is not known yet is shown as it came, without its hyphens. */
export function say(words: Readonly<Record<string, string>>, short: string | null | undefined): string {
  if (short === null || short === undefined) return ''
  return words[short] ?? capitalise(short.replaceAll('-', ' '))
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The title of a release, with its version where the title does not say it already. */
export function titleOf({ title, version, key }: { readonly title: string; readonly version: string | null; readonly key: string }): string {
  const said = title.trim() === '' ? key : title
  return version === null || said.includes(version) ? said : `${said} ${version}`
}

/** Choices out of words, with one for "any" or "none" in front where it has a name. */
export function choices(words: Readonly<Record<string, string>>, none?: string): Option[] {
  const all = Object.entries(words).map(([value, label]) => ({ value, label }))
  return none === undefined ? all : [{ value: '', label: none }, ...all]
}

/** `1 release`, `2 releases`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`
}

/** `12 kB`, `1.4 MB`: lengths of files, in thousands as file managers tell them. */
export function sayBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`
}
