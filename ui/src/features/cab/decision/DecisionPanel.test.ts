import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { PointView } from '../../../backend'
import { router } from '../../../shared/router.svelte'
import { violations } from '../../../shared/testing/axe'
import { aBench, aBoardroom, aDecision, MEETING, POINTS, SEATS, told } from '../samples'
import { clean, enter } from '../testing'

beforeEach(clean)

const panel = (name: string | RegExp = 'R-1 Payments 4.2') => screen.findByRole('article', { name })
const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name })
const type = (name: RegExp | string, value: string) => fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } })
const press = (key: string, more: Readonly<KeyboardEventInit> = {}) => fireEvent.keyDown(document.body, { key, ...more })
const withDecision = (part: Parameters<typeof aDecision>[0]): PointView[] => POINTS.map((point) => (point.id === 'R-1' ? { ...point, decision: aDecision(part) } : point))
const at = (id: string) => enter([MEETING, 'agenda', id])

describe('the panel of a point', () => {
  it('tells what is asked, why it is there and what stands in the way', async () => {
    aBoardroom()
    const { container } = at('R-2')
    const shown = await panel('R-2 Web shop')
    const words = shown.textContent.replace(/\s+/g, ' ')
    expect(words).toContain('A decision is asked for about R-2: Low risk, starts')
    expect(words).toContain('It starts before the next meeting.')
    expect(words).toContain('1 hard conflict')
    expect(within(shown).getByText(/The rollback was never tested\./)).toBeTruthy()
    expect(within(shown).getByRole('link', { name: 'R-2' }).getAttribute('href')).toBe('#/releases/R-2')
    expect(await violations(container)).toEqual([])
  })

  it('asks for no decision where none is due, and closes with Escape', async () => {
    aBoardroom()
    at('~Coffee')
    expect((await panel('Coffee')).textContent).toContain('No decision is asked for here.')
    await press('Escape')
    expect(router.place.path).toEqual([MEETING])
  })

  it('starts the clock of a point and stops it', async () => {
    const core = aBoardroom()
    at('R-1')
    await panel()
    await fireEvent.click(button(/Start the clock/))
    await waitFor(() => expect(told(core, 'cab_point_take')).toEqual([{ meeting: MEETING, point: 'R-1' }]))
  })

  it('tells the time of what is talked about in minutes and a word', async () => {
    const core = aBoardroom(aBench({ at_point: { id: 'R-1', since: '2026-11-24T08:48:00Z' } }))
    at('R-1')
    const timer = within(await panel()).getByRole('timer')
    expect(timer.textContent.replace(/\s+/g, ' ')).toMatch(/12:0\d of 10 min over time/)
    await press('t')
    await waitFor(() => expect(told(core, 'cab_point_take')).toEqual([{ meeting: MEETING, point: null }]))
  })

  it('adds the time since a point was taken up to what was counted before, and counts nothing for a point that rests', async () => {
    const points = POINTS.map((point) => ({ ...point, seconds: point.id === 'R-1' ? 120 : 245 }))
    aBoardroom(aBench({ points, at_point: { id: 'R-1', since: '2026-11-24T08:58:00Z' } }))
    const { follow } = at('R-1')
    expect(within(await panel()).getByRole('timer').textContent.replace(/\s+/g, ' ')).toMatch(/4:0\d of 10 min in time/)
    router.go('cab', [MEETING, 'agenda', 'R-2'])
    await follow()
    expect(within(await panel('R-2 Web shop')).getByRole('timer').textContent).toContain('4:05 of 10 min')
  })

  it('runs no clock before the meeting is open', async () => {
    aBoardroom(aBench({ stage: 'planned', opened: null }))
    at('R-1')
    expect((await panel()).textContent).toContain('The clock runs once the meeting is open.')
  })

  it('tells what was decided, and lets what was said be confirmed', async () => {
    const verbal = { heard_by: 'Ben', said: '2026-11-24T09:12:00Z', confirm_by: '2026-11-25T09:12:00Z', confirmed_by: null, overdue: false }
    const conditions = [{ text: 'Test it', owner: 'ben', due: '2026-11-27', verifier: 'cy', met_by: null, may_say: 'Cy', may_say_yourself: false, verifiers: ['cy'] }]
    const core = aBoardroom(aBench({ points: withDecision({ outcome: 'conditional', conditions, verbal, ballot: { votes_for: 3, against: 0, abstained: 1, interests: ['dee'], comments: '', seconds: 240 } }) }))
    const { container } = at('R-1')
    await panel()
    const given = screen.getByRole('region', { name: 'Decided' })
    await waitFor(() => expect(given.textContent.replace(/\s+/g, ' ')).toMatch(/Approved with conditions by mia.*Test it, Ben, due Fri,? 27 Nov 2026, verified by Cy, open.*3 for, 0 against, 1 abstained; conflict of interest: Dee\..*must be confirmed by/))
    expect(await violations(container)).toEqual([])
    await fireEvent.click(button('Confirm it in writing'))
    await waitFor(() => expect(told(core, 'approval_confirm')).toEqual([{ id: 'A-1' }]))
  })
})

