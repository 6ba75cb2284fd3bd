import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import type { Input } from '../../backend'
import { sayDay } from '../../shared/dates'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { aChange } from '../../shared/testing/samples'
import BoardForm from './BoardForm.svelte'
import { aCatalogue, aDeparture, aStation, aTrain } from './samples'
import TrainEditor from './TrainEditor.svelte'

const rows = [{ train: aTrain(), next: aDeparture() }]
const moved = { start: '2026-12-05T19:00:00Z', end: '2026-12-05T22:00:00Z' }
const type = (name: RegExp | string, value: string) => fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } })
const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name })

beforeEach(() => router.go('trains'))

describe('the form for boarding', () => {
  function boarding(hindrances: readonly string[], refused: SlipwayError | null = null, excusable = hindrances.length > 0) {
    return aStation({}, {
      release_board: ({ mode, departure, exception, release }: Input<'release_board'>) => {
        if (mode === 'commit' && refused && (exception ?? null) === null) throw refused
        return {
          release, train: 'CORE', departure: departure ?? '2026-12-12', from: { start: '2026-11-28T21:00:00Z', end: '2026-11-29T00:00:00Z' }, to: moved,
          hindrances: departure === '2026-12-05' ? hindrances : [], excusable: departure === '2026-12-05' && excusable, moves: [], conflicts: [], changed: mode === 'commit' ? aChange() : null,
        }
      },
    })
  }

  it('offers releases that can move, tells the new time, and boards the departure that was shown', async () => {
    const core = boarding([])
    const { container } = render(BoardForm, { rows, train: 'CORE', departure: '', release: '' })
    await waitFor(() => expect(core.asked.some((one) => one.name === 'release_list')).toBe(true))
    await fireEvent.click(button('Board'))
    expect(screen.getByText('Choose a release')).toBeTruthy()
    const release = screen.getByRole('combobox', { name: 'Release' })
    await fireEvent.click(release)
    await waitFor(() => expect(screen.getAllByRole('option', { name: /^R-/ }).map((option) => option.textContent)).toEqual(['R-1 Payments 4.2scheduled', 'R-3 Searchscheduled']))
    await fireEvent.keyDown(release, { key: 'Enter' })
    await waitFor(() => expect(screen.getByText(`Departure of ${sayDay('2026-12-12')}`)).toBeTruthy())
    expect(screen.getByText(/Sat,? 5 Dec 2026 20:00–23:00 CET/)).toBeTruthy()
    expect(screen.getByText('Nothing keeps it from riding.')).toBeTruthy()
    expect(await violations(container)).toEqual([])
    await fireEvent.click(button('Board'))
    await waitFor(() => expect(core.asked.find((one) => (one.input as Partial<Input<'release_board'>>).mode === 'commit')?.input).toEqual({ release: 'R-1', train: 'CORE', departure: '2026-12-12', exception: null, mode: 'commit' }))
    await waitFor(() => expect(globalThis.location.hash).toBe('#/trains/CORE'))
  })

  it('asks for the reason of an exception where something is in the way, and boards with it', async () => {
    const core = boarding(['all 2 places are taken'])
    render(BoardForm, { rows, train: 'CORE', departure: '2026-12-05', release: 'R-1' })
    await waitFor(() => expect(screen.getByText('all 2 places are taken')).toBeTruthy())
    await type(/Reason for an exception/, 'The regulator asks for it')
    await fireEvent.click(button('Board'))
    await waitFor(() => expect(core.asked.find((one) => (one.input as Partial<Input<'release_board'>>).mode === 'commit')?.input).toMatchObject({ departure: '2026-12-05', exception: 'The regulator asks for it' }))
  })

  it('asks for no reason where none would help', async () => {
    boarding(['one mandatory item of its checklist is open: Alerts (monitoring)'], null, false)
    render(BoardForm, { rows, train: 'CORE', departure: '2026-12-05', release: 'R-1' })
    await waitFor(() => expect(screen.getByText(/Alerts/)).toBeTruthy())
    expect(screen.queryByRole('textbox', { name: /Reason for an exception/ })).toBeNull()
    expect(screen.getByText('What speaks against the time')).toBeTruthy()
  })

  it('tells no time, and nothing against one, where the departure has none for it', async () => {
    const from = { start: '2026-11-28T21:00:00Z', end: '2026-11-29T00:00:00Z' }
    aStation({}, {
      release_board: ({ release }: Input<'release_board'>) => ({
        release, train: 'CORE', departure: '2026-12-05', from, to: from, hindrances: ['there is no valid slot for it while the train boards'], excusable: false, moves: [], conflicts: [], changed: null,
      }),
    })
    render(BoardForm, { rows, train: 'CORE', departure: '2026-12-05', release: 'R-1' })
    await waitFor(() => expect(screen.getByText('It cannot ride on this departure, and keeps its time.')).toBeTruthy())
    expect(screen.queryByText('What speaks against the time')).toBeNull()
    expect(screen.queryByText('It would keep its time.')).toBeNull()
  })

  it('shows a refusal with its hint, and takes the departure that it names', async () => {
    const refused = new SlipwayError({ code: 'train.boarding', message: 'R-1 cannot board CORE: all 2 places are taken', hint: 'choose another departure, or give the reason for an exception', details: { next: '2026-12-12' } })
    boarding(['all 2 places are taken'], refused)
    render(BoardForm, { rows, train: 'CORE', departure: '2026-12-05', release: 'R-1' })
    await waitFor(() => expect(screen.getByText('all 2 places are taken')).toBeTruthy())
    await fireEvent.click(button('Board'))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('give the reason for an exception'))
    await fireEvent.click(button(`Take the departure of ${sayDay('2026-12-12')}`))
    await waitFor(() => expect(screen.getByText(`Departure of ${sayDay('2026-12-12')}`)).toBeTruthy())
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('says why no departure takes it', async () => {
    aStation({}, { release_board: () => { throw new SlipwayError({ code: 'train.no_room', message: 'no departure of CORE takes R-1', hint: 'name a departure to see what stands against it' }) } })
    render(BoardForm, { rows, train: 'CORE', departure: '', release: 'R-1' })
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Name a departure'))
  })

  it('leads to a timetable where no train has one', async () => {
    aStation()
    const { unmount } = render(BoardForm, { rows: [{ train: aTrain({ timetable: null }), next: null }], train: '', departure: '', release: '' })
    expect(screen.getByText('No train has a timetable yet')).toBeTruthy()
    await fireEvent.click(button('Write the timetable of Core train…'))
    expect(globalThis.location.hash).toBe('#/trains/CORE/edit')
    unmount()
    render(BoardForm, { rows: [], train: '', departure: '', release: '' })
    await fireEvent.click(button('New train…'))
    expect(globalThis.location.hash).toBe('#/trains/new')
  })
})

describe('the form of a train', () => {
  const night = { start: '2026-12-05T19:00:00Z', end: '2026-12-06T05:00:00Z', local_start: '2026-12-05T20:00', local_end: '2026-12-06T06:00', minutes: 600 }

  function expanding({ rrule }: Input<'rule_expand'>) {
    if (rrule?.startsWith('NONSENSE')) throw new SlipwayError({ code: 'rule.unreadable', message: 'NONSENSE is no rule', hint: 'write it as FREQ=WEEKLY' })
    return { words: rrule == null ? null : 'every month on the 22nd', occurrences: [night], more: rrule != null }
  }

  it('tells the dates before anything is saved, and saves all that it holds', async () => {
    const core = aStation({}, { rule_expand: expanding, train_save: () => aChange() })
    const { container } = render(TrainEditor, { catalogue: aCatalogue() })
    await waitFor(() => expect(screen.getByText(/it goes on/)).toBeTruthy())
    const milestones = within(screen.getByRole('region', { name: 'When its milestones fall' }))
    await waitFor(() => expect(milestones.getByText('Go/no-go')).toBeTruthy())
    expect(milestones.getAllByText(/over already/), 'a first departure that comes too soon is seen').toHaveLength(1)
    expect(core.asked.find((one) => one.name === 'train_preview')?.input).toMatchObject({ train: { key: 'new', timetable: { rrule: 'FREQ=MONTHLY' } }, count: 2 })
    expect(await violations(container)).toEqual([])
    await fireEvent.click(button('Save'))
    expect(screen.getByText('A name is needed')).toBeTruthy()
    await type('Name', 'Core train 2')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Key' }).value, 'it follows the name').toBe('core-train-2')
    await type('Key', 'core')
    expect(screen.getByText('There is a train core already')).toBeTruthy()
    await type('Key', 'FAST')
    await type(/Capacity/, '8')
    await fireEvent.click(button('Take Scope freeze out'))
    await fireEvent.click(screen.getByRole('radio', { name: /closes boarding with Go\/no-go/ }))
    await fireEvent.click(button('Give a team a carriage'))
    const team = screen.getByRole('combobox', { name: 'Team of carriage 1' })
    await fireEvent.click(team)
    await fireEvent.keyDown(team, { key: 'Enter' })
    await type(/Places of carriage 1/, '2')
    await fireEvent.click(button('Save'))
    await waitFor(() => expect(core.asked.find((one) => one.name === 'train_save')?.input).toEqual({
      key: 'FAST', name: 'Core train 2', capacity: 8, risk_budget: null,
      timetable: { start: '2026-12-22T20:00', end: '2026-12-23T06:00', zone: 'Europe/Berlin', rrule: 'FREQ=MONTHLY' },
      milestones: [
        { name: 'Code freeze', days: -10, cut_off: false }, { name: 'Release candidate', days: -7, cut_off: false }, { name: 'Go/no-go', days: -2, cut_off: true },
        { name: 'Deploy', days: 0, cut_off: false }, { name: 'Stable', days: 3, cut_off: false },
      ],
      carriages: [{ team: 'payments', places: 2 }],
    }))
    await waitFor(() => expect(globalThis.location.hash).toBe('#/trains/FAST'))
  })

  it('keeps the length of a departure when its start is another one', async () => {
    aStation({}, { rule_expand: expanding })
    render(TrainEditor, { catalogue: aCatalogue() })
    const day = screen.getByRole('textbox', { name: 'First departure begins: day' })
    await fireEvent.input(day, { target: { value: '2027-01-31' } })
    await fireEvent.blur(day)
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'First departure ends: day' }).value).toBe('2027-02-01')
  })

  it('shows of a timetable that has been kept for years what lies ahead', async () => {
    const before = { ...night, start: '2024-12-05T19:00:00Z', end: '2024-12-06T05:00:00Z', local_start: '2024-12-05T20:00', local_end: '2024-12-06T06:00' }
    aStation({}, { rule_expand: () => ({ words: 'every month on the 22nd', occurrences: [before, night], more: true }) })
    render(TrainEditor, { catalogue: aCatalogue(), train: aTrain() })
    await waitFor(() => expect(screen.getByText(/1 already over/)).toBeTruthy())
    expect(within(screen.getByRole('list', { name: 'Dates' })).getAllByRole('listitem')).toHaveLength(1)
  })

  it('complains about a rule in its place', async () => {
    aStation({}, { rule_expand: expanding })
    render(TrainEditor, { catalogue: aCatalogue(), train: aTrain() })
    await type('Rule', 'NONSENSE')
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Rule' }).getAttribute('aria-invalid')).toBe('true'))
    expect(screen.getAllByText(/NONSENSE is no rule/).length).toBeGreaterThan(0)
  })

  it('stays open with the refusal of the core', async () => {
    aStation({}, { rule_expand: expanding, train_save: () => { throw new SlipwayError({ code: 'train.timetable', message: 'the departures run into each other', hint: 'choose a rarer rule' }) } })
    render(TrainEditor, { catalogue: aCatalogue(), train: aTrain() })
    await fireEvent.click(button('Save'))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Choose a rarer rule'))
  })

  it('says before a timetable is taken away', async () => {
    const core = aStation({}, { rule_expand: expanding, train_save: () => aChange() })
    render(TrainEditor, { catalogue: aCatalogue(), train: aTrain() })
    await fireEvent.click(screen.getByRole('checkbox', { name: 'It leaves at set times' }))
    expect(screen.getByText(/Saving takes the timetable away/)).toBeTruthy()
    await fireEvent.click(button('Save'))
    await waitFor(() => expect(core.asked.find((one) => one.name === 'train_save')?.input).toMatchObject({ timetable: null, milestones: null }))
  })
})
