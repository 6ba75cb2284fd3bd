/** Answers of the core about approval policies, for the tests. */
import type { PolicyLine, PolicyView, ReplayView } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { FakeCore, Handlers } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { aStatus } from '../../../shared/testing/samples'
import { OPEN } from '../conditions/form'
import { sayConditions } from '../conditions/words'
import { anOperationRow } from '../samples'

export function aLine(part: Partial<PolicyLine> = {}): PolicyLine {
  return { key: 'rest', name: 'Everything else', when: OPEN, route: 'cab', roles: [], needed: 1, within: null, escalate: null, ...part }
}

export const LINES: readonly PolicyLine[] = [
  aLine({ key: 'emergency', name: 'Emergencies', when: { ...OPEN, types: ['emergency'] }, route: 'ecab', roles: ['change-manager', 'service-owner', 'security'], needed: 2, within: '2h', escalate: 'executive' }),
  aLine({ key: 'low', name: 'Low risk', when: { ...OPEN, types: ['standard'], risks: ['low'] }, route: 'auto', needed: 0 }),
  aLine(),
]

export function aPolicy({ rules = [...LINES], key = 'hybrid', name = 'Hybrid', ...part }: Partial<Omit<PolicyView, 'policy'>> & { readonly rules?: PolicyLine[]; readonly key?: string; readonly name?: string } = {}): PolicyView {
  return {
    policy: { key, name, rules, reason: null }, in_force: true, version: 2, faults: [], words: rules.map(({ when }) => sayConditions(when)),
    log: [anOperationRow({ use_case: 'policy_save', label: 'Save policy hybrid', reason: 'After the audit' })], ...part,
  }
}

export function aReplay(part: Partial<ReplayView> = {}): ReplayView {
  const route = (name: string, before: number, count: number, median: number | null = null) => ({ route: name, before, count, median_age_minutes: median })
  return {
    from: '2026-08-26T09:00:00Z', to: '2026-11-24T09:00:00Z', beside: 'hybrid', releases: 44, load_before: 34, load: 12,
    routes: [route('auto', 3, 10), route('peer', 0, 9, 90), route('team-lead', 0, 0), route('cab', 38, 15, 3_180), route('ecab', 3, 3), route('executive', 0, 7)],
    changed: [{ key: 'R-1', title: 'Payments 4.2', before: 'cab', route: 'auto', rule: 'low' }, { key: 'R-9', title: 'Web shop', before: 'cab', route: 'peer', rule: 'gone' }], ...part,
  }
}

let seq = 700

export const SECOND = aPolicy({ key: 'light', name: 'Light', in_force: false, version: 1, faults: ['line 2 (low) is never reached, because line 1 (emergency) holds of every release of which it holds'], log: [] })

export function aDesk(policies: readonly PolicyView[] = [aPolicy(), SECOND], more: Handlers = {}): FakeCore {
  plan.take(aStatus({ seq: ++seq }))
  return fakeCore({ policy_list: () => ({ items: policies }), policy_replay: () => aReplay(), ...more })
}
