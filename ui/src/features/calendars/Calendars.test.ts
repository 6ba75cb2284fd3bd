import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { toasts } from '../../shared/toasts.svelte'
import Calendars from './Calendars.svelte'
import { choice } from './choice.svelte'
import { EMERGENCY, onlyWindow, partOf, WHOLE } from './part'
import room from './room'
import { aCore, anEvent, aPreview, aSaved, someSaved } from './samples'
import type { FakeCore } from '../../backend/fake'

beforeEach(() => {
  router.go('calendars')
  choice.start(null)
  toasts.clear()
})

function open(query: Readonly<Record<string, string>> = {}) {
  router.go('calendars', [], query)
  return render(Calendars, { target: document.body.appendChild(document.createElement('main')), props: { path: [] } })
}

const button = (name: RegExp | string): HTMLButtonElement => screen.getByRole<HTMLButtonElement>('button', { name })
const asked = (core: FakeCore, name: string): unknown[] => core.asked.filter((one) => one.name === name).map((one) => one.input)
const rows = (): string[][] => within(screen.getByRole('grid')).getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('gridcell').map((cell) => cell.textContent.trim()))
const shown = () => waitFor(() => expect(screen.getByRole('grid', { name: 'Events of the calendar' })).toBeTruthy())

describe('the preview of a calendar', () => {
  it('tells what is new, changed or called off by words, before anything is written', async () => {
    const core = aCore()
    const { container } = open()
    await shown()
    expect(rows().map(([title, , status, change, sequence]) => [title, status, change, sequence])).toEqual([
      ['R-1 Payments 4.2', 'Confirmed', 'New', '1'], ['R-2 Web shop', 'Cancelled', 'Called off', '4'], ['R-3 Ledger', 'Confirmed', 'As it was', '0'],
    ])
    expect(screen.getByText('3 events: 1 new, 1 called off. 4 kB in one file.')).toBeTruthy()
    expect(asked(core, 'calendar_preview')).toEqual([{ part: partOf(WHOLE) }])
    expect(await violations(container)).toEqual([])
  })

  it('opens one event in full from the keyboard, and gives the focus back', async () => {
    aCore()
    const { container } = open()
    await shown()
    const grid = screen.getByRole('grid')
    await fireEvent.keyDown(grid, { key: 'Home' })
    await fireEvent.keyDown(grid, { key: 'Enter' })
    const detail = await waitFor(() => screen.getByRole('region', { name: 'R-1 Payments 4.2' }))
    expect(detail.textContent).toContain('Why: limits\nTeam: Core')
    expect(detail.textContent).toContain('Normal')
    await waitFor(() => expect(document.activeElement).toBe(detail))
    expect(await violations(container)).toEqual([])
    await fireEvent.keyDown(detail, { key: 'Escape' })
    await waitFor(() => expect(document.activeElement).toBe(grid))
    expect(screen.queryByRole('region', { name: 'R-1 Payments 4.2' })).toBeNull()
  })

  it('follows the choice', async () => {
    const core = aCore()
    open()
    await shown()
    await fireEvent.click(button('Emergency only'))
    await waitFor(() => expect(asked(core, 'calendar_preview').at(-1)).toEqual({ part: partOf(EMERGENCY) }))
    expect(screen.getByText('Every emergency release.', { exact: false })).toBeTruthy()
    expect(button('Emergency only').getAttribute('aria-pressed')).toBe('true')
  })

  it('asks nothing where nothing is ticked, because that would be everything', async () => {
    const core = aCore()
    open()
    await shown()
    for (const name of ['Releases', 'Windows', 'CAB meetings']) await fireEvent.click(screen.getByRole('checkbox', { name }))
    await waitFor(() => expect(screen.getByText('Nothing is chosen')).toBeTruthy())
    expect(button('Write the file…').disabled).toBe(true)
    expect(asked(core, 'calendar_preview')).toHaveLength(1)
  })

  it('says that nothing is in it, what to know, and what went wrong', async () => {
    const core = aCore({ calendar_preview: () => aPreview({ count: 0, new: 0, called_off: 0, events: [], warnings: ['F-1 has no end'] }) })
    open()
    await waitFor(() => expect(screen.getByText('Nothing in it')).toBeTruthy())
    expect(screen.getByText('F-1 has no end.')).toBeTruthy()
    core.on('calendar_preview', () => { throw new SlipwayError({ code: 'window.unknown', message: 'there is no window F-9', hint: 'choose another' }) })
    await fireEvent.click(button('Emergency only'))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('There is no window F-9.'))
    core.on('calendar_preview', () => aPreview({ events: [anEvent()], count: 1 }))
    await fireEvent.click(button('Try again'))
    await shown()
  })
})

