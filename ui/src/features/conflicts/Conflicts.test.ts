import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ConflictView, Input, SeverityRuleView } from '../../backend'
import { SlipwayError } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { violations } from '../../shared/testing/axe'
import { aChange, aStatus } from '../../shared/testing/samples'
import Conflicts from './Conflicts.svelte'
import { byCause, releasesOf, statement } from './groups'
import { rules } from './rules-open.svelte'

function aConflict(part: Partial<ConflictView> = {}): ConflictView {
  return {
    code: 'C03', cause: 'Inside a hard freeze', severity: 'hard', release: 'R-1', other: { kind: 'window', key: 'F-1', title: 'Year end' },
    start: '2026-12-20T21:00:00Z', end: '2026-12-21T00:00:00Z', overlap_minutes: 180, path: [], sentence: 'R-1 is inside Year end. Move it.', remedy: 'Move it.', ...part,
  }
}

const found = [
  aConflict({ code: 'C10', cause: 'Person double-booked or away', severity: 'soft', other: { kind: 'person', key: 'mia', title: 'Mia Falk' } }),
  aConflict(),
  aConflict({ code: 'C10', cause: 'Person double-booked or away', other: { kind: 'release', key: 'R-2', title: 'Web shop' } }),
  aConflict({ code: 'C18', cause: 'Local time skipped or repeated', other: { kind: 'clock', key: 'Europe/Berlin', title: 'the clock on the wall' } }),
]

function aRule(part: Partial<SeverityRuleView> = {}): SeverityRuleView {
  return { code: 'C02', meaning: 'Overlap on related components', critical: 'hard', otherwise: 'soft', usual_critical: 'hard', usual_otherwise: 'soft', version: 0, log: [], ...part }
}

beforeEach(() => {
  plan.take(aStatus())
  rules.open = false
})

const nobody = (): undefined => undefined

describe('conflicts by cause', () => {
  it('are in the order of their codes, with the cause in the words of the core', () => {
    expect(byCause(found).map(({ code, cause, items }) => [code, cause, items.length])).toEqual([
      ['C03', 'Inside a hard freeze', 1], ['C10', 'Person double-booked or away', 2], ['C18', 'Local time skipped or repeated', 1],
    ])
  })

  it('say what is wrong apart from what to do', () => {
    expect(statement(aConflict())).toBe('R-1 is inside Year end.')
    expect(releasesOf(aConflict())).toEqual(['R-1'])
    expect(found[2] && releasesOf(found[2])).toEqual(['R-1', 'R-2'])
  })
})

