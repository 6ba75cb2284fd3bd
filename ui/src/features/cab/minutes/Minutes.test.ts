import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { announcer } from '../../../shared/announcer.svelte'
import { violations } from '../../../shared/testing/axe'
import { toasts } from '../../../shared/toasts.svelte'
import { aBench, aBoardroom, MEETING, someMinutes, told } from '../samples'
import { clean, enter } from '../testing'

beforeEach(clean)

const source = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Text of the minutes/ })
const preview = () => within(screen.getByRole('region', { name: 'How they read' }))
const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name })
const ended = () => aBench({ stage: 'ended', ended: '2026-11-24T09:30:00Z' })

describe('minutes', () => {
  it('are read beside their text as it is typed, and never become markup', async () => {
    aBoardroom(ended())
    const { container } = enter([MEETING, 'minutes'])
    await source()
    expect(preview().getByRole('heading', { level: 3, name: 'Minutes' })).toBeTruthy()
    expect(preview().getAllByRole('listitem').map((one) => one.textContent)).toEqual(['R-1 approved', 'R-2 deferred'])
    expect(screen.getByText(/Plan before and after: operation/).textContent.replace(/\s+/g, ' ')).toContain('5 and 7')
    expect(await violations(container)).toEqual([])
    await fireEvent.input(await source(), { target: { value: 'Hello <img src=x onerror=alert(1)>' } })
    expect(preview().getByText('Hello <img src=x onerror=alert(1)>')).toBeTruthy()
    expect(container.querySelector('img')).toBeNull()
  })

  it('are saved with what was typed, also by its key, and are no draft once they are read again', async () => {
    let text = someMinutes().text
    const core = aBoardroom(ended(), { cab_minutes_show: () => someMinutes({ text, edited: text.startsWith('New') }) })
    enter([MEETING, 'minutes'])
    await fireEvent.input(await source(), { target: { value: 'New text' } })
    expect(screen.getByText(/^Not saved yet\./)).toBeTruthy()
    expect(button('Lock').hasAttribute('disabled'), 'what is not saved is not locked').toBe(true)
    text = 'New text'
    await fireEvent.keyDown(await source(), { key: 's', ctrlKey: true })
    await waitFor(() => expect(told(core, 'cab_minutes_save')).toEqual([{ meeting: MEETING, text: 'New text' }]))
    await waitFor(() => expect(screen.queryByText(/^Not saved yet\./)).toBeNull())
    expect((await source()).value).toBe('New text')
    await fireEvent.click(button('Back to what is generated'))
    await waitFor(() => expect(told(core, 'cab_minutes_save').at(-1)).toEqual({ meeting: MEETING, text: null }))
  })

  it('that are not saved are there again after a look elsewhere', async () => {
    aBoardroom(ended())
    const { unmount } = enter([MEETING, 'minutes'])
    await fireEvent.input(await source(), { target: { value: 'Half a sentence' } })
    unmount()
    enter([MEETING, 'minutes'])
    expect((await source()).value).toBe('Half a sentence')
  })

  it('are locked once the meeting has ended', async () => {
    const core = aBoardroom(ended())
    enter([MEETING, 'minutes'])
    await source()
    await fireEvent.click(button('Lock'))
    await waitFor(() => expect(told(core, 'cab_minutes_lock')).toEqual([{ meeting: MEETING }]))
  })

  it('of a meeting that is open are not locked yet', async () => {
    aBoardroom()
    enter([MEETING, 'minutes'])
    await source()
    expect(button('Lock').hasAttribute('disabled')).toBe(true)
  })

  it('that are locked can be read and handed on, and not be written', async () => {
    aBoardroom(aBench({ stage: 'locked', locked_by: 'mia' }), { cab_minutes_show: () => someMinutes({ locked_by: 'mia', locked_at: '2026-11-24T10:00:00Z' }) })
    enter([MEETING, 'minutes'])
    expect((await source()).disabled).toBe(true)
    expect(screen.getByText(/Locked by mia/)).toBeTruthy()
    for (const name of ['Save', 'Lock', 'Back to what is generated']) expect(button(name).hasAttribute('disabled')).toBe(true)
    expect(button('Copy as text').hasAttribute('disabled')).toBe(false)
  })

  it('are copied as text', async () => {
    const writeText = vi.spyOn(globalThis.navigator.clipboard, 'writeText').mockResolvedValue()
    aBoardroom(ended())
    enter([MEETING, 'minutes'])
    await source()
    await fireEvent.click(button('Copy as text'))
    await waitFor(() => expect(announcer.text).toContain('Copied the minutes.'))
    expect(writeText).toHaveBeenCalledWith(someMinutes().text)
  })

  it('are printed in a dialog of their own, and exported with actions and dates', async () => {
    const core = aBoardroom(ended(), { cab_export: ({ path }: { path: string }) => ({ path, bytes: 900 }) })
    core.file = '/out/actions.csv'
    enter([MEETING, 'minutes'])
    await source()
    await fireEvent.click(button('Export'))
    expect(screen.getAllByRole('menuitem').map((one) => one.textContent.replace(/\s+/g, ' ').trim())).toEqual(['Minutes (.md)Plain text for mail', 'Actions (.csv)Owner, due, age', 'Dates (.ics)The next meeting, and what is due'])
    await fireEvent.click(screen.getByRole('menuitem', { name: /Actions/ }))
    await waitFor(() => expect(told(core, 'cab_export')).toEqual([{ meeting: MEETING, what: 'actions', path: '/out/actions.csv' }]))
    expect(told(core, 'dialog_save')).toMatchObject([{ suggested: 'actions-CAB-2026-11-24T10-00.csv' }])
    await waitFor(() => expect(toasts.list[0]).toMatchObject({ tone: 'note', text: 'The actions are saved.', hint: '/out/actions.csv, 1 kB' }))
    await fireEvent.click(button('Print…'))
    expect(await screen.findByRole('dialog', { name: /^Minutes, Tue/ })).toBeTruthy()
  })
})
