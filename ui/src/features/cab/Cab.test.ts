import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import { plan } from '../../shared/plan.svelte'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { aStatus } from '../../shared/testing/samples'
import { projector } from './projector.svelte'
import room from './room'
import { aBench, aBoardroom, MEETING, told } from './samples'
import { clean, enter } from './testing'

beforeEach(clean)

const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name })
const header = (): HTMLElement => screen.getByRole('heading', { level: 2, name: /Change board, week 48/ }).closest('header') ?? document.body
const words = (element: HTMLElement): string => element.textContent.replace(/\s+/g, ' ')
const heading = () => screen.findByRole('heading', { level: 2, name: /Change board, week 48/ })

describe('the meetings', () => {
  it('are listed with items, what came late and their stage, those that were held behind; the one that is open is shown', async () => {
    const core = aBoardroom()
    const { container } = enter([])
    await heading()
    const links = within(screen.getByRole('navigation', { name: 'Meetings' })).getAllByRole('link')
    await waitFor(() => expect(links[0]?.textContent.replace(/\s+/g, ' ')).toContain('10:00 week 48 2 items, 1 late open'))
    expect(links[0]?.getAttribute('aria-current')).toBe('page')
    expect(links[1]?.textContent).not.toContain('late')
    expect(screen.getByRole('heading', { level: 2, name: 'Held' })).toBeTruthy()
    const held = within(screen.getByRole('list', { name: 'Held' })).getAllByRole('link')
    expect(held.map((link) => [link.getAttribute('href'), words(link)])).toEqual([['#/cab/CAB%402026-11-17T10%3A00', expect.stringMatching(/17 Nov.*10:00 week 47 minutes locked/)]])
    expect(links.at(-1)?.getAttribute('href')).toBe('#/catalogue/boards')
    expect(told(core, 'cab_workbench_show')[0]).toEqual({ meeting: MEETING })
    expect(await violations(container)).toEqual([])
  })

  it('open by their day too, as those that are over do', async () => {
    const core = aBoardroom()
    const { follow } = enter()
    await heading()
    const day = screen.getByRole('textbox', { name: /^Another day/ })
    await fireEvent.input(day, { target: { value: 'soon' } })
    await fireEvent.click(button('Open'))
    expect(screen.getByText('Write a day as 2026-12-18')).toBeTruthy()
    await fireEvent.input(day, { target: { value: '17.11.2026' } })
    await fireEvent.click(button('Open'))
    expect(router.place.path).toEqual(['2026-11-17'])
    await follow()
    await waitFor(() => expect(told(core, 'cab_workbench_show').at(-1)).toEqual({ meeting: '2026-11-17' }))
  })

  it('may be none: the room says so, and still prints the next pack', async () => {
    aBoardroom(aBench(), { cab_meetings: () => ({ items: [] }) })
    const { container } = enter([])
    await screen.findByText('No meeting is due')
    expect(await violations(container)).toEqual([])
    await fireEvent.click(button(/Print the pack/))
    expect(await screen.findByRole('dialog', { name: 'CAB pack' })).toBeTruthy()
  })

  it('are read again where that failed', async () => {
    const core = aBoardroom()
    core.on('cab_meetings', () => { throw new SlipwayError({ code: 'internal.x', message: 'The core is gone' }) })
    enter([])
    await screen.findByText('The core is gone.')
    core.on('cab_meetings', () => ({ items: [] }))
    await fireEvent.click(button('Try again'))
    await screen.findByText('No meeting is due')
  })

  it('that are not there are refused in their place, and the list stays', async () => {
    aBoardroom(() => { throw new SlipwayError({ code: 'meeting.unknown', message: 'there is no meeting "X"', hint: 'name one by its id or its day' }) })
    enter(['X'])
    await screen.findByText('Name one by its id or its day.')
    expect(screen.getByRole('navigation', { name: 'Meetings' })).toBeTruthy()
  })
})

