import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import type { Input } from '../../backend'
import { sayDay } from '../../shared/dates'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { aBar, aChange } from '../../shared/testing/samples'
import { aDeparture, aLeft, aLine, aRider, aStation, aTrain, theNext } from './samples'
import Trains from './Trains.svelte'

beforeEach(() => router.go('trains'))

/** As the frame shows it: in the main part of the page. */
const open = (path: readonly string[] = []) => render(Trains, { target: document.body.appendChild(document.createElement('main')), props: { path } })
const board = (day: string): HTMLElement => screen.getByRole('region', { name: day })
const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name })

async function shown(path: readonly string[] = ['CORE']) {
  const view = open(path)
  await waitFor(() => expect(board(sayDay('2026-12-05'))).toBeTruthy())
  return view
}

describe('the list of trains', () => {
  it('tells when each leaves next, how full it is, and until when somebody boards', async () => {
    aStation({ train: aTrain({ capacity: 1 }) })
    const { container } = open()
    const core = await waitFor(() => screen.getByRole('link', { name: /Core train/ }))
    expect(core.textContent.replace(/\s+/g, ' ')).toContain('5 Dec 2026 20:00–06:00 (+1) Europe/Berlin 1 of 1 release full 2 of 20 points of risk')
    expect(core.textContent).toContain(`Boarding closed at the end of ${sayDay('2026-11-23')}`)
    expect(screen.getByRole('link', { name: /Old train/ }).textContent).toContain('No timetable yet')
    expect(await violations(container)).toEqual([])
  })

  it('shows a plan without trains the ways to some', async () => {
    const core = aStation()
    core.on('train_list', () => ({ items: [] }))
    open()
    await waitFor(() => expect(screen.getByText('No trains yet')).toBeTruthy())
    expect(button('Import trains…')).toBeTruthy()
  })

  it('says what went wrong, and tries again', async () => {
    const core = aStation()
    core.on('train_list', () => { throw new SlipwayError({ code: 'internal.x', message: 'The core is gone' }) })
    open()
    await waitFor(() => expect(screen.getByText('The core is gone.')).toBeTruthy())
    core.on('train_list', () => ({ items: [{ train: aTrain(), next: aDeparture() }] }))
    await fireEvent.click(button('Try again'))
    await waitFor(() => expect(screen.getByRole('link', { name: /Core train/ })).toBeTruthy())
  })

  it('says that a train is gone', async () => {
    aStation()
    open(['GONE'])
    await waitFor(() => expect(screen.getByText('There is no train GONE any more.')).toBeTruthy())
  })
})

