import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import { violations } from '../../../shared/testing/axe'
import { aBench, aBoardroom, anAction, MEETING, told } from '../samples'
import { clean, enter } from '../testing'

beforeEach(clean)

const table = () => screen.findByRole('table', { name: 'Actions' })
const form = () => within(screen.getByRole('form', { name: 'Another action' }))
const card = { kind: 'task', text: 'Test the rollback', owner: 'ben', due: '2026-11-20', release: 'R-1', meeting: 'CAB@2026-11-17T10:00', key: 'ACT-1' }

describe('actions', () => {
  it('are listed with owner, due day, age, and that they are overdue in words', async () => {
    aBoardroom(aBench({ actions: [anAction(), anAction({ key: 'ACT-2', meeting: MEETING, overdue: false, owner: null, owner_name: null, due: null, age_days: 0, kind: 'process' }), anAction({ key: 'ACT-3', overdue: false, done_by: 'ben' })] }))
    const { container } = enter([MEETING, 'actions'])
    const rows = within(await table()).getAllByRole('row').slice(1).map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()))
    expect(rows[0]?.slice(1, 7)).toEqual(['ACT-1', 'Test the rollback R-1 asked on 2026-11-17 10:00', 'Ben', expect.stringContaining('20 Nov 2026'), '7', 'overdue'])
    expect(rows[1]?.slice(2, 7)).toEqual(['Test the rollback process R-1', 'nobody yet', '', '0', 'open'])
    expect(rows[2]?.[6]).toBe('done, says ben')
    expect(screen.getByText('2 open actions, 1 overdue')).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('are ticked, and removed with a way back', async () => {
    const core = aBoardroom()
    enter([MEETING, 'actions'])
    await table()
    await fireEvent.click(screen.getByRole('checkbox', { name: 'ACT-1 is done' }))
    await waitFor(() => expect(told(core, 'action_save')).toEqual([{ ...card, done: true }]))
    await fireEvent.click(screen.getByRole('button', { name: 'Remove ACT-1' }))
    await waitFor(() => expect(told(core, 'action_remove')).toEqual([{ key: 'ACT-1' }]))
  })

  it('are added by this meeting', async () => {
    const core = aBoardroom(aBench({ actions: [] }))
    enter([MEETING, 'actions'])
    await screen.findByText('Nothing is asked of anybody')
    await fireEvent.click(form().getByRole('button', { name: 'Add the action' }))
    expect(form().getByText('Say what is to be done')).toBeTruthy()
    const text = form().getByRole<HTMLInputElement>('textbox', { name: 'What is to be done' })
    await fireEvent.input(text, { target: { value: 'Call the supplier' } })
    await fireEvent.input(form().getByRole('textbox', { name: /Due/ }), { target: { value: '2026-12-01' } })
    await fireEvent.click(form().getByRole('button', { name: 'Add the action' }))
    await waitFor(() => expect(told(core, 'action_save')).toEqual([{ key: null, meeting: MEETING, kind: 'task', text: 'Call the supplier', owner: null, due: '2026-12-01', release: null, done: false }]))
    await waitFor(() => expect(text.value).toBe(''))
  })

  it('are changed in a dialog, which stays open with what was typed where the core refuses it', async () => {
    const core = aBoardroom()
    enter([MEETING, 'actions'])
    await table()
    await fireEvent.click(screen.getByRole('button', { name: 'Change ACT-1' }))
    const dialog = screen.getByRole('dialog', { name: 'Change ACT-1' })
    expect(await violations(dialog)).toEqual([])
    await fireEvent.input(within(dialog).getByRole('textbox', { name: 'What is to be done' }), { target: { value: 'Test it twice' } })
    core.on('action_save', () => { throw new SlipwayError({ code: 'action.closed', message: 'the minutes are locked', hint: 'ask for it at the next meeting' }) })
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(within(dialog).getByRole('alert').textContent).toContain('Ask for it at the next meeting.'))
    expect(told(core, 'action_save')).toEqual([{ ...card, text: 'Test it twice', done: false }])
  })
})
