import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { ReleaseBar, StandingView } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { Handlers } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aBar, aChange, aStatus } from '../../../shared/testing/samples'
import { anApproval, aStanding, PEOPLE } from '../samples'
import Approvals from './Approvals.svelte'

async function shown(standing: Partial<StandingView> = {}, more: Handlers = {}, bar: Partial<ReleaseBar> = {}) {
  const core = fakeCore({ approval_show: () => aStanding(standing), ...more })
  const page = render(Approvals, { bar: aBar({ state: 'assessed', ...bar }), people: PEOPLE })
  await waitFor(() => expect(screen.queryByText('Reading the approvals')).toBeNull())
  return { core, ...page }
}

const dialog = () => within(screen.getByRole('dialog', { name: 'Decide about R-1 as Mia Kern' }))
const condition = (number: number) => within(dialog().getByRole('group', { name: `Condition ${number}` })).getByRole('textbox', { name: 'What must be done' })
const choose = (name: string) => fireEvent.click(dialog().getByRole('radio', { name }))
const keep = () => fireEvent.click(dialog().getByRole('button', { name: 'Keep the decision' }))

beforeEach(() => plan.take(aStatus()))

describe('the approvals of a release', () => {
  it('are told with route, policy, what was asked, who may approve, and what was decided', async () => {
    const { container } = await shown({ escalated: true })
    expect(screen.getByText(/^It has 1 of 2 approvals/)).toBeTruthy()
    expect(screen.getByText('1 of 2 given')).toBeTruthy()
    expect(screen.getByText('escalated')).toBeTruthy()
    expect(screen.getByText('Policy').parentElement?.textContent).toContain('standard, version 3')
    expect(screen.getByRole('link', { name: 'standard' }).getAttribute('href')).toBe('#/governance/policy/standard')
    expect(screen.getByText('Why this way: 2 lines asked').closest('details')?.open).toBe(false)
    expect(screen.getByText('Low risk').closest('li')?.textContent).toMatch(/Does not hold.*Its risk is moderate, not low\./)
    const who = within(screen.getByRole('list', { name: 'Who may approve' })).getAllByRole('listitem')
    expect(who.map((line) => line.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringContaining('Service owner Mia Kern'), expect.stringContaining('Nobody holds it. Name somebody'),
    ])
    expect(who[0]?.textContent).toContain('approved')
    expect(screen.getByRole('button', { name: /^Decide as Mia Kern….*service owner$/ })).toBeTruthy()
    expect(screen.getByRole('button', { name: /^Decide as deputy Jon Aho….*service owner$/ })).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('say in one line that no policy is in force, and where to get one', async () => {
    await shown({ policy: null, route: null, needed: 0, given: 0, complete: true, tried: [], approvers: [], approvals: [], sentence: 'No approval policy is in force, so that nothing is asked.' })
    expect(screen.getByText(/No approval policy is in force/).textContent).toContain('so that nothing is asked.')
    expect(screen.getByRole('link', { name: 'Put a policy in force' }).getAttribute('href')).toBe('#/governance/policy')
    expect(screen.queryByText('Route')).toBeNull()
  })

  it('show what blocks once, with the stop mark', async () => {
    await shown({ sentence: 'It waits for a peer. Nobody tested its rollback.', blocks: ['Nobody tested its rollback.'] })
    expect(screen.getAllByText(/Nobody tested its rollback/)).toHaveLength(1)
    expect(screen.getByRole('img', { name: 'Blocks' })).toBeTruthy()
  })

  it('leave to a board what it decides as a whole', async () => {
    await shown({ route: 'cab', approvers: [], needed: 1, given: 0, approvals: [] })
    expect(screen.getByRole('link', { name: 'in its meeting' }).getAttribute('href')).toBe('#/cab')
    expect(screen.getByText('Nobody has decided yet.')).toBeTruthy()
  })

  it('are not given any more once the release is carried out', async () => {
    await shown({}, {}, { state: 'deploying', can_move: false })
    const button = screen.getByRole<HTMLButtonElement>('button', { name: /Decide as Mia Kern/ })
    expect([button.disabled, button.title]).toEqual([true, 'A release that is deploying is not decided about any more'])
  })

  it('tell of a decision what changed since, its conditions, its vote and its words', async () => {
    const conditions = [{ text: 'Retest the import', owner: 'mia', due: '2026-11-27', verifier: 'jon', met_by: null, may_say: 'Jon Aho', may_say_yourself: true, verifiers: [] }]
    const verbal = { heard_by: 'Ann', said: '2026-11-23T09:00:00Z', confirm_by: '2026-11-24T09:00:00Z', confirmed_by: null, overdue: false }
    const { core, container } = await shown({ approvals: [
      anApproval({ id: 'a', outcome: 'conditional', conditions, verbal, deputy_for: 'Ann', by: 'Jon Aho' }),
      anApproval({ id: 'b', counts: false, voided: ['Its start moved by 2 h', 'Its version is 4.3, not 4.2'], role: null, route: 'cab', meeting: 'CAB@2026-12-01T14:00',
        ballot: { votes_for: 3, against: 1, abstained: 0, interests: ['mia'], comments: 'close one', seconds: 240 } }),
    ] }, { condition_meet: () => aChange(), approval_confirm: () => aChange() })
    const [first, second] = within(screen.getByRole('list', { name: 'Decisions, the newest first' })).getAllByRole('listitem').filter((item) => item.textContent.includes('About:'))
    expect(first?.textContent).toMatch(/Approved with conditions.*as deputy of Ann/s)
    expect(second?.textContent).toMatch(/void.*change advisory board.*Its start moved by 2 h\..*Its version is 4\.3, not 4\.2\..*3 for, 1 against, 0 abstained; conflict of interest: Mia Kern; talked about for 4 min/s)
    expect(screen.getByRole('link', { name: 'The meeting that decided' }).getAttribute('href')).toBe('#/cab/CAB%402026-12-01T14%3A00')
    await fireEvent.click(screen.getByRole('checkbox', { name: /Retest the import.*open; Mia Kern does it; due .*; Jon Aho may say that it is met/ }))
    await waitFor(() => expect(core.asked.findLast(({ name }) => name === 'condition_meet')?.input).toEqual({ id: 'a', condition: 0, met: true, person: null }))
    await fireEvent.click(screen.getByRole('button', { name: 'Confirm' }))
    await waitFor(() => expect(core.asked.findLast(({ name }) => name === 'approval_confirm')?.input).toEqual({ id: 'a' }))
    expect(await violations(container)).toEqual([])
  })

  it('ask who verified a condition where that is not for whoever is at work to say, and let anybody open it again', async () => {
    const said = { owner: 'mia', due: null, met_by: null, may_say_yourself: false, verifiers: ['jon'] }
    const conditions = [
      { ...said, text: 'Retest', verifier: 'jon', may_say: 'Jon Aho' },
      { ...said, text: 'Tell shops', verifier: null, may_say: 'anybody but Mia Kern', verifiers: ['jon', 'tom'] },
      { ...said, text: 'Brief support', verifier: 'jon', may_say: 'Jon Aho', met_by: 'Jon Aho' },
    ]
    const { core, container } = await shown({ approvals: [anApproval({ id: 'a', outcome: 'conditional', conditions })] }, { condition_meet: () => aChange() })
    const asked = () => core.asked.filter(({ name }) => name === 'condition_meet').map(({ input }) => input)
    const box = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name })
    expect([box(/Retest/).disabled, box(/Tell shops/).disabled, box(/Brief support/).disabled]).toEqual([true, true, false])
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('combobox', { name: 'Who verified “Tell shops”' }))
    await waitFor(() => expect(screen.getAllByRole('option').map((one) => one.textContent)).not.toContainEqual(expect.stringContaining('Mia Kern')))
    await fireEvent.keyDown(screen.getByRole('combobox', { name: 'Who verified “Tell shops”' }), { key: 'Escape' })
    await fireEvent.click(screen.getByRole('combobox', { name: 'Who verified “Retest”' }))
    await fireEvent.pointerDown(await screen.findByRole('option', { name: /^Jon Aho/ }))
    await waitFor(() => expect(asked()).toEqual([{ id: 'a', condition: 0, met: true, person: 'jon' }]))
    await fireEvent.click(box(/Brief support/))
    await waitFor(() => expect(asked()[1]).toEqual({ id: 'a', condition: 2, met: false, person: null }))
  })

  it('put a tick back that was refused', async () => {
    const conditions = [{ text: 'Retest', owner: null, due: null, verifier: null, met_by: null, may_say: 'anybody', may_say_yourself: true, verifiers: [] }]
    await shown({ approvals: [anApproval({ outcome: 'conditional', conditions })] }, { condition_meet: () => { throw new SlipwayError({ code: 'plan.locked', message: 'the plan is locked' }) } })
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /Retest/ })
    await fireEvent.click(box)
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('The plan is locked'))
    expect(box.checked).toBe(false)
  })
})

