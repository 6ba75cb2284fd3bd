import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { OutageCard, OutageView } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import type { Handlers } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aBar, aChange, aStatus } from '../../../shared/testing/samples'
import { anOutage } from '../samples'
import Outage from './Outage.svelte'

async function shown(view: OutageView = anOutage(), more: Handlers = {}) {
  const core = fakeCore({ outage_show: () => view, ...more })
  const page = render(Outage, { bar: aBar() })
  await waitFor(() => expect(screen.queryByText('Reading the outage')).toBeNull())
  return { core, ...page }
}

const said = (part: Partial<OutageCard>): OutageView => anOutage({ said: { release: 'R-1', after_minutes: 15, minutes: 30, felt_by: 'Web customers', reason: 'the schema changes', informed: false, ...part } })
const none: OutageView = { said: { release: 'R-1', after_minutes: 0, minutes: 0, felt_by: '', reason: 'it is switched live', informed: false }, start: null, end: null }
const told = (term: string): string => (screen.getByText(term).nextElementSibling?.textContent ?? '').replace(/\s+/g, ' ').trim()
const dialog = () => within(screen.getByRole('dialog', { name: 'Outage of R-1' }))
const type = (name: string | RegExp, value: string) => fireEvent.input(dialog().getByRole('textbox', { name }), { target: { value } })
const save = () => fireEvent.click(dialog().getByRole('button', { name: 'Save' }))

beforeEach(() => plan.take(aStatus()))

describe('the outage of a release', () => {
  it('is told with its length, its local times, who feels it, why, and whether the users are told', async () => {
    const { container } = await shown()
    expect([told('Lasts'), told('Time')]).toEqual(['30 min, 15 min after its start', expect.stringMatching(/^Sat,? 28 Nov 2026 22:15–22:45 Europe\/Berlin \(CET\)$/)])
    expect([told('Felt by'), told('Why'), told('Users')]).toEqual(['Web customers', 'The schema changes.', 'told'])
    expect(screen.queryByText('Shown zone')).toBeNull()
    expect(await violations(container)).toEqual([])
  })

  it('is told by the shown zone too, and where nobody told the users', async () => {
    plan.take(aStatus({ zone: 'Europe/London' }))
    await shown(said({ informed: false, felt_by: '', reason: '', after_minutes: 0 }))
    expect(told('Shown zone')).toMatch(/21:15–21:45 Europe\/London \(GMT\)/)
    expect([told('Users'), told('Felt by'), told('Why'), told('Lasts')]).toEqual(['not told yet', 'nobody is named', 'not said', '30 min, with its start'])
  })

  it('takes one line where nothing is said, and where there is none', async () => {
    const { unmount, container } = await shown({ said: null, start: null, end: null })
    expect(screen.getByText('Nobody has said whether its services are away meanwhile.')).toBeTruthy()
    expect(screen.queryByText('Lasts')).toBeNull()
    expect(await violations(container)).toEqual([])
    unmount()
    await shown(none)
    expect(screen.getByText(/No outage\./).textContent).toContain('It is switched live.')
    expect(screen.queryByText('Lasts')).toBeNull()
  })

  it('that cannot be read is refused in its place', async () => {
    await shown(anOutage(), { outage_show: () => { throw new SlipwayError({ code: 'release.unknown', message: 'there is no release R-1' }) } })
    expect(screen.getByRole('alert').textContent).toContain('There is no release R-1.')
  })

  it('is said in a form that stays open when it is refused', async () => {
    const { core, container } = await shown({ said: null, start: null, end: null }, { outage_save: () => { throw new SlipwayError({ code: 'outage.time', message: 'an outage ends with its release at the latest', hint: 'say how long it lasts' }) } })
    await fireEvent.click(screen.getByRole('button', { name: 'Say it…' }))
    expect(document.activeElement).toBe(dialog().getByRole('textbox', { name: 'Lasts' }))
    dialog().getByRole('button', { name: 'Save' }).focus()
    await save()
    expect(dialog().getByText('Write a length as 90m, 2h or 1h30m')).toBeTruthy()
    await waitFor(() => expect(document.activeElement, 'the first field that is wrong').toBe(dialog().getByRole('textbox', { name: 'Lasts' })))
    expect(await violations(container)).toEqual([])
    await type('Lasts', '30m')
    await type(/^Begins after the start/, '15')
    expect(dialog().getByText(/22:15–22:45 Europe\/Berlin \(CET\)/)).toBeTruthy()
    await type(/^Who feels it/, ' Web customers ')
    await fireEvent.click(dialog().getByRole('checkbox', { name: 'The users are told' }))
    await save()
    await waitFor(() => expect(dialog().getByRole('alert').textContent).toContain('Say how long it lasts.'))
    core.on('outage_save', () => aChange())
    await save()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(core.asked.findLast(({ name }) => name === 'outage_save')?.input).toEqual({ release: 'R-1', after_minutes: 15, minutes: 30, felt_by: 'Web customers', reason: '', informed: true })
  })

  it('is said to be none with 0 minutes, and forgotten', async () => {
    const { core } = await shown(anOutage(), { outage_save: () => aChange(), outage_forget: () => aChange() })
    await fireEvent.click(screen.getByRole('button', { name: 'Edit…' }))
    await fireEvent.click(dialog().getByRole('radio', { name: 'No outage' }))
    expect(dialog().queryByRole('textbox', { name: 'Lasts' })).toBeNull()
    await save()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(core.asked.findLast(({ name }) => name === 'outage_save')?.input).toMatchObject({ release: 'R-1', after_minutes: 0, minutes: 0, felt_by: '', informed: false })
    await fireEvent.click(screen.getByRole('button', { name: 'Edit…' }))
    await fireEvent.click(dialog().getByRole('button', { name: 'Forget it' }))
    await waitFor(() => expect(core.asked.findLast(({ name }) => name === 'outage_forget')?.input).toEqual({ key: 'R-1' }))
  })
})