describe('the head of a meeting', () => {
  it('tells its time in both zones, its stage and whether it can decide', async () => {
    aBoardroom(aBench({ quorum: { ...aBench().quorum, met: false, sentence: '1 of 2 is there.' } }))
    enter()
    await heading()
    expect(words(header())).toMatch(/10:00–10:30 CET; by the board’s clock in Europe\/London 09:00–09:30 GMT/)
    expect(words(header())).toContain('Room 4')
    expect(within(header()).getByText('Open')).toBeTruthy()
    expect(words(header())).toContain('Quorum not met 1 of 2 is there.')
  })

  it('says one time where both zones show the same', async () => {
    aBoardroom(aBench({ zone: 'Europe/Berlin' }))
    enter()
    await heading()
    expect(words(header())).not.toContain('by the board’s clock')
  })

  it('issues a pack by its number, and says where the last one is stale', async () => {
    const core = aBoardroom(aBench({ packs: [{ number: 2, snapshot: 5, by: 'mia', at: '2026-11-20T09:00:00Z' }], pack_is_stale: true }))
    enter()
    await heading()
    expect(words(header())).toContain('Pack 2 is issued, operation 5, and is stale')
    await fireEvent.click(within(header()).getByRole('button', { name: 'Issue pack 3' }))
    await waitFor(() => expect(told(core, 'cab_pack_issue')).toEqual([{ meeting: MEETING }]))
  })

  it('opens a meeting that is planned, and ends one that is open at its minutes', async () => {
    let stage: 'planned' | 'open' = 'planned'
    const core = aBoardroom(() => aBench({ stage }))
    enter()
    await heading()
    expect(screen.queryByRole('button', { name: 'End meeting' })).toBeNull()
    stage = 'open'
    await fireEvent.click(button('Open meeting'))
    await fireEvent.click(await screen.findByRole('button', { name: 'End meeting' }))
    await waitFor(() => expect(router.place.path).toEqual([MEETING, 'minutes']))
    expect([told(core, 'cab_meeting_open'), told(core, 'cab_meeting_end')]).toEqual([[{ meeting: MEETING }], [{ meeting: MEETING }]])
  })

  it('prints schedule and outages alone', async () => {
    const core = aBoardroom(aBench(), { outages_print: ({ path }: { path: string }) => ({ path, pages: 1, bytes: 1_024, snapshot: 7, warnings: [] }) })
    core.file = '/out/pso.pdf'
    enter()
    await heading()
    await fireEvent.click(button('Print alone'))
    await fireEvent.click(await screen.findByRole('menuitem', { name: /Projected service outages/ }))
    const dialog = await screen.findByRole('dialog', { name: /^Projected service outages, Tue/ })
    expect(await violations(dialog)).toEqual([])
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Print…' }))
    await waitFor(() => expect(told(core, 'outages_print')).toEqual([{ meeting: MEETING, path: '/out/pso.pdf', paper: 'a4', mono: false, duplex: false, fallback_font: null }]))
  })

  it('says that a board has no members, and where they are set', async () => {
    aBoardroom(aBench({ quorum: { met: true, sentence: 'Nobody settled on a quorum.', rule: '', present: 0, needed: 0, seats: [] } }))
    const { container } = enter([MEETING, 'attendance'])
    await screen.findByText('Nobody sits on this board yet')
    expect(screen.getByRole('link', { name: /Chair, members and quorum/ }).getAttribute('href')).toBe('#/catalogue/boards/CAB')
    expect(await violations(container)).toEqual([])
  })

  it('of a locked meeting says that nothing changes any more', async () => {
    aBoardroom(aBench({ stage: 'locked', locked_by: 'mia' }))
    enter()
    await screen.findByText(/The minutes are locked by mia/)
    expect(screen.getByRole('textbox', { name: /Minutes for 4.1/ }).hasAttribute('disabled')).toBe(true)
  })
})

describe('the room', () => {
  it('prints the pack from anywhere in it, also while something is typed', async () => {
    aBoardroom()
    enter()
    await heading()
    await fireEvent.keyDown(screen.getByRole('textbox', { name: /^Another day/ }), { key: 'p', ctrlKey: true })
    const dialog = await screen.findByRole('dialog', { name: /^CAB pack, Tue/ })
    expect(dialog.textContent).toContain('DRAFT. No pack is issued yet')
    expect(within(dialog).getAllByRole('listitem')).toHaveLength(10)
    expect(await violations(dialog)).toEqual([])
  })

  it('is shown large until Escape', async () => {
    aBoardroom()
    const { container } = enter()
    await heading()
    await fireEvent.click(button('Show large'))
    expect(container.querySelector('.large')).toBeTruthy()
    expect(screen.queryByRole('navigation', { name: 'Meetings' })).toBeNull()
    expect(await violations(container)).toEqual([])
    await fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(projector.on).toBe(false)
    await waitFor(() => expect(screen.getByRole('navigation', { name: 'Meetings' })).toBeTruthy())
  })

  it('has its subjects in the address', async () => {
    aBoardroom()
    const { follow } = enter()
    await heading()
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(['Agenda4', 'Attendance3', 'Since the last meeting', 'Minutes', 'Actions1', 'Packs0'])
    await fireEvent.click(screen.getByRole('tab', { name: /Packs/ }))
    expect(router.place.path).toEqual([MEETING, 'packs'])
    await follow()
    expect(screen.getByText('No pack is issued yet')).toBeTruthy()
  })

  it('changes nothing where nothing can be written', async () => {
    const core = aBoardroom()
    plan.take(aStatus({ read_only: true }))
    enter()
    await heading()
    for (const name of ['Issue pack 1', 'End meeting']) expect(button(name).hasAttribute('disabled')).toBe(true)
    await fireEvent.keyDown(screen.getByRole('button', { name: /^R-1 Payments/ }), { key: 'ArrowUp', altKey: true })
    expect(told(core, 'cab_agenda_order')).toEqual([])
  })

  it('offers its prints to the palette, and tells its keys', () => {
    expect(room.actions.map(({ id }) => id)).toEqual(['cab-print', 'cab-schedule-print', 'cab-outages-print', 'cab-minutes-print', 'cab-large'])
    expect(new Set(room.hints.map(({ label }) => label)).size).toBe(room.hints.length)
    router.go('trains')
    room.actions[0]?.run()
    expect(router.place.room).toBe('cab')
  })
})
