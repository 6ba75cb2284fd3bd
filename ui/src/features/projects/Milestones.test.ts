import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import { sayDay } from '../../shared/dates'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { aChange } from '../../shared/testing/samples'
import { toasts } from '../../shared/toasts.svelte'
import Milestones from './Milestones.svelte'
import room from './room'
import { aProject, someMilestones } from './samples'

beforeEach(() => {
  router.go('milestones')
  toasts.clear()
})

/** As the frame shows it: in the main part of the page, at the place that the address names. */
function open(path: readonly string[] = [], query: Readonly<Record<string, string>> = {}) {
  router.go('milestones', path, query)
  return render(Milestones, { target: document.body.appendChild(document.createElement('main')), props: { path } })
}

const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name })
const dialog = () => within(screen.getByRole('dialog'))
const type = (name: RegExp | string, value: string) => fireEvent.input(dialog().getByRole('textbox', { name }), { target: { value } })
const cells = (row: HTMLElement): string[] => within(row).getAllByRole('gridcell').map((cell) => cell.textContent.trim())
const rows = (): string[][] => screen.getAllByRole('row').slice(1).map(cells)

async function listed(path: readonly string[] = [], query: Readonly<Record<string, string>> = {}) {
  const view = open(path, query)
  await waitFor(() => expect(screen.getByRole('grid', { name: 'Milestones' })).toBeTruthy())
  return view
}