describe('a link into the room', () => {
  it('chooses the window or the saved calendar that it names', async () => {
    const core = aCore()
    open({ layer: 'F-1' })
    await waitFor(() => expect(asked(core, 'calendar_preview')).toEqual([{ part: partOf(onlyWindow('F-1')) }]))
    router.go('calendars', [], { saved: 'emergency' })
    await waitFor(() => expect(asked(core, 'calendar_preview').at(-1)).toEqual({ saved: 'emergency' }))
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Saved calendar' }).value).toBe('emergency')
  })

  it('is offered by the palette', () => {
    const run = (id: string): void => room.actions.find((action) => action.id === id)?.run()
    for (const [id, hash] of [['export-ics', ''], ['calendar-emergency', '?only=emergency'], ['calendar-publish', '/publishing'], ['calendar-words', '/words']] as const) {
      run(id)
      expect(globalThis.location.hash).toBe(`#/calendars${hash}`)
    }
  })
})

describe('a saved calendar', () => {
  it('is saved under a name whose key follows it', async () => {
    const core = aCore()
    const { container } = open({ only: 'emergency' })
    await shown()
    await fireEvent.click(button('Save as…'))
    const dialog = within(screen.getByRole('dialog', { name: 'Save this calendar' }))
    await fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(dialog.getByText(/A name is needed/)).toBeTruthy()
    await fireEvent.input(dialog.getByRole('textbox', { name: 'Name' }), { target: { value: 'Emergency' } })
    await fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(dialog.getByText('There is a calendar emergency already')).toBeTruthy()
    await fireEvent.input(dialog.getByRole('textbox', { name: 'Key' }), { target: { value: 'bolts' } })
    await fireEvent.click(dialog.getByRole('checkbox', { name: /Published/ }))
    expect(await violations(container)).toEqual([])
    await fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(asked(core, 'saved_calendar_save')).toEqual([{ key: 'bolts', renames: null, name: 'Emergency', part: partOf(EMERGENCY), published: true }]))
  })

  it('is told to be changed until it is saved, and written as a calendar of its own till then', async () => {
    const core = aCore()
    open({ saved: 'emergency' })
    await shown()
    expect(button('Save').disabled).toBe(true)
    await fireEvent.click(screen.getByRole('checkbox', { name: 'CAB meetings' }))
    expect(screen.getByText(/Changed and not saved/)).toBeTruthy()
    const part = partOf({ ...EMERGENCY, meetings: true })
    await waitFor(() => expect(asked(core, 'calendar_preview').at(-1)).toEqual({ part }))
    await fireEvent.click(button('Save'))
    await waitFor(() => expect(asked(core, 'saved_calendar_save')).toEqual([{ key: 'emergency', name: 'Emergency releases', published: true, part }]))
    expect(toasts.list[0]?.action?.label).toBe('Undo')
  })

  it('is renamed by its key until now', async () => {
    const core = aCore()
    open({ saved: 'emergency' })
    await shown()
    await fireEvent.click(button(/^Rename/))
    const dialog = within(screen.getByRole('dialog'))
    await fireEvent.input(dialog.getByRole('textbox', { name: 'Key' }), { target: { value: 'bolts' } })
    expect(dialog.getByText(/must subscribe again/)).toBeTruthy()
    await fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(asked(core, 'saved_calendar_save')[0]).toMatchObject({ key: 'bolts', renames: 'emergency' }))
  })

  it('is removed with a way back, and what it held stays chosen', async () => {
    const core = aCore()
    open({ saved: 'emergency' })
    await shown()
    core.on('saved_calendar_list', () => ({ items: someSaved().slice(1) }))
    await fireEvent.click(button('Remove Emergency releases'))
    await waitFor(() => expect(asked(core, 'saved_calendar_remove')).toEqual([{ key: 'emergency' }]))
    await waitFor(() => expect(asked(core, 'calendar_preview').at(-1)).toEqual({ part: partOf(EMERGENCY) }))
    expect(toasts.list[0]?.action?.label).toBe('Undo')
  })
})

