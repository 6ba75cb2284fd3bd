import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import type { CatalogueView } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { violations } from '../../shared/testing/axe'
import { aBar, aChange, aStatus } from '../../shared/testing/samples'
import { router } from '../../shared/router.svelte'
import Catalogue from './Catalogue.svelte'
import { KINDS } from './kinds'
import ThingDialog from './ThingDialog.svelte'
import { complaints, groupChoices, show, written } from './values'
import type { KindId, Values } from './values'

const ZONE = 'Europe/Berlin'
const catalogue: CatalogueView = {
  services: [{ key: 'pay', name: 'Payments', tier: 1, team: 'core', region: null, environments: ['production'], kind: 'vendor', regulated: true }],
  teams: [{ key: 'core', name: 'Core', limit: 2 }],
  environments: [{ key: 'production', name: 'Production', production: true, infrastructure: null }],
  regions: [{ key: 'eu', name: 'Europe', zone: ZONE }],
  people: [{ key: 'mia', name: 'Mia', team: 'core', email: null, deputy: 'jon' }, { key: 'jon', name: 'Jon', team: null, email: null, deputy: null }],
  trains: [{ key: 'T-49', name: 'December', capacity: 8, risk_budget: 20 }],
  windows: [],
  stores: [{ key: 'ledger', name: 'Ledger' }],
  bookings: [{
    key: 'B-1', title: 'Load test', environment: 'production', exclusive: true, start: '2026-12-01T20:00', end: '2026-12-02T02:00', zone: ZONE,
    setup_minutes: 30, teardown_minutes: 0, release: 'R-1', team: null,
  }],
  absences: [{ key: 'A-1', person: 'mia', start: '2026-12-24T00:00', end: '2027-01-02T00:00', zone: ZONE, reason: 'Christmas' }],
  shifts: [{ key: 'S-1', person: 'jon', start: '2026-12-04T18:00', end: '2026-12-05T06:00', zone: ZONE, rrule: 'FREQ=WEEKLY' }],
  boards: [{
    key: 'CAB', name: 'Board', start: '2026-12-01T14:00', end: '2026-12-01T15:00', zone: ZONE, rrule: 'FREQ=WEEKLY', cut_off: '5wd', cut_off_major: '14wd',
    scope: { services: [], teams: ['core'], environments: ['production'], regions: [], types: ['normal'] },
    membership: {
      chair: 'mia', members: [{ person: 'mia', group: '', votes: true, deputy: null }, { person: 'jon', group: 'Security', votes: false, deputy: 'mia' }],
      at_least: 2, chair_needed: true, groups: ['Security'], minutes_per_item: 10, place: 'Room 4', link: 'https://meet.example/cab',
    },
  }],
  lead_times: [{ type: 'normal', lead: '5wd' }],
}

function kindOf(id: KindId) {
  const kind = KINDS.find((one) => one.id === id)
  if (!kind) throw new Error(`no kind ${id}`)
  return kind
}

function first(id: KindId): Values {
  const [values] = kindOf(id).read(catalogue)
  if (!values) throw new Error(`nothing of ${id}`)
  return values
}

const SAVES: Readonly<Record<KindId, string>> = {
  services: 'service_save', teams: 'team_save', environments: 'environment_save', regions: 'region_save', people: 'person_save',
  stores: 'store_save', bookings: 'booking_save', absences: 'absence_save', shifts: 'shift_save', lead_times: 'lead_time_save', boards: 'board_save',
}

beforeEach(() => plan.take(aStatus()))

describe('the kinds of the catalogue', () => {
  it('save what they read as it was', async () => {
    const core = fakeCore(Object.fromEntries(Object.values(SAVES).map((name) => [name, () => aChange()])))
    for (const kind of KINDS) {
      expect(complaints(kind, first(kind.id)), kind.id).toEqual({})
      await kind.save(first(kind.id))
      expect(core.asked.at(-1), kind.id).toEqual({ name: SAVES[kind.id], input: catalogue[kind.id][0] })
    }
  })

  it('take a service of which nobody said what it is for one', async () => {
    const core = fakeCore({ service_save: () => aChange() })
    const [before] = catalogue.services
    if (!before) throw new Error('no service')
    const { key, name, tier, team, region, environments } = before
    const [values] = kindOf('services').read({ ...catalogue, services: [{ key, name, tier, team, region, environments }] })
    if (values) await kindOf('services').save(values)
    expect(core.asked.at(-1)?.input).toMatchObject({ key: 'pay', kind: 'service' })
  })

  it('take a board of which nobody said who sits on it for one without members', async () => {
    const core = fakeCore({ board_save: () => aChange() })
    const [board] = catalogue.boards
    if (!board) throw new Error('no board')
    const [values] = kindOf('boards').read({ ...catalogue, boards: [{ ...board, membership: null }] })
    if (values) await kindOf('boards').save(values)
    expect(core.asked.at(-1)?.input).toMatchObject({ membership: { chair: null, members: [], at_least: 0, chair_needed: false, groups: [], minutes_per_item: null, place: '', link: '' } })
  })

  it('choose the groups of a quorum from those of the members', () => {
    expect(groupChoices({ texts: {}, lists: { groups: ['Risk'] }, members: [{ id: 1, person: 'mia', group: ' Security ', votes: true, deputy: '' }, { id: 2, person: 'jon', group: '', votes: true, deputy: '' }] }, 'groups')).toEqual(['Security', 'Risk'])
  })

  it('keep which of two equal times a booking means where clocks go back', async () => {
    const core = fakeCore({ booking_save: () => aChange() })
    const [before] = catalogue.bookings
    if (!before) throw new Error('no booking')
    for (const start of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']) {
      const [values] = kindOf('bookings').read({ ...catalogue, bookings: [{ ...before, start }] })
      expect(values?.texts['start']).toBe('2026-10-25T02:30')
      if (values) await kindOf('bookings').save(values)
      expect(core.asked.at(-1)?.input).toMatchObject({ start, end: '2026-12-02T02:00' })
    }
  })

  it('complain about what is missing, and about what is no number', () => {
    const values = { texts: { key: 'core', name: '', limit: 'eight' }, lists: {} }
    expect(complaints(kindOf('teams'), values)).toEqual({ name: 'Name is needed', limit: 'Write a whole number' })
  })

  it('do not take the place of another', () => {
    const values = { texts: { key: 'Core', name: 'Core', limit: '' }, lists: {} }
    expect(complaints(kindOf('teams'), values, ['core'])).toEqual({ key: 'There is a team of that key already' })
    expect(complaints(kindOf('lead_times'), first('lead_times'), ['normal'])).toEqual({ key: 'There is a lead time of that type already' })
  })

  it('make a key out of the name of a new one, and leave that of an old one', () => {
    const empty: Values = { texts: {}, lists: {} }
    expect(written(kindOf('services'), empty, 'name', 'Pay', ['pay']).texts).toEqual({ name: 'Pay', key: 'pay-2' })
    expect(written(kindOf('services'), first('services'), 'name', 'Money', null).texts['key']).toBe('pay')
    expect(written(kindOf('absences'), empty, 'reason', 'Christmas', []).texts).toEqual({ reason: 'Christmas' })
  })

  it('show words for what is short', () => {
    const cell = (id: KindId, field: string): string => show(kindOf(id), first(id), field)
    expect([cell('services', 'tier'), cell('services', 'kind'), cell('bookings', 'exclusive'), cell('bookings', 'start'), cell('lead_times', 'key'), cell('people', 'deputy')])
      .toEqual(['Tier 1', 'Vendor', 'exclusive', '2026-12-01 20:00', 'Normal', 'jon'])
  })
})