describe('the board of a train', () => {
  const riders = [
    aRider({}, { hindrances: ['one mandatory item of its checklist is open: Alerts (monitoring)'] }),
    aRider({ key: 'R-5', title: 'Repair', type: 'emergency', team: null, risk: null, can_move: false, state: 'deploying' }, { hotfix: true, ready: null }),
  ]

  it('shows milestones, places, riders with what keeps them, and who missed it', async () => {
    const frozen = 'F-1 Year end holds for everything: 12 Dec 2026'
    aStation({ departures: [aDeparture({ riders, list: [aLine()] }), theNext({ frozen: [frozen] })] })
    const { container } = await shown()
    const departure = within(board(sayDay('2026-12-05')))
    const milestones = within(departure.getByRole('list', { name: 'Milestones' })).getAllByRole('listitem').map((one) => one.textContent.replace(/\s+/g, ' ').trim())
    expect(milestones).toEqual(['1 Code freeze Mon 23 Nov over boarding closes', '2 Go/no-go Thu 3 Dec in 9 days', '3 Deploy Sat 5 Dec in 11 days'])
    expect(departure.getByText('1 of 2 places left')).toBeTruthy()
    const row = (name: string) => [...(departure.getByRole('link', { name }).closest('tr')?.cells ?? [])].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim())
    expect(row('R-1')).toEqual(['R-1', 'Payments 4.2 one mandatory item of its checklist is open: Alerts (monitoring)', 'payments', 'M', '60 %', 'Take off… R-1'])
    expect(row('R-5')).toEqual(['R-5', 'Repair 4.2 hotfix lane, takes no place', '', '–not assessed', 'no checklist', 'deploying'])
    expect(row('R-9')).toEqual(['Missed', 'R-9 Late one', 'one mandatory item of its checklist is open: Alerts (monitoring)', `rides on ${sayDay('2026-12-12')}`])
    expect(within(board(sayDay('2026-12-12'))).getByText('No release rides on it yet.')).toBeTruthy()
    expect(within(board(sayDay('2026-12-12'))).getByText(`${frozen}.`)).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('is read further on, and back', async () => {
    const departures = Array.from({ length: 14 }, (_, week) => theNext({ day: `2027-01-${String(week + 1).padStart(2, '0')}`, at: { start: `2027-01-${String(week + 1).padStart(2, '0')}T19:00:00Z`, end: `2027-01-${String(week + 1).padStart(2, '0')}T23:00:00Z` } }))
    const core = aStation({ departures })
    const { container } = open(['CORE'])
    const many = () => container.querySelectorAll('[data-departure]').length
    await waitFor(() => expect(many()).toBe(6))
    await fireEvent.click(button('More departures'))
    await waitFor(() => expect(many()).toBe(12))
    await fireEvent.click(button('Earlier departures'))
    await waitFor(() => expect(core.asked.at(-1)?.input).toEqual({ key: 'CORE', from: '2026-12-26T19:00:00Z', count: 19 }))
    await waitFor(() => expect(screen.getByText('The timetable ends here.')).toBeTruthy())
    await fireEvent.click(button('From today'))
    await waitFor(() => expect(core.asked.at(-1)?.input).toEqual({ key: 'CORE', from: null, count: 6 }))
  })

  it('has releases beside it, which board the next departure', async () => {
    aStation({ beside: [aBar({ key: 'R-7', title: 'Stray', train: 'CORE' })] })
    await shown()
    expect(within(screen.getByRole('region', { name: /Beside the train/ })).getByText(/Stray/)).toBeTruthy()
    await fireEvent.click(button('Board the next… with R-7'))
    expect(globalThis.location.hash).toBe('#/trains/board?train=CORE&release=R-7')
  })

  it('asks for a timetable where there is none', async () => {
    aStation({ train: aTrain({ timetable: null }), departures: [] })
    open(['CORE'])
    await waitFor(() => expect(screen.getByText('It has no timetable')).toBeTruthy())
  })
})

describe('what is done at a departure', () => {
  it('takes a release off with a reason', async () => {
    const core = aStation({}, {
      release_leave: ({ mode }: Input<'release_leave'>) =>
        ({ release: 'R-1', train: 'CORE', departure: '2026-12-05', items: 2, points: 6, at: { start: '2026-12-05T19:00:00Z', end: '2026-12-05T21:00:00Z' }, changed: mode === 'commit' ? aChange() : null }),
    })
    await shown()
    await fireEvent.click(button('Take off… R-1'))
    await waitFor(() => expect(screen.getByText(`The departure of ${sayDay('2026-12-05')} keeps 2 releases with 6 points of risk.`)).toBeTruthy())
    expect(core.asked.find((one) => one.name === 'release_leave')?.input, 'told before anything is written').toEqual({ release: 'R-1', mode: 'preview', reason: null })
    expect(screen.getByText(/It keeps its time: Sat,? 28 Nov 2026,? 22:00/)).toBeTruthy()
    await fireEvent.input(screen.getByRole('textbox', { name: /Why/ }), { target: { value: 'Not this time' } })
    expect(await violations(screen.getByRole('dialog'))).toEqual([])
    await fireEvent.click(button('Take off'))
    await waitFor(() => expect(core.asked.filter((one) => one.name === 'release_leave').at(-1)?.input).toEqual({ release: 'R-1', mode: 'commit', reason: 'Not this time' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('closes boarding after it has said who stays behind, why, and where each goes', async () => {
    const behind = [aLeft(), aLeft({ release: 'R-2', title: 'Web shop', next: null, to: null })]
    const core = aStation({}, { boarding_close: ({ mode }: Input<'boarding_close'>) => ({ train: 'CORE', departure: '2026-12-05', behind, changed: mode === 'commit' ? aChange() : null }) })
    await shown()
    await fireEvent.click(within(board(sayDay('2026-12-05'))).getByRole('button', { name: 'Close boarding…' }))
    const dialog = screen.getByRole('dialog', { name: `Close boarding of Core train, ${sayDay('2026-12-05')}` })
    await waitFor(() => expect(within(dialog).getByText('2 releases would stay behind.')).toBeTruthy())
    expect(dialog.textContent).toContain(`on the departure of ${sayDay('2026-12-12')}`)
    expect(dialog.textContent).toContain('No later departure takes it')
    expect(await violations(dialog)).toEqual([])
    await fireEvent.click(button('Close boarding'))
    await waitFor(() => expect(core.asked.filter((one) => one.name === 'boarding_close').map((one) => (one.input as Input<'boarding_close'>).mode)).toEqual(['preview', 'commit']))
  })

  it('tells that deployments go along and ride on nothing', async () => {
    const behind = [aLeft(), aLeft({ release: 'R-1-STAGING', title: 'Tried first', why: 'R-1-STAGING is a deployment of R-1 Payments 4.2', next: null, along: true })]
    aStation({}, { boarding_close: () => ({ train: 'CORE', departure: '2026-12-05', behind, changed: null }) })
    await shown()
    await fireEvent.click(within(board(sayDay('2026-12-05'))).getByRole('button', { name: 'Close boarding…' }))
    const dialog = screen.getByRole('dialog')
    await waitFor(() => expect(within(dialog).getByText('1 release would stay behind.')).toBeTruthy())
    expect(dialog.textContent).toMatch(/with a place\.\s*1 deployment goes along\./)
    const [rider, deployment] = within(dialog).getAllByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' ').trim())
    expect(rider).toContain('on the departure of')
    expect(deployment).toMatch(/^R-1-STAGING Tried first, goes along R-1-STAGING is a deployment of R-1 Payments 4\.2/)
    expect(deployment).not.toMatch(/ride|departure/)
  })

  it('writes nothing where nobody stays behind', async () => {
    aStation({}, { boarding_close: () => ({ train: 'CORE', departure: '2026-12-05', behind: [], changed: null }) })
    await shown()
    await fireEvent.click(within(board(sayDay('2026-12-05'))).getByRole('button', { name: 'Close boarding…' }))
    await waitFor(() => expect(screen.getByText(/Nobody stays behind/)).toBeTruthy())
    expect(screen.queryByRole('button', { name: 'Close boarding' })).toBeNull()
  })

  it('moves a departure on the wall of its zone, without whom is left out, and shows a refusal in its place', async () => {
    const refused = new SlipwayError({ code: 'release.conflict', message: 'R-1 would stand in a freeze', hint: 'choose another day' })
    const core = aStation({}, {
      departure_move: ({ mode, leave_out }: Input<'departure_move'>) => {
        if (mode === 'commit') throw refused
        return { train: 'CORE', departure: '2026-12-06', riders: leave_out.length > 0 ? [] : [aLeft()], conflicts: [], changed: null }
      },
    })
    await shown()
    await fireEvent.click(within(board(sayDay('2026-12-05'))).getByRole('button', { name: 'Move…' }))
    const dialog = within(screen.getByRole('dialog', { name: `Move Core train, ${sayDay('2026-12-05')}` }))
    expect(core.asked.some((one) => one.name === 'departure_move'), 'nothing is asked before there is a new time').toBe(false)
    const day = dialog.getByRole('textbox', { name: 'New start: day' })
    await fireEvent.input(day, { target: { value: '2026-12-06' } })
    await fireEvent.blur(day)
    await waitFor(() => expect(dialog.getByText('1 release would move')).toBeTruthy())
    expect(await violations(screen.getByRole('dialog'))).toEqual([])
    await fireEvent.click(dialog.getByRole('checkbox', { name: /R-1 Payments/ }))
    await waitFor(() => expect(dialog.getByText('Nobody would move.')).toBeTruthy())
    await fireEvent.click(dialog.getByRole('button', { name: 'Move' }))
    await waitFor(() => expect(dialog.getByRole('alert').textContent).toContain('Choose another day'))
    expect(core.asked.at(-1)?.input).toEqual({ train: 'CORE', departure: '2026-12-05', to: '2026-12-06T20:00', leave_out: ['R-1'], mode: 'commit', reason: null })
  })

  it('calls a departure off, and tells to which ones its riders go', async () => {
    const core = aStation({}, {
      departure_move: ({ mode }: Input<'departure_move'>) => ({ train: 'CORE', departure: null, riders: [aLeft({ why: 'CORE of 5 Dec 2026 is called off' })], conflicts: [], changed: mode === 'commit' ? aChange() : null }),
    })
    await shown()
    await fireEvent.click(within(board(sayDay('2026-12-05'))).getByRole('button', { name: 'Call off…' }))
    await waitFor(() => expect(screen.getByText(/on the departure of Sat,? 12 Dec 2026/)).toBeTruthy())
    await fireEvent.click(button('Call off'))
    await waitFor(() => expect(core.asked.find((one) => (one.input as Partial<Input<'departure_move'>>).mode === 'commit')?.input).toMatchObject({ to: null, departure: '2026-12-05' }))
  })

  it('leaves a departure alone that has left', async () => {
    aStation({ departures: [aDeparture({ at: { start: '2026-11-24T08:00:00Z', end: '2026-11-24T12:00:00Z' } })] })
    await shown()
    expect(button('Move…').hasAttribute('disabled')).toBe(true)
    expect(button('Board…').hasAttribute('disabled')).toBe(false)
  })
})
