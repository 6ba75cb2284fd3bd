import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import { violations } from '../../../shared/testing/axe'
import { aBar, aChange } from '../../../shared/testing/samples'
import { sized } from '../../../shared/testing/sizes'
import { aLayer, anException, aRoom } from '../samples'
import AskForm from './AskForm.svelte'
import Register from './Register.svelte'

const list = (...items: readonly ReturnType<typeof anException>[]) => ({ exception_list: () => ({ items }), release_show: () => ({ bar: aBar({ end: '2026-12-21T00:00:00Z' }) }) })

beforeEach(() => sized())

describe('the register of exceptions', () => {
  it('shows stage, approver, expiry and outcome of each', async () => {
    aRoom([], list(anException({ stage: 'used', approver: 'Grace', decided: '2026-11-20T09:00:00Z', expires: '2026-12-22T00:00:00Z', outcome: 'Went well' })))
    render(Register, { chosen: null })
    const row = await waitFor(() => screen.getByRole('row', { name: /E-2026-0001/ }))
    for (const said of ['Used', 'Grace', '22 Dec 2026 01:00', 'Went well', 'Year end']) expect(row.textContent).toContain(said)
  })

  it('says what an exception is where there is none', async () => {
    aRoom([], list())
    render(Register, { chosen: null })
    await waitFor(() => expect(screen.getByText('No exception was ever asked for')).toBeTruthy())
  })

  it('grants one until the release ends, with what holds by now', async () => {
    const core = aRoom([], { ...list(anException()), exception_decide: () => aChange() })
    const { container } = render(Register, { chosen: 'E-2026-0001' })
    await waitFor(() => expect(screen.getByText(/The release ends/)).toBeTruthy())
    await fireEvent.click(screen.getByRole('checkbox', { name: 'The board has seen it' }))
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Approve until then' }))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'exception_decide')?.input).toEqual({
      key: 'E-2026-0001', decision: 'approve', approver: null, expires: '2026-12-21T00:00:00Z', met: ['The board has seen it'], reason: null,
    }))
  })

  it('shows why it cannot be granted, and refuses it for a reason', async () => {
    const core = aRoom([], { ...list(anException()), exception_decide: () => { throw new SlipwayError({ code: 'exception.stage', message: 'not every criterion is met', hint: 'tick what holds' }) } })
    render(Register, { chosen: 'E-2026-0001' })
    await waitFor(() => expect(screen.getByRole('button', { name: 'Refuse' })).toBeTruthy())
    await fireEvent.click(screen.getByRole('button', { name: 'Approve until then' }))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Tick what holds'))
    core.on('exception_decide', () => aChange())
    await fireEvent.input(screen.getByRole('textbox', { name: /Reason for the decision/ }), { target: { value: 'It can wait' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Refuse' }))
    await waitFor(() => expect(core.asked.filter(({ name }) => name === 'exception_decide').at(-1)?.input).toMatchObject({ decision: 'refuse', expires: null, met: [], reason: 'It can wait' }))
  })

  it('is used once, with how it went, or withdrawn', async () => {
    const core = aRoom([], { ...list(anException({ stage: 'approved' })), exception_use: () => aChange(), exception_withdraw: () => aChange() })
    render(Register, { chosen: 'E-2026-0001' })
    await waitFor(() => expect(screen.getByRole('button', { name: 'It was used' })).toBeTruthy())
    await fireEvent.input(screen.getByRole('textbox', { name: /How it went/ }), { target: { value: 'Went well' } })
    await fireEvent.click(screen.getByRole('button', { name: 'It was used' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Withdraw' }))
    await waitFor(() => expect(core.asked).toContainEqual({ name: 'exception_withdraw', input: { key: 'E-2026-0001', reason: null } }))
    expect(core.asked).toContainEqual({ name: 'exception_use', input: { key: 'E-2026-0001', outcome: 'Went well' } })
  })
})

describe('what would come of it', () => {
  it('warns that an exception would run out before the release ends', async () => {
    aRoom([], list(anException()))
    const { container } = render(Register, { chosen: 'E-2026-0001' })
    await waitFor(() => expect(screen.getByText(/The release ends/)).toBeTruthy())
    const day = screen.getByRole('textbox', { name: 'Runs out: day' })
    await fireEvent.input(day, { target: { value: '2026-12-20' } })
    await fireEvent.blur(day)
    expect(screen.getByText(/It would run out before the release ends, .* and let nothing through/)).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('warns that it is used up before the release has ended, and leads on when it is', async () => {
    const used = anException({ stage: 'used', outcome: 'Went well' })
    const core = aRoom([], { ...list(anException({ stage: 'approved' })), exception_use: () => { core.on('exception_list', () => ({ items: [used] })); return aChange() } })
    render(Register, { chosen: 'E-2026-0001' })
    await waitFor(() => expect(screen.getByText(/The release has not ended yet/)).toBeTruthy())
    await fireEvent.input(screen.getByRole('textbox', { name: /How it went/ }), { target: { value: 'Went well' } })
    screen.getByRole('button', { name: 'It was used' }).focus()
    await fireEvent.click(screen.getByRole('button', { name: 'It was used' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'It was used' })).toBeNull())
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'E-2026-0001' })))
  })

  it('shows two criteria that say the same, as they may come from a file', async () => {
    const twice = [{ text: 'Seen', met: true }, { text: 'Seen', met: false }]
    aRoom([], list(anException({ criteria: twice })))
    const { unmount } = render(Register, { chosen: 'E-2026-0001' })
    await waitFor(() => expect(screen.getAllByRole('checkbox', { name: 'Seen' })).toHaveLength(2))
    unmount()
    aRoom([], list(anException({ criteria: twice, stage: 'refused' })))
    render(Register, { chosen: 'E-2026-0001' })
    await waitFor(() => expect(screen.getAllByText('Seen')).toHaveLength(2))
  })
})

describe('the request for an exception', () => {
  it('leads to what is missing, and says where the release needs none', async () => {
    aRoom([aLayer()], { release_list: () => ({ items: [aBar()] }) })
    const ended = aLayer({ window: { key: 'F-0', title: 'Last year' }, phase: 'ended', binds: false })
    render(AskForm, { layers: [aLayer(), ended], freeze: 'F-1', release: 'R-1' })
    await waitFor(() => expect(screen.getByText(/it stands outside this freeze/)).toBeTruthy())
    await fireEvent.click(screen.getByRole('button', { name: 'Ask for it' }))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Why it cannot wait' })))
    await fireEvent.click(screen.getByRole('combobox', { name: 'Freeze' }))
    expect(screen.queryByRole('option', { name: /Last year/ })).toBeNull()
  })

  it('starts from the release and the freeze that met, and takes criteria in and out', async () => {
    const core = aRoom([aLayer()], { release_list: () => ({ items: [aBar()] }), exception_request: () => ({ key: 'E-2026-0009', changed: aChange() }) })
    const { container } = render(AskForm, { layers: [aLayer()], freeze: 'F-1', release: 'R-1' })
    await waitFor(() => expect(screen.getByText(/Planned/)).toBeTruthy())
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Ask for it' }))
    expect(screen.getByText('Say why the release cannot wait')).toBeTruthy()
    await fireEvent.input(screen.getByRole('textbox', { name: 'Why it cannot wait' }), { target: { value: 'The law changes' } })
    await fireEvent.input(screen.getByRole('textbox', { name: 'How it is taken back' }), { target: { value: 'Switch it off' } })
    for (const button of screen.getAllByRole('button', { name: /^Take out/ }).slice(1)) await fireEvent.click(button)
    for (const button of screen.queryAllByRole('button', { name: /^Take out/ })) await fireEvent.click(button)
    await fireEvent.click(screen.getByRole('button', { name: 'Add a criterion' }))
    await fireEvent.input(screen.getByRole('textbox', { name: /Criterion 1/ }), { target: { value: 'Seen by the board' } })
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Holds: Seen by the board' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Ask for it' }))
    await waitFor(() => expect(core.asked.find(({ name }) => name === 'exception_request')?.input).toEqual({
      freeze: 'F-1', release: 'R-1', reason: 'The law changes', risk: '', rollback: 'Switch it off', criteria: [{ text: 'Seen by the board', met: true }],
    }))
    await waitFor(() => expect(globalThis.location.hash).toBe('#/windows/exceptions/E-2026-0009'))
  })

  it('says that there is nothing to be let out of', () => {
    aRoom([], { release_list: () => ({ items: [] }) })
    render(AskForm, { layers: [], freeze: '', release: '' })
    expect(screen.getByText('There is no freeze to be let out of')).toBeTruthy()
  })
})