describe('the room of the catalogue', () => {
  it('says of what there is none what it is for, and how to get one', async () => {
    fakeCore({ catalogue_show: () => ({ ...catalogue, services: [] }) })
    const { container } = render(Catalogue, { path: ['services'] })
    await waitFor(() => expect(screen.getByText('No services yet')).toBeTruthy())
    expect(screen.getByText(/What is deployed/)).toBeTruthy()
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Import services…' }))
    expect(router.place).toMatchObject({ room: 'exchange', query: { kind: 'services' } })
  })

  it('is entered with the form of a new thing, which begins where most are', async () => {
    fakeCore({ catalogue_show: () => ({ ...catalogue, services: [], teams: [] }) })
    router.go('catalogue', ['services'], { new: 'yes' })
    render(Catalogue, { path: ['services'] })
    await waitFor(() => expect(screen.getByRole('heading', { name: 'New service' })).toBeTruthy())
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Tier' }).value).toBe('3')
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Kind' }).value).toBe('service')
    expect(screen.getByText('There are no teams yet; they are written under a tab of their own.')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Leave it' }))
    expect(globalThis.location.hash).toBe('#/catalogue/services')
  })
})

describe('the form of the catalogue', () => {
  const nobody = (): undefined => undefined

  it('books an environment for a release', async () => {
    const core = fakeCore({ release_list: () => ({ items: [aBar()] }), booking_save: () => aChange() })
    const { container } = render(ThingDialog, { kind: kindOf('bookings'), catalogue, values: first('bookings'), onclose: nobody, onsaved: nobody })
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('combobox', { name: /For release/ }).value).toBe('R-1 Payments 4.2'))
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('checkbox', { name: /Exclusive/ }))
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(core.asked.at(-1)?.input).toMatchObject({ key: 'B-1', exclusive: false, release: 'R-1', setup_minutes: 30 }))
  })

  it('names who sits on a board and when it can decide, from the keyboard', async () => {
    const core = fakeCore({ board_save: () => aChange() })
    const { container } = render(ThingDialog, { kind: kindOf('boards'), catalogue, values: first('boards'), onclose: nobody, onsaved: nobody })
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Add a member' }))
    const person = screen.getByRole('combobox', { name: 'Person of member 3' })
    await waitFor(() => expect(document.activeElement).toBe(person))
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(screen.getByText('Choose a person in every line, or take the line out')).toBeTruthy()
    await fireEvent.input(person, { target: { value: 'jo' } })
    await fireEvent.keyDown(person, { key: 'Enter' })
    await fireEvent.input(screen.getByRole('combobox', { name: /Group of member 3/ }), { target: { value: 'Risk' } })
    const [before] = screen.getAllByRole('button', { name: 'Take Jon out' })
    if (before) await fireEvent.click(before)
    await fireEvent.input(screen.getByRole('textbox', { name: /members with a vote/ }), { target: { value: '1' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Remove Security' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(core.asked.at(-1)?.input).toMatchObject({
      key: 'CAB', membership: { at_least: 1, groups: [], members: [{ person: 'mia' }, { person: 'jon', group: 'Risk', votes: true, deputy: null }] },
    }))
  })

  it('keeps the type of a lead time that is edited, and shows a refusal', async () => {
    fakeCore({ lead_time_save: () => { throw new SlipwayError({ code: 'lead_time.negative', message: '-5wd is negative', hint: 'say 5wd' }) } })
    render(ThingDialog, { kind: kindOf('lead_times'), catalogue, values: first('lead_times'), onclose: nobody, onsaved: nobody })
    expect(screen.getByRole('heading', { name: 'Edit lead time Normal' })).toBeTruthy()
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Type' }).disabled).toBe(true)
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Say 5wd'))
  })
})