describe('the panel of conflicts', () => {
  it('names every other party, with the way to it where it has a place', async () => {
    fakeCore({ conflict_list: () => ({ items: found }) })
    const { container } = render(Conflicts, { onclose: nobody })
    await waitFor(() => expect(screen.getByRole('heading', { name: /Inside a hard freeze/ })).toBeTruthy())
    const links = ['Mia Falk', 'Year end', 'R-2'].map((name) => screen.getByRole('link', { name }).getAttribute('href'))
    expect(links).toEqual(['#/catalogue/people/mia', '#/windows/layer/F-1', '#/releases/R-2'])
    expect(screen.getAllByRole('link', { name: 'R-1' }), 'both parties of each').toHaveLength(found.length)
    expect(screen.queryByRole('link', { name: 'the clock on the wall' })).toBeNull()
    expect(container.querySelector('[data-party=clock]')?.textContent).toContain('Clock')
    expect(screen.getByRole('link', { name: 'Ask for an exception…' }).getAttribute('href')).toBe('#/windows/ask?freeze=F-1&release=R-1')
    expect(await violations(container)).toEqual([])
  })

  it('writes out a page of each cause, however many there are', async () => {
    const many = Array.from({ length: 50_000 }, (_, at) => aConflict({ release: `R-${at}` }))
    fakeCore({ conflict_list: () => ({ items: many }) })
    const { container } = render(Conflicts, { onclose: nobody })
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Conflicts 50,000' })).toBeTruthy())
    expect(container.querySelectorAll('li')).toHaveLength(50)
    expect(screen.getByText('and 49,950 more')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Show 50 more of Inside a hard freeze' }))
    expect(container.querySelectorAll('li')).toHaveLength(100)
  })

  it('offers no exception where one was granted already, which is why it weighs less', async () => {
    fakeCore({ conflict_list: () => ({ items: [aConflict({ severity: 'soft' })] }) })
    render(Conflicts, { onclose: nobody })
    await waitFor(() => expect(screen.getByRole('link', { name: 'Year end' })).toBeTruthy())
    expect(screen.queryByRole('link', { name: 'Ask for an exception…' })).toBeNull()
  })

  it('shows two conflicts of a release with the same party', async () => {
    fakeCore({ conflict_list: () => ({ items: [aConflict(), aConflict({ start: '2027-12-20T21:00:00Z' })] }) })
    const { container } = render(Conflicts, { onclose: nobody })
    await waitFor(() => expect(container.querySelectorAll('li')).toHaveLength(2))
  })

  it('keeps the focus in the row when a weight goes back to what is usual, or a choice is refused', async () => {
    const core = fakeCore({ conflict_list: () => ({ items: [] }), severity_rule_list: () => ({ items: [aRule({ critical: 'off', otherwise: 'off', version: 3 })] }), severity_rule_save: () => aChange() })
    render(Conflicts, { onclose: nobody })
    await fireEvent.click(screen.getByRole('button', { name: 'Rules…' }))
    await fireEvent.click(await waitFor(() => screen.getByRole('button', { name: 'Usual weight of C02' })))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'C02 where it matters most' })))
    core.on('severity_rule_save', () => { throw new SlipwayError({ code: 'severity_rule.lighter', message: 'no', hint: null }) })
    const elsewhere = screen.getByRole('combobox', { name: 'C02 elsewhere' })
    elsewhere.focus()
    await fireEvent.change(elsewhere, { target: { value: 'hard' } })
    await waitFor(() => expect(screen.getByRole('alert')).toBeTruthy())
    await waitFor(() => expect(document.activeElement?.closest('td')).toBe(screen.getByRole('combobox', { name: 'C02 elsewhere' }).closest('td')))
  })

  it('settles how much a code weighs, and shows a refusal in its row', async () => {
    const settled = { seq: 9, id: '0193', at: '2026-11-24T09:00:00Z', actor: 'mia', machine: 'desk', use_case: 'severity_rule_save', label: 'Let C04 weigh off, otherwise soft', reason: 'The board asked', undoes: null, changes: [], hash: '' }
    const core = fakeCore({ conflict_list: () => ({ items: [] }), severity_rule_list: () => ({ items: [aRule(), aRule({ log: [settled], code: 'C04', meaning: 'Inside a soft freeze', critical: 'off', version: 3 })] }), severity_rule_save: () => aChange() })
    render(Conflicts, { onclose: nobody })
    await fireEvent.click(screen.getByRole('button', { name: 'Rules…' }))
    const row = await waitFor(() => screen.getByRole('row', { name: /C02/ }))
    expect(row.textContent).toContain('usual')
    expect(screen.getByText(/Let C04 weigh off, otherwise soft. The board asked/)).toBeTruthy()
    await fireEvent.input(screen.getByRole('textbox', { name: /Why/ }), { target: { value: ' Fewer alarms ' } })
    await fireEvent.change(within(row).getByRole('combobox', { name: 'C02 elsewhere' }), { target: { value: 'off' } })
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'severity_rule_save')?.input).toEqual({ code: 'C02', critical: 'hard', otherwise: 'off', reason: 'Fewer alarms' }))
    core.on('severity_rule_save', ({ code }: Input<'severity_rule_save'>) => {
      throw new SlipwayError({ code: 'plan.read_only', message: `${code} cannot change`, hint: 'the file can only be read' })
    })
    await fireEvent.click(screen.getByRole('button', { name: 'Usual weight of C04' }))
    await waitFor(() => expect(within(screen.getByRole('row', { name: /C04/ })).getByRole('alert').textContent).toContain('The file can only be read'))
  })
})
