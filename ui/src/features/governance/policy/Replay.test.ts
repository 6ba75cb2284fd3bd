import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { afresh, asked, click, open, told } from './hands'
import { aDesk, aPolicy, aReplay, SECOND } from './samples'

beforeEach(afresh)

describe('a policy that is played again', () => {
  it('says how much less comes before a board, how many go which way, and which releases go another', async () => {
    const core = aDesk()
    const main = await open(['light', 'replay'])
    await screen.findByText('3.4 → 1.2')
    expect(asked(core, 'policy_replay')).toEqual([{ key: 'light', days: 90 }])
    expect(told(main)).toContain('44 releases handed in from Wed, 26 Aug 2026 11:00 CEST to Tue, 24 Nov 2026 10:00 CET. Compared with Hybrid, which is in force.')
    expect(told(main)).toContain('2.2 fewer a week')
    const [routes, releases] = screen.getAllByRole('table').map((table) => within(table).getAllByRole('row').map(told))
    expect(routes?.[4]).toMatch(/CAB ?38 ?15 ?−23 ?2 d 5 h/)
    expect(routes?.[1]).toMatch(/Automatic ?3 ?10 ?\+7 ?too few/)
    expect(releases?.[1]).toMatch(/R-1 ?Payments 4.2 ?CAB → Automatic ?2. Low risk/)
    expect(releases?.[2], 'a line that is gone has its key').toMatch(/CAB → Peer ?gone/)
    expect(screen.getByRole('link', { name: 'R-1' }).getAttribute('href')).toBe('#/releases/R-1')
    expect(await violations(main)).toEqual([])
  })

  it('is played over other days, and not over nonsense', async () => {
    const core = aDesk()
    await open(['light', 'replay'])
    await screen.findByText('3.4 → 1.2')
    const days = screen.getByRole('textbox', { name: 'Days before now' })
    await fireEvent.input(days, { target: { value: 'many' } })
    await click('Play again')
    expect(days.getAttribute('aria-invalid')).toBe('true')
    await fireEvent.input(days, { target: { value: '30' } })
    await click('Play again')
    await waitFor(() => expect(asked(core, 'policy_replay')[1]).toEqual({ key: 'light', days: 30 }))
  })

  it('has nothing with which it is compared where none is in force', async () => {
    aDesk([aPolicy({ in_force: false })], { policy_replay: () => aReplay({ beside: null, load_before: null, changed: [{ key: 'R-1', title: 'Payments', before: null, route: 'cab', rule: 'rest' }] }) })
    const main = await open(['hybrid', 'replay'])
    await screen.findByText('1.2')
    expect(told(main)).toContain('No policy is in force, so there is nothing with which it is compared.')
    expect(main.textContent).not.toContain('→')
    expect(screen.queryByRole('columnheader', { name: 'Before' })).toBeNull()
  })

  it('says so where nothing changes, and where nothing was handed in', async () => {
    const core = aDesk(undefined, { policy_replay: () => aReplay({ changed: [], load: 34 }) })
    await open(['hybrid', 'replay'])
    await screen.findByText('No release goes another way')
    expect(screen.getByText('as many')).toBeTruthy()
    core.on('policy_replay', () => aReplay({ releases: 0, changed: [] }))
    await click('Play again')
    await screen.findByText('No release was handed in during these days')
  })

  it('is a tab of the policy, and tells what it does not play', async () => {
    aDesk([aPolicy(), SECOND])
    await open(['hybrid'])
    await fireEvent.keyDown(screen.getByRole('button', { name: 'Low risk' }), { key: 'ArrowUp', altKey: true })
    await fireEvent.click(screen.getByRole('tab', { name: 'Replay' }))
    expect(router.place.path).toEqual(['policy', 'hybrid', 'replay'])
    await open(['hybrid', 'replay'])
    await screen.findByText(/What is changed and not saved is not played/)
  })

  it('shows why it could not be played', async () => {
    aDesk(undefined, { policy_replay: () => { throw new SlipwayError({ code: 'policy.days', message: '9 days cannot be played again', hint: 'say others' }) } })
    await open(['light', 'replay'])
    await screen.findByText(/9 days cannot be played again/)
  })
})