describe('deciding about a release', () => {
  it('asks for what the outcome needs, and keeps what was typed when the core refuses it', async () => {
    const { core, container } = await shown({}, { approval_give: () => { throw new SlipwayError({ code: 'approval.own', message: 'Mia Kern asked for it', hint: 'somebody else has to' }) } })
    await fireEvent.click(screen.getByRole('button', { name: /Decide as Mia Kern/ }))
    expect(await violations(container)).toEqual([])
    await keep()
    expect(dialog().getByText('Choose what is decided')).toBeTruthy()
    await choose('Approve with conditions')
    await keep()
    expect(dialog().getByText('Name a condition')).toBeTruthy()
    await fireEvent.input(condition(1), { target: { value: 'Retest' } })
    await fireEvent.click(dialog().getByRole('button', { name: 'Another condition' }))
    await waitFor(() => expect(document.activeElement).toBe(condition(2)))
    await fireEvent.click(dialog().getByRole('checkbox', { name: /Said, not signed/ }))
    await fireEvent.input(dialog().getByRole('combobox', { name: 'Heard by' }), { target: { value: 'Ann' } })
    expect(await violations(container)).toEqual([])
    await keep()
    await waitFor(() => expect(dialog().getByRole('alert').textContent).toContain('Somebody else has to.'))
    core.on('approval_give', () => aChange())
    await keep()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(core.asked.findLast(({ name }) => name === 'approval_give')?.input).toEqual({
      release: 'R-1', role: 'service-owner', person: 'mia', outcome: 'conditional', reason: '', until: null, heard_by: 'Ann', note: null,
      conditions: [{ text: 'Retest', owner: null, due: null, verifier: null }],
    })
  })

  it('is done by the deputy in the name of whoever holds the role', async () => {
    const { core } = await shown({}, { approval_give: () => aChange() })
    await fireEvent.click(screen.getByRole('button', { name: /Decide as deputy Jon Aho/ }))
    const open = within(screen.getByRole('dialog', { name: 'Decide about R-1 as Jon Aho' }))
    expect(open.getByText(/as the deputy of Mia Kern/)).toBeTruthy()
    await fireEvent.click(open.getByRole('radio', { name: 'Reject' }))
    await fireEvent.input(open.getByRole('textbox', { name: 'Why' }), { target: { value: 'Untested' } })
    await fireEvent.click(open.getByRole('button', { name: 'Keep the decision' }))
    await waitFor(() => expect(core.asked.findLast(({ name }) => name === 'approval_give')?.input).toMatchObject({ person: 'jon', role: 'service-owner', outcome: 'rejected', reason: 'Untested', conditions: [] }))
  })
})
