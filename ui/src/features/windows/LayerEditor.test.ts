import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { SlipwayError } from '../../backend'
import type { Input } from '../../backend'
import { violations } from '../../shared/testing/axe'
import { aChange } from '../../shared/testing/samples'
import LayerEditor from './LayerEditor.svelte'
import { aCatalogue, aLayer, aRoom } from './samples'

const turn = { start: '2026-10-24T23:00:00Z', end: '2026-10-25T04:00:00Z', local_start: '2026-10-25T01:00', local_end: '2026-10-25T05:00', minutes: 300 }

function expanding({ rrule }: Input<'rule_expand'>) {
  if (rrule?.startsWith('NONSENSE')) throw new SlipwayError({ code: 'rule.unreadable', message: 'NONSENSE is no rule', hint: 'write it as FREQ=MONTHLY;BYDAY=3SA' })
  return { words: rrule == null ? null : 'every week on Saturday', occurrences: [turn], more: rrule != null }
}

const type = (name: RegExp | string, value: string) => fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } })

describe('the form of a window', () => {
  it('tells the dates before anything is saved, and marks the night on which clocks change', async () => {
    aRoom([], { rule_expand: expanding })
    const { container } = render(LayerEditor, { catalogue: aCatalogue(), kind: 'maintenance' })
    await waitFor(() => expect(screen.getByText('5 h instead of 4 h: clocks go back')).toBeTruthy())
    expect(screen.getByText(/1 occurrence, then it is over/)).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('complains about a rule in its place', async () => {
    aRoom([], { rule_expand: expanding })
    render(LayerEditor, { catalogue: aCatalogue(), layer: aLayer({ window: { kind: 'maintenance', rrule: 'FREQ=WEEKLY' } }) })
    await waitFor(() => expect(screen.getByText(/it goes on/)).toBeTruthy())
    await type('Rule', 'NONSENSE')
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Rule' }).getAttribute('aria-invalid')).toBe('true'))
    expect(screen.getByText(/NONSENSE is no rule\. Write it as/)).toBeTruthy()
  })

  it('proposes a new freeze, after it has told what that would displace', async () => {
    const core = aRoom([], { rule_expand: expanding, freeze_propose: () => aChange() })
    render(LayerEditor, { catalogue: aCatalogue(), kind: 'freeze-hard' })
    await fireEvent.click(screen.getByRole('button', { name: 'Propose' }))
    expect(screen.getByText('A title is needed')).toBeTruthy()
    await type('Title', 'Year end')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Key' }).value, 'it follows the title').toBe('year-end')
    await type('Key', 'F-9')
    await waitFor(() => expect(core.asked.some(({ name }) => name === 'freeze_preview')).toBe(true))
    await fireEvent.click(screen.getByRole('button', { name: 'Propose' }))
    await waitFor(() => expect(core.asked.at(-1)).toMatchObject({ name: 'freeze_propose', input: { key: 'F-9', title: 'Year end', kind: 'freeze-hard' } }))
    await waitFor(() => expect(globalThis.location.hash).toBe('#/windows/layer/F-9'))
  })

  it('leads to what is wrong, which may stand far above the button', async () => {
    aRoom([], { rule_expand: expanding })
    render(LayerEditor, { catalogue: aCatalogue(), kind: 'holiday' })
    const save = screen.getByRole('button', { name: 'Save' })
    save.focus()
    await fireEvent.click(save)
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Title' })))
  })

  it('tells what a layer would displace before it is saved and binds, and of a maintenance window nothing', async () => {
    const core = aRoom([], { rule_expand: expanding })
    render(LayerEditor, { catalogue: aCatalogue(), kind: 'peak' })
    await type('Title', 'Sale')
    await waitFor(() => expect(screen.getByText('It would displace nothing.')).toBeTruthy())
    expect(core.asked.filter(({ name }) => name === 'freeze_preview').at(-1)?.input).toMatchObject({ card: { kind: 'peak', title: 'Sale' } })
    await fireEvent.change(screen.getByRole('combobox', { name: 'Kind' }), { target: { value: 'maintenance' } })
    await waitFor(() => expect(screen.queryByText('What it would displace')).toBeNull())
  })

  it('keeps its length when the start is another one', async () => {
    aRoom([], { rule_expand: expanding })
    render(LayerEditor, { catalogue: aCatalogue(), kind: 'freeze-hard' })
    const value = (name: string): string => screen.getByRole<HTMLInputElement>('textbox', { name }).value
    expect([value('Start: day'), value('End: day')]).toEqual(['2026-12-01', '2026-12-08'])
    await type('Start: day', '2026-12-30')
    await fireEvent.blur(screen.getByRole('textbox', { name: 'Start: day' }))
    expect(value('End: day')).toBe('2027-01-06')
  })

  it('keeps what was signed as it is, and still takes an owner', async () => {
    const core = aRoom([], { rule_expand: expanding, window_save: () => aChange() })
    render(LayerEditor, { catalogue: aCatalogue(), layer: aLayer() })
    expect(screen.getByText(/End it and propose another one/)).toBeTruthy()
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Kind' }).disabled).toBe(true)
    await type(/Source/, 'Minutes of May')
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(core.asked.at(-1)).toMatchObject({ name: 'window_save', input: { key: 'F-1', source: 'Minutes of May', start: '2026-12-18T00:00' } }))
  })

  it('stays open with the refusal of the core', async () => {
    aRoom([], { rule_expand: expanding, window_save: () => { throw new SlipwayError({ code: 'key.taken', message: 'There is F-1 already', hint: 'choose another key' }) } })
    render(LayerEditor, { catalogue: aCatalogue(), layer: aLayer({ window: { kind: 'peak' } }) })
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Choose another key'))
  })
})