describe('handing a calendar out', () => {
  it('writes the saved one by its key, says where, and looks again', async () => {
    const core = aCore({ calendar_export: () => ({ files: [{ path: '/out/emergency.ics', bytes: 900 }], items: 3, warnings: ['look at it'] }) })
    core.file = '/out/emergency.ics'
    open({ saved: 'emergency' })
    await shown()
    await fireEvent.click(button('Write the file…'))
    await waitFor(() => expect(screen.getByText('3 events in 1 file', { exact: false })).toBeTruthy())
    expect(screen.getByText('look at it')).toBeTruthy()
    expect(asked(core, 'dialog_save')[0]).toMatchObject({ suggested: 'emergency.ics' })
    expect(asked(core, 'calendar_export')).toEqual([{ saved: 'emergency', path: '/out/emergency.ics', split: false }])
    await waitFor(() => expect(asked(core, 'calendar_preview')).toHaveLength(2))
  })

  it('asks about several files only where one is too long', async () => {
    const core = aCore({ calendar_preview: () => aPreview({ bytes: 2_500_000, files: 3 }), calendar_export: () => ({ files: [], items: 0, warnings: [] }) })
    core.file = '/out/bank.ics'
    open()
    await shown()
    expect(screen.getByText(/2.5 MB, or 3 files/)).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Several files/ }).checked).toBe(true)
    await fireEvent.click(button('Write the file…'))
    await waitFor(() => expect(asked(core, 'calendar_export')).toEqual([{ part: partOf(WHOLE), path: '/out/bank.ics', split: true }]))
  })

  it('shows how far it is, stops when it is told to, and says why nothing was written', async () => {
    let refuse: (error: SlipwayError) => void = () => undefined
    const core = aCore({ calendar_export: () => new Promise((_, reject) => { refuse = reject }) })
    core.file = '/out/bank.ics'
    open()
    await shown()
    await fireEvent.click(button('Write the file…'))
    await waitFor(() => expect(asked(core, 'calendar_export')).toHaveLength(1))
    core.say('task_progress', { task: 'calendar_export', done: 1, total: 2, what: '' })
    await waitFor(() => expect(screen.getByText('1 of 2')).toBeTruthy())
    await fireEvent.click(button('Cancel'))
    expect(asked(core, 'task_cancel')).toEqual(['calendar_export'])
    refuse(new SlipwayError({ code: 'task.cancelled', message: 'the export was stopped; nothing was written' }))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('The export was stopped'))
  })

  it('writes messages into a folder, by people who can be written to', async () => {
    const core = aCore({ calendar_invite: () => ({ files: [{ path: '/out/R-1.ics', bytes: 900 }], items: 3, warnings: [] }) })
    core.file = '/out'
    const { container } = open()
    await shown()
    await fireEvent.click(button('Write messages…'))
    const dialog = within(screen.getByRole('dialog', { name: 'Write messages' }))
    expect(dialog.getByText(/classic Outlook/)).toBeTruthy()
    await fireEvent.click(dialog.getByRole('combobox', { name: /Organizer/ }))
    expect(dialog.getAllByRole('option').map((one) => one.textContent)).toEqual(['Miamia'])
    await fireEvent.pointerDown(screen.getByRole('option', { name: /Mia/ }))
    expect(await violations(container)).toEqual([])
    await fireEvent.click(dialog.getByRole('button', { name: 'Choose the folder…' }))
    await waitFor(() => expect(asked(core, 'calendar_invite')).toEqual([{ folder: '/out', organizer: 'mia', attendees: [], part: partOf(WHOLE) }]))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})

