/** Answers of the core for the tests of this room. */
import type { CatalogueView, ChainCard, GapView, GridCell, GridRow, GridView, OperationRow, ReclassificationRow, TypeRuleCard, TypeRuleView } from '../../backend'
import { fakeCore } from '../../backend/fake'
import type { FakeCore, Handlers } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { aStatus } from '../../shared/testing/samples'

export function anOperationRow(part: Partial<OperationRow> = {}): OperationRow {
  return {
    seq: 5, id: '0195', at: '2026-11-20T09:00:00Z', actor: 'mia', machine: 'desk', use_case: 'raci_save', label: 'Settle the grid of normal releases',
    reason: 'The audit asked for it', undoes: null, changes: [], hash: '', ...part,
  }
}

/** `release-manager A, deployment-lead R` as cells. */
export function cells(text: string): GridCell[] {
  return text.split(', ').filter((one) => one !== '').map((one) => {
    const [role = '', part = ''] = one.split(' ')
    if (part !== 'R' && part !== 'A' && part !== 'C' && part !== 'I') throw new Error(`no letter: ${part}`)
    return { role, part }
  })
}

export function aRow(activity: string, text: string, fault: string | null = null): GridRow {
  return { activity, cells: cells(text), fault }
}

export function aGrid(part: Partial<GridView> = {}): GridView {
  return {
    type: 'normal', version: 2, log: [anOperationRow()],
    rows: [
      aRow('plan', 'release-manager A, release-manager R, service-owner C'),
      aRow('deploy', 'release-manager A, deployment-lead R, support-lead I'),
      aRow('close', 'change-manager A, release-manager R'),
    ], ...part,
  }
}

export function aGap(part: Partial<GapView> = {}): GapView {
  return {
    release: 'R-1', title: 'Payments 4.2', start: '2026-11-28T21:00:00Z', zone: 'Europe/Berlin', kind: 'no-rollback-owner', role: 'rollback-owner', person: null,
    blocks: true, sentence: 'Nobody is the rollback owner: name somebody.', ...part,
  }
}

export function aRule(part: Partial<TypeRuleCard> = {}): TypeRuleCard {
  const question = (key: string, weighs: 'required' | 'one-of' = 'required') => ({ key, question: `Is it ${key}?`, weighs })
  return {
    type: 'emergency', definition: 'What cannot wait for the next valid slot.', mandatory: ['description', 'reference'], gates: ['regression'], stabilisation_minutes: 4_320, reason: null,
    criteria: [question('impacted', 'one-of'), question('imminent', 'one-of'), question('reference'), question('urgent'), question('minimal')], ...part,
  }
}

export function aType({ rule, ...part }: Partial<Omit<TypeRuleView, 'rule'>> & { readonly rule?: Partial<TypeRuleCard> } = {}): TypeRuleView {
  return { rule: aRule(rule), lead: '4h', version: 1, log: [anOperationRow({ use_case: 'type_save', label: 'Settle what emergency releases ask' })], ...part }
}

export function aRate(part: Partial<ReclassificationRow> = {}): ReclassificationRow {
  return { month: '2026-11-01', team: 'core', classified: 10, reclassified: 2, percent: 20, ...part }
}

export function aChain(part: Partial<ChainCard> = {}): ChainCard {
  return {
    key: 'payments', name: 'Payments at night', scope: { services: ['pay'], teams: [], environments: [], regions: [], types: [] },
    levels: [
      { role: 'deployment-lead', person: null, phone: '+49 30 1234', minutes: 15 },
      { role: 'release-manager', person: 'grace', phone: '', minutes: 45 },
      { role: 'service-owner', person: null, phone: '+49 30 99', minutes: 0 },
    ], ...part,
  }
}

export function aCatalogue(): CatalogueView {
  return {
    services: [{ key: 'pay', name: 'Payments', tier: 1, team: null, region: null, environments: [] }], teams: [{ key: 'core', name: 'Core banking', limit: null }],
    environments: [], regions: [], people: [{ key: 'grace', name: 'Grace Hopper', team: null, email: null, deputy: null }],
    trains: [], windows: [], stores: [], bookings: [], absences: [], shifts: [], boards: [], lead_times: [],
  }
}

let seq = 500

/** What the room reads before it shows anything. */
export function aRoom(more: Handlers = {}): FakeCore {
  plan.take(aStatus({ seq: ++seq }))
  return fakeCore({
    raci_list: () => ({ items: [aGrid({ type: 'standard', version: 0, log: [] }), aGrid(), aGrid({ type: 'emergency' })] }),
    gap_list: () => ({ items: [aGap(), aGap({ kind: 'no-holder', role: 'security', blocks: false, sentence: 'Nobody is security.' })] }),
    type_list: () => ({ items: [aType({ rule: { type: 'standard' }, lead: null, version: 0, log: [] }), aType({ rule: { type: 'normal' }, lead: '5wd' }), aType()] }),
    reclassification_list: () => ({ items: [aRate(), aRate({ team: null, classified: 4, reclassified: 4, percent: 100 })] }),
    chain_list: () => ({ items: [aChain()] }),
    catalogue_show: () => aCatalogue(),
    ...more,
  })
}