describe('the decision', () => {
  it('is chosen by its number and kept with votes, interests and comments', async () => {
    const core = aBoardroom()
    at('R-1')
    await panel()
    await press('1')
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Approve' }).checked).toBe(true)
    await fireEvent.click(button('All 3 who are there vote for it'))
    await fireEvent.click(screen.getByText(/Conflict of interest declared/))
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Ben' }))
    await type(/Comments/, 'Fine')
    await fireEvent.click(button('Keep the decision'))
    await waitFor(() => expect(told(core, 'cab_decide')).toEqual([{
      meeting: MEETING, release: 'R-1', outcome: 'approved', reason: '', until: null, conditions: [], heard_by: null,
      ballot: { votes_for: 3, against: 0, abstained: 0, interests: ['ben'], comments: 'Fine' },
      minutes: null,
    }]))
  })

  it('asks for what its outcome needs before anything is told', async () => {
    const core = aBoardroom()
    const { container } = at('R-1')
    await panel()
    await fireEvent.click(button('Keep the decision'))
    expect(screen.getByText('Choose what is decided')).toBeTruthy()
    for (const [key, complaint] of [['2', 'Name a condition'], ['3', 'Write a day as 2026-12-18'], ['4', 'Say why'], ['5', 'Say what must be known']] as const) {
      await press(key)
      expect(screen.getByText(complaint)).toBeTruthy()
      expect(await violations(container)).toEqual([])
    }
    expect(told(core, 'cab_decide')).toEqual([])
    await type('What must be known', 'Load figures')
    await fireEvent.input(screen.getByRole('combobox', { name: /By whom/ }), { target: { value: 'Ben' } })
    await fireEvent.click(button('Keep the decision'))
    await waitFor(() => expect(told(core, 'cab_decide')).toMatchObject([{ outcome: 'more-information', reason: 'Load figures – by Ben' }]))
  })

  it('has conditions with owner, day and who verifies them', async () => {
    const core = aBoardroom()
    at('R-1')
    await panel()
    await press('2')
    await type('What must be done', 'Test it')
    const owner = screen.getByRole('combobox', { name: 'Owner' })
    await fireEvent.click(owner)
    await fireEvent.pointerDown(await screen.findByRole('option', { name: /^Ben/ }))
    await type(/^Due/, '2026-11-27')
    await fireEvent.click(button('Another condition'))
    await fireEvent.input(within(screen.getByRole('group', { name: 'Condition 2' })).getByRole('textbox', { name: 'What must be done' }), { target: { value: 'Tell users' } })
    await fireEvent.click(button('Take condition 2 out'))
    await fireEvent.click(button('Keep the decision'))
    await waitFor(() => expect(told(core, 'cab_decide')).toMatchObject([{ outcome: 'conditional', conditions: [{ text: 'Test it', owner: 'ben', due: '2026-11-27', verifier: null }] }]))
  })

  it('is provisional without a quorum, and says so before it is kept', async () => {
    aBoardroom(aBench({ quorum: { ...aBench().quorum, met: false, seats: [...SEATS] } }))
    at('R-1')
    expect((await panel()).textContent).toContain('what is decided is kept as provisional, and is no approval')
    expect(button('Keep as provisional')).toBeTruthy()
  })

  it('that was said tells by when it must be confirmed, and asks who heard it', async () => {
    const core = aBoardroom()
    at('R-1')
    await panel()
    await press('1')
    await fireEvent.click(screen.getByRole('checkbox', { name: /Said, not signed.*within 24 hours/ }))
    await fireEvent.click(button('Keep the decision'))
    expect(screen.getByText('Say who heard it')).toBeTruthy()
    await fireEvent.input(screen.getByRole('combobox', { name: 'Heard by' }), { target: { value: 'Ben' } })
    await fireEvent.click(button('Keep the decision'))
    await waitFor(() => expect(told(core, 'cab_decide')).toMatchObject([{ heard_by: 'Ben' }]))
  })

  it('is kept with Control and Enter from any field; the next item and its clock follow', async () => {
    const core = aBoardroom(aBench({ at_point: { id: 'R-1', since: '2026-11-24T08:58:00Z' } }))
    const { follow } = at('R-1')
    await panel()
    await press('1')
    await fireEvent.keyDown(screen.getByRole('textbox', { name: /Comments/ }), { key: 'Enter', ctrlKey: true })
    await waitFor(() => expect(router.place.path).toEqual([MEETING, 'agenda', 'R-2']))
    expect(told(core, 'cab_point_take')).toEqual([{ meeting: MEETING, point: 'R-2' }])
    await follow()
    expect(await panel('R-2 Web shop')).toBeTruthy()
  })

  it('that is refused stays in the form with why, and what was typed', async () => {
    const core = aBoardroom()
    core.on('cab_decide', () => { throw new SlipwayError({ code: 'approval.rollback_untested', message: 'the rollback of R-1 was never tested', hint: 'test it, or defer the item' }) })
    at('R-1')
    await panel()
    await press('1')
    await type(/Comments/, 'Go')
    await fireEvent.click(button('Keep the decision'))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Test it, or defer the item.'))
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Comments/ }).value).toBe('Go')
  })

  it('that was begun is there again after a look at another point', async () => {
    aBoardroom()
    const { follow } = at('R-1')
    await panel()
    await press('4')
    await type('Why', 'Too early')
    await press('j')
    await follow()
    await panel('R-2 Web shop')
    await press('k')
    await follow()
    await panel()
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Why' }).value).toBe('Too early')
  })

  it('gives way to what the core made of it', async () => {
    let points = [...POINTS]
    aBoardroom(() => aBench({ points }))
    at('R-1')
    await panel()
    await press('1')
    points = withDecision({ ballot: { votes_for: 2, against: 0, abstained: 0, interests: [], comments: 'From the core', seconds: 0 } })
    await fireEvent.click(button('Keep the decision'))
    await waitFor(() => expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Comments/ }).value).toBe('From the core'))
  })
})