describe('messages that update some events', () => {
  const chosen = (): string[] => screen.getAllByRole('row').filter((row) => row.getAttribute('aria-selected') === 'true').map((row) => row.textContent.trim().slice(0, 3))

  it('are written of the event that is chosen, and of no other', async () => {
    const core = aCore({ calendar_invite: () => ({ files: [{ path: '/out/R-1.ics', bytes: 900 }], items: 1, warnings: [] }) })
    core.file = '/out'
    const { container } = open({ saved: 'emergency' })
    await shown()
    await fireEvent.click(screen.getByText('R-1 Payments 4.2'))
    expect(screen.getByText('1 event chosen')).toBeTruthy()
    await fireEvent.click(button('Write as meeting update…'))
    const dialog = within(screen.getByRole('dialog', { name: 'Write as meeting update' }))
    expect(within(dialog.getByRole('list', { name: 'Events' })).getAllByRole('listitem').map((one) => one.textContent.trim().slice(0, 16))).toEqual(['R-1 Payments 4.2'])
    expect(await violations(container)).toEqual([])
    await fireEvent.click(dialog.getByRole('button', { name: 'Choose the folder…' }))
    await waitFor(() => expect(asked(core, 'calendar_invite')).toEqual([{ folder: '/out', organizer: null, attendees: [], saved: 'emergency', uids: ['1@slipway'] }]))
    await waitFor(() => expect(screen.getByText('1 event in 1 file', { exact: false })).toBeTruthy())
  })

  it('are chosen by mouse, with Ctrl one by one and with Shift a stretch', async () => {
    aCore()
    open()
    await shown()
    expect(screen.getByRole('grid').getAttribute('aria-multiselectable')).toBe('true')
    await fireEvent.click(screen.getByText('R-1 Payments 4.2'))
    await fireEvent.click(screen.getByText('R-3 Ledger'), { ctrlKey: true })
    expect(chosen()).toEqual(['R-1', 'R-3'])
    await fireEvent.click(screen.getByText('R-1 Payments 4.2'))
    await fireEvent.click(screen.getByText('R-3 Ledger'), { shiftKey: true })
    expect(chosen()).toEqual(['R-1', 'R-2', 'R-3'])
    await fireEvent.click(button('Write as meeting update…'))
    expect(within(screen.getByRole('dialog', { name: 'Write 3 meeting updates' })).getByText(/taken out of calendars/)).toBeTruthy()
  })

  it('are chosen by keyboard: a stretch, one by one, and all', async () => {
    aCore()
    open()
    await shown()
    const grid = screen.getByRole('grid')
    const press = (key: string, how = {}): Promise<boolean> => fireEvent.keyDown(grid, { key, ...how })
    await press('Home')
    await press('ArrowDown', { shiftKey: true })
    expect(chosen()).toEqual(['R-1', 'R-2'])
    await press('Home')
    await press('ArrowDown', { ctrlKey: true })
    await press('ArrowDown', { ctrlKey: true })
    await press(' ')
    expect(chosen()).toEqual(['R-1', 'R-3'])
    await press('a', { ctrlKey: true })
    expect(chosen()).toEqual(['R-1', 'R-2', 'R-3'])
    await press('Home')
    expect(chosen()).toEqual(['R-1'])
  })
})

describe('what is not in a calendar', () => {
  it('is said where it was called off before any calendar had it', async () => {
    aCore({ calendar_preview: () => aPreview({ never_left: 2, left_out: '2 are left out, because they were rejected: R-8, R-9' }) })
    open()
    await waitFor(() => expect(screen.getByText('2 are left out, because they were rejected: R-8, R-9.')).toBeTruthy())
  })

  it('is said where it is named and gone, and is left out without holding everything instead', async () => {
    const gone = [{ what: 'window', id: '01936a3e-7c00-7000-8000-000000000001', told: 'window F-9 Old freeze' }]
    const core = aCore({}, [aSaved('old', { ...onlyWindow('F-9'), layers: [], gone }), ...someSaved()])
    const { container } = open({ saved: 'old' })
    await shown()
    expect(screen.getByText(/It names what is no longer in the plan: window F-9 Old freeze\./)).toBeTruthy()
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('checkbox', { name: 'CAB meetings' }))
    await fireEvent.click(button('Save'))
    await waitFor(() => expect(asked(core, 'saved_calendar_save')[0]).toMatchObject({ key: 'old', part: { all_layers: false, layers: [], all_meetings: true, gone } }))
    await waitFor(() => expect(button('Save').disabled).toBe(true))
    await fireEvent.click(button('Leave it out'))
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Windows' }).checked).toBe(false)
  })
})