describe('the list of milestones', () => {
  it('tells late ones first, each by words with its days and how far they are from what was promised', async () => {
    aProject()
    const { container } = await listed()
    expect(rows()).toEqual([
      ['ERP-1', 'Interface is there', 'ERP', 'R-1', sayDay('2026-11-24'), sayDay('2026-12-03'), '', '+7 wd', 'Late'],
      ['CRM-4', 'Contract', 'CRM', 'R-1', '', '', '', '', 'No day yet'],
      ['ERP-2', 'Budget', 'ERP', '', sayDay('2026-11-24'), sayDay('2026-11-26'), sayDay('2026-11-20'), '−2 wd', 'Reached'],
      ['ERP-3', 'Test data', 'ERP', 'R-1', sayDay('2026-11-24'), sayDay('2026-11-26'), '', 'on the day', 'In time'],
    ])
    expect(screen.getByText('4 milestones, 1 late')).toBeTruthy()
    expect(screen.getAllByRole('link', { name: 'R-1' })[0]?.getAttribute('href')).toBe('#/releases/R-1')
    expect(screen.getByText('Late').querySelector('svg.hard'), 'a sign stands beside the colour').toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('is narrowed by words, project and lateness, which the address keeps', async () => {
    aProject()
    await listed()
    await fireEvent.input(screen.getByRole('searchbox', { name: /Key, title/ }), { target: { value: 'budget' } })
    await waitFor(() => expect(rows().map(([key]) => key)).toEqual(['ERP-2']))
    expect(screen.getByText('1 of 4 milestones, 0 late')).toBeTruthy()
    expect(globalThis.location.hash).toBe('#/milestones?text=budget')
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Only late' }))
    await waitFor(() => expect(screen.getByText('No milestone answers to this filter')).toBeTruthy())
    await fireEvent.click(within(screen.getByRole('search')).getByRole('button', { name: 'Show all' }))
    await fireEvent.change(screen.getByRole('combobox', { name: 'Project' }), { target: { value: 'CRM' } })
    await waitFor(() => expect(rows().map(([key]) => key)).toEqual(['CRM-4']))
    expect(globalThis.location.hash).toBe('#/milestones?project=CRM')
  })

  it('is walked with the arrows, which choose, and Enter leads into the panel', async () => {
    aProject()
    const { rerender } = await listed()
    const grid = screen.getByRole('grid')
    grid.focus()
    await fireEvent.keyDown(grid, { key: 'ArrowDown' })
    expect(globalThis.location.hash).toBe('#/milestones/CRM-4')
    await rerender({ path: router.place.path })
    const panel = screen.getByRole('region', { name: 'Contract' })
    await fireEvent.keyDown(grid, { key: 'Enter' })
    await waitFor(() => expect(document.activeElement).toBe(panel))
    await fireEvent.keyDown(panel, { key: 'Escape' })
    await waitFor(() => expect(document.activeElement).toBe(grid))
    expect(globalThis.location.hash).toBe('#/milestones')
  })

  it('is written to a file that a dialog names, as far as the core can narrow it', async () => {
    const core = aProject(undefined, { milestones_export: () => ({ files: [], items: 1, warnings: [] }) })
    await listed([], { project: 'ERP', late: 'yes' })
    await fireEvent.click(button('Export CSV…'))
    expect(core.asked.some(({ name }) => name === 'milestones_export'), 'nothing is written without a place').toBe(false)
    core.file = '/tmp/milestones.csv'
    await fireEvent.click(button('Export CSV…'))
    await waitFor(() => expect(core.asked.at(-1)).toEqual({ name: 'milestones_export', input: { path: '/tmp/milestones.csv', filter: { project: 'ERP', late: true } } }))
    await waitFor(() => expect(toasts.list.map(({ text }) => text)).toEqual(['1 milestone written to /tmp/milestones.csv']))
  })

  it('is printed beside its trains, as far as the core can narrow it', async () => {
    const core = aProject(undefined, { alignment_sheet_print: () => ({ path: '/tmp/m.pdf', pages: 2, bytes: 2048, snapshot: 7, warnings: [] }) })
    core.file = '/tmp/m.pdf'
    await listed([], { project: 'ERP' })
    await fireEvent.click(button('Print…'))
    const dialog = within(screen.getByRole('dialog', { name: 'Milestones and trains' }))
    expect(dialog.getByText(/^ERP: each milestone/)).toBeTruthy()
    await fireEvent.click(dialog.getByRole('button', { name: 'Print…' }))
    await waitFor(() => expect(dialog.getByRole('status').textContent).toContain('2 pages, 2 kB'))
    expect(core.asked.at(-1)).toEqual({ name: 'alignment_sheet_print', input: { path: '/tmp/m.pdf', filter: { project: 'ERP' }, paper: 'a4', mono: false, fallback_font: null } })
  })

  it('says why nothing was written', async () => {
    const core = aProject(undefined, { milestones_export: () => { throw new SlipwayError({ code: 'file.write', message: 'The disk is full' }) } })
    core.file = '/tmp/milestones.csv'
    await listed()
    await fireEvent.click(button('Export CSV…'))
    await waitFor(() => expect(toasts.list.map(({ text }) => text)).toEqual(['The disk is full']))
  })

  it('says what milestones are for where there are none, and leads to the import', async () => {
    aProject([])
    const { container } = open()
    await waitFor(() => expect(screen.getByText('No milestones yet')).toBeTruthy())
    expect(await violations(container)).toEqual([])
    await fireEvent.click(button('Import milestones…'))
    expect(globalThis.location.hash).toBe('#/exchange/import?kind=milestones')
  })

  it('says what went wrong, and tries again', async () => {
    const core = aProject()
    core.on('milestone_list', () => { throw new SlipwayError({ code: 'internal.x', message: 'The core is gone' }) })
    open()
    await waitFor(() => expect(screen.getByText('The core is gone.')).toBeTruthy())
    core.on('milestone_list', () => ({ items: someMilestones() }))
    await fireEvent.click(button('Try again'))
    await waitFor(() => expect(rows()).toHaveLength(4))
  })

  it('says that a milestone is gone', async () => {
    aProject()
    await listed(['GONE'])
    expect(screen.getByText('There is no milestone GONE any more.')).toBeTruthy()
  })
})

describe('the panel of a milestone', () => {
  it('tells the way out, the days, how the forecast slipped and where it comes from', async () => {
    aProject()
    const { container } = await listed(['ERP-1'])
    const panel = within(screen.getByRole('region', { name: 'Interface is there' }))
    expect(panel.getByText(/3 working days after the last day in time/)).toBeTruthy()
    const facts = panel.getAllByRole('term').map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent.trim()}`)
    expect(facts).toEqual([
      'Release: R-1', `Promised: ${sayDay('2026-11-24')}`, `Expected: ${sayDay('2026-12-03')}`, 'Reached: not yet', 'Variance: 7 working days later than promised',
      `Last day in time: ${sayDay('2026-11-30')}`, `Earliest train: CORE of ${sayDay('2026-12-19')}`, 'Comes from: milestones.csv',
    ])
    expect(panel.getByRole('link', { name: /^CORE of/ }).getAttribute('href')).toBe('#/trains/board?train=CORE&departure=2026-12-19&release=R-1')
    const slips = within(panel.getByRole('list', { name: 'Changes of the expected day' })).getAllByRole('listitem').map((slip) => slip.textContent.replace(/\s+/g, ' ').trim())
    expect(slips[0]).toContain(`no day →to ${sayDay('2026-11-24')}`)
    expect(slips[1]).toContain(`${sayDay('2026-11-24')} →to ${sayDay('2026-12-03')}`)
    expect(slips[1], 'the hour is told on 24 hours, with its zone').toMatch(/20 Nov 2026,? 14:30 CET$/)
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent.trim())).toEqual(['Key', 'Title', 'Release', 'Expected', 'Variance', 'Standing'])
    expect(await violations(container)).toEqual([])
  })

  it('says where nobody has named a day', async () => {
    aProject()
    await listed(['CRM-4'])
    expect(screen.getByText('Nobody has said yet when it is expected.')).toBeTruthy()
  })

  it('removes it with a way back', async () => {
    const core = aProject(undefined, { milestone_remove: () => aChange() })
    await listed(['ERP-1'], { project: 'ERP' })
    await fireEvent.click(button('Remove'))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'milestone_remove')?.input).toEqual({ key: 'ERP-1' }))
    await waitFor(() => expect(globalThis.location.hash).toBe('#/milestones?project=ERP'))
    expect(toasts.list[0]?.action?.label).toBe('Undo')
  })

  it('leads to the form, and the form back to it', async () => {
    aProject()
    const { rerender } = await listed(['ERP-1'])
    await fireEvent.click(button('Edit…'))
    expect(globalThis.location.hash).toBe('#/milestones/ERP-1/edit')
    await rerender({ path: router.place.path })
    expect(screen.getByRole('dialog', { name: 'Edit milestone ERP-1' })).toBeTruthy()
    await fireEvent.click(button('Leave it'))
    expect(globalThis.location.hash).toBe('#/milestones/ERP-1')
  })
})

describe('the form of a milestone', () => {
  it('sends what was typed, and shows what was saved', async () => {
    const core = aProject(undefined, { milestone_save: () => aChange() })
    const { container } = await listed(['new'], { project: 'ERP' })
    await fireEvent.click(button('Save'))
    expect(dialog().getByText('A key is needed, such as ERP-12')).toBeTruthy()
    await type('Key', 'ERP-1')
    expect(dialog().getByText('There is a milestone ERP-1 already')).toBeTruthy()
    await type('Key', ' ERP-9 ')
    await type(/Title/, 'Cut-over is rehearsed')
    expect(dialog().getByRole<HTMLInputElement>('combobox', { name: /^Project/ }).value).toBe('ERP')
    const release = dialog().getByRole('combobox', { name: /^Release/ })
    await fireEvent.click(release)
    await waitFor(() => expect(screen.getByRole('option', { name: 'R-2 Web shop' })).toBeTruthy())
    await fireEvent.pointerDown(screen.getByRole('option', { name: 'R-2 Web shop' }))
    await type(/Promised/, '2026-12-01')
    await type(/Expected/, 'soon')
    expect(await violations(container)).toEqual([])
    await fireEvent.click(button('Save'))
    expect(dialog().getByText('Write a day as 2026-12-18')).toBeTruthy()
    await type(/Expected/, '4.12.2026')
    await fireEvent.click(button('Save'))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'milestone_save')?.input).toEqual({
      key: 'ERP-9', title: 'Cut-over is rehearsed', project: 'ERP', release: 'R-2', baseline: '2026-12-01', forecast: '2026-12-04', actual: null,
    }))
    await waitFor(() => expect(globalThis.location.hash).toBe('#/milestones/ERP-9?project=ERP'))
  })

  it('stays open with what was typed where the core refuses it', async () => {
    const core = aProject(undefined, { milestone_save: () => { throw new SlipwayError({ code: 'milestone.day', message: 'the year 2300 is too far away', hint: 'write the day as 2026-12-01' }) } })
    const { container } = await listed(['ERP-3', 'edit'])
    expect(dialog().getByRole('textbox', { name: 'Key' }).hasAttribute('disabled')).toBe(true)
    await type(/Expected/, '2300-01-01')
    await fireEvent.click(button('Save'))
    await waitFor(() => expect(dialog().getByRole('alert').textContent).toContain('Write the day as 2026-12-01'))
    expect(dialog().getByRole<HTMLInputElement>('textbox', { name: /Expected/ }).value).toBe('2300-01-01')
    expect(globalThis.location.hash).toBe('#/milestones/ERP-3/edit')
    expect(core.asked.filter(({ name }) => name === 'milestone_save')).toHaveLength(1)
    expect(await violations(container)).toEqual([])
  })

  it('begins with the release from whose page it was asked for, and leads back there', async () => {
    aProject([])
    open(['new'], { release: 'R-1' })
    await waitFor(() => expect(dialog().getByRole<HTMLInputElement>('combobox', { name: /^Release/ }).value).toBe('R-1 Payments 4.2'))
    await fireEvent.click(button('Leave it'))
    expect(globalThis.location.hash).toBe('#/releases/R-1')
  })

  it('steps a day with the arrows and picks one from a month', async () => {
    aProject()
    const { container } = await listed(['new'])
    const day = dialog().getByRole<HTMLInputElement>('textbox', { name: /Reached/ })
    await fireEvent.keyDown(day, { key: 'ArrowUp' })
    expect(day.value, 'today').toBe('2026-11-24')
    await fireEvent.keyDown(day, { key: 'ArrowDown' })
    expect(day.value).toBe('2026-11-23')
    await fireEvent.click(button('Pick a day: reached'))
    const month = within(screen.getByRole('dialog', { name: 'Pick a day' }))
    expect(await violations(container)).toEqual([])
    await fireEvent.click(month.getByRole('gridcell', { name: /26 November 2026/ }))
    expect(day.value).toBe('2026-11-26')
    expect(document.activeElement).toBe(day)
  })
})

describe('the room in the frame', () => {
  const run = (id: string): void => room.actions.find((action) => action.id === id)?.run()

  it('offers its acts to the palette, and makes a new one with n without losing the filter', () => {
    expect(room.actions.map(({ id }) => id)).toEqual(['milestone-new', 'milestone-late', 'milestone-import'])
    expect(room.actions.find(({ id }) => id === 'milestone-new')).toMatchObject({ keys: 'n' })
    router.go('milestones', [], { project: 'ERP' })
    run('milestone-new')
    expect(globalThis.location.hash).toBe('#/milestones/new?project=ERP')
    router.go('trains', [], { project: 'other' })
    run('milestone-new')
    expect(globalThis.location.hash).toBe('#/milestones/new')
    run('milestone-late')
    expect(globalThis.location.hash).toBe('#/milestones?late=yes')
    run('milestone-import')
    expect(globalThis.location.hash).toBe('#/exchange/import?kind=milestones')
  })
})
