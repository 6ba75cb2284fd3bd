import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Input, ReleaseBar } from '../../backend'
import { SlipwayError } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { plan } from '../plan.svelte'
import { violations } from '../testing/axe'
import { aBar, aChange, aStatus } from '../testing/samples'
import Reschedule from './Reschedule.svelte'

const sentence = 'R-1 Payments 4.2 is inside the hard freeze Year end for 120 minutes.'
const conflict = {
  code: 'C03', cause: 'Inside a hard freeze', severity: 'hard', release: 'R-1', other: { kind: 'window', key: 'F-1', title: 'Year end' },
  start: '2026-12-18T21:00:00Z', end: '2026-12-18T23:00:00Z', overlap_minutes: 120, path: [], sentence, remedy: '',
}
const along = { key: 'R-2', title: 'Web shop', from: { start: '2026-11-30T21:00:00Z', end: '2026-11-30T22:00:00Z' }, to: { start: '2026-12-19T21:00:00Z', end: '2026-12-19T22:00:00Z' }, why: 'It waits for R-1.', always: false }

beforeEach(() => plan.take(aStatus()))

function open(commit: () => unknown, together: readonly ReleaseBar[] = []) {
  const [onmoved, onclose] = [vi.fn(), vi.fn()]
  const core = fakeCore({
    slot_find: () => ({ slots: [], refused: [], blocked_by: null }),
    release_move: (input: Input<'release_move'>) => {
      if (input.mode === 'commit') return commit()
      const frozen = input.to.startsWith('2026-12')
      return { release: 'R-1', from: along.from, to: along.to, conflicts: frozen ? [conflict] : [], moves: frozen ? [along] : [], slots: [], changed: null }
    },
  })
  return { core, onmoved, onclose, ...render(Reschedule, { release: aBar(), together, onmoved, onclose }) }
}

const type = async (label: string, value: string): Promise<void> => {
  const field = screen.getByLabelText(label)
  await fireEvent.input(field, { target: { value } })
  await fireEvent.blur(field)
}

const value = (label: string): string => screen.getByLabelText<HTMLInputElement>(label).value

describe('rescheduling by form', () => {
  it('keeps start, end and length in step', async () => {
    open(() => null)
    await type('Start: time', '23:00')
    expect([value('End: day'), value('End: time'), value('Length')]).toEqual(['2026-11-29', '02:00', '3h'])
    await type('End: time', '03:30')
    expect(value('Length')).toBe('4h30m')
    await type('Length', '30m')
    expect([value('End: day'), value('End: time')]).toEqual(['2026-11-28', '23:30'])
    await type('End: time', '22:00')
    expect(screen.getByText('The end must be behind the start')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Move', hidden: true }).hasAttribute('disabled')).toBe(true)
  })

  it('takes a slot that is offered', async () => {
    const { core } = open(() => null)
    core.on('slot_find', () => ({ slots: [{ start: '2026-12-01T21:00:00Z', end: '2026-12-02T00:00:00Z', told: '', score: 0, reasons: ['late'] }], refused: [], blocked_by: null }))
    await fireEvent.click(await waitFor(() => screen.getByRole('button', { name: /1 Dec 2026/, hidden: true })))
    expect([value('Start: day'), value('Start: time'), value('Length')]).toEqual(['2026-12-01', '22:00', '3h'])
  })

  it('tells why other days have none, and offers as many slots as the core', async () => {
    const { core, container } = open(() => null)
    const slot = { start: '2026-12-01T21:00:00Z', end: '2026-12-02T00:00:00Z', told: '', score: 0, reasons: [] }
    core.on('slot_find', () => ({ slots: [slot], refused: [{ day: '2026-11-24', reasons: [{ code: 'C10', sentence: 'Mia is away.' }] }], blocked_by: null }))
    await waitFor(() => screen.getByText('Why there is no slot on 24 Nov'))
    expect(screen.getByText('Mia is away.')).toBeTruthy()
    expect(screen.queryByText(/No slot of/)).toBeNull()
    await waitFor(() => screen.getByText(/Nothing speaks against/))
    expect(core.asked.find(({ name }) => name === 'release_move')?.input).toMatchObject({ slots: 5 })
    expect(core.asked.find(({ name }) => name === 'slot_find')?.input).toMatchObject({ key: 'R-1', count: 5, from: null })
    expect(await violations(container)).toEqual([])
  })

  it('looks for slots behind a time that would be refused', async () => {
    const { core } = open(() => null)
    core.on('slot_find', ({ from }: Input<'slot_find'>) => ({ slots: [], refused: [{ day: from === null ? '2026-11-24' : '2026-12-18', reasons: [{ code: 'C03', sentence }] }], blocked_by: null }))
    await waitFor(() => screen.getByText('Why there is no slot on 24 Nov'))
    core.on('release_move', () => ({ release: 'R-1', from: along.from, to: { start: '2026-12-18T21:00:00Z', end: '2026-12-19T00:00:00Z' }, conflicts: [conflict], moves: [], slots: [], changed: null }))
    await type('Start: day', '2026-12-18')
    await waitFor(() => screen.getByText('Why there is no slot on 18 Dec'))
    expect(core.asked.filter(({ name }) => name === 'slot_find').map(({ input }) => (input as Input<'slot_find'>).from)).toEqual([null, '2026-12-18T21:00:00Z'])
  })

  it('names the one thing in the way where there is no slot, or says that it is more than one', async () => {
    const { core, unmount } = open(() => null)
    core.on('slot_find', () => ({ slots: [], refused: [], blocked_by: { code: 'C05', sentence: 'R-1 is outside every window of Ledger.' } }))
    await waitFor(() => screen.getByText('No slot of 3 h is free in the next 90 days'))
    expect(screen.getByText('There would be one without this: R-1 is outside every window of Ledger.')).toBeTruthy()
    unmount()
    open(() => null)
    await waitFor(() => screen.getByText('More than one thing would have to give way.'))
  })

  it('does not say of another length which days have no slot', async () => {
    const { core } = open(() => null)
    const slot = { start: '2026-12-20T21:00:00Z', end: '2026-12-20T22:00:00Z', told: '', score: 0, reasons: [] }
    core.on('slot_find', () => ({ slots: [slot], refused: [{ day: '2026-12-18', reasons: [{ code: 'C03', sentence }] }], blocked_by: null }))
    core.on('release_move', ({ to, end }: Input<'release_move'>) => ({ release: 'R-1', from: along.from, to: { start: to, end: end ?? to }, conflicts: [conflict], moves: [], slots: [slot], changed: null }))
    await type('Length', '1h')
    await waitFor(() => screen.getByText('Next valid slots'))
    await waitFor(() => expect(screen.queryByText(/Why there is no slot/)).toBeNull())
    await type('Length', '3h')
    await waitFor(() => screen.getByText(/Why there is no slot/))
  })

  it('shows what the time would break, in the words of the core, before anything is written', async () => {
    const { core, container } = open(() => null)
    await waitFor(() => screen.getByText(/Nothing speaks against/))
    await type('Start: day', '2026-12-18')
    await waitFor(() => screen.getByText(sentence))
    expect(screen.getByText(/1 hard conflict/)).toBeTruthy()
    expect(core.asked.every(({ name, input }) => name !== 'release_move' || (input as Input<'release_move'>).mode === 'preview')).toBe(true)
    expect(await violations(container)).toEqual([])
  })

  it('leaves out a dependent that was unticked, and writes once', async () => {
    const { core, onmoved, onclose } = open(() => ({ changed: aChange() }))
    await type('Start: day', '2026-12-18')
    await fireEvent.click(await waitFor(() => screen.getByLabelText(/R-2 Web shop/)))
    await fireEvent.submit(screen.getByRole('dialog', { hidden: true }).querySelector('form') ?? document.body)
    await waitFor(() => expect(onclose).toHaveBeenCalled())
    const written = core.asked.filter(({ name, input }) => name === 'release_move' && (input as Input<'release_move'>).mode === 'commit')
    expect(written).toHaveLength(1)
    expect(onmoved).toHaveBeenCalledOnce()
    expect(written[0]?.input).toMatchObject({ key: 'R-1', to: '2026-12-18T21:00:00Z', end: '2026-12-19T00:00:00Z', zone: 'Europe/Berlin', leave_out: ['R-2'], cascade: true })
  })

  it('stays open with the sentence when the core refuses', async () => {
    const { onclose } = open(() => { throw new SlipwayError({ code: 'release.conflict', message: sentence, hint: 'start on 5 January' }) })
    await waitFor(() => screen.getByText(/Nothing speaks against/))
    await fireEvent.submit(screen.getByRole('dialog', { hidden: true }).querySelector('form') ?? document.body)
    await waitFor(() => screen.getByText('Start on 5 January.'))
    expect(onclose).not.toHaveBeenCalled()
  })

  it('moves several by as much as the first, and leaves out whom the person unticks', async () => {
    const others = [aBar({ key: 'R-8', title: 'Cards' }), aBar({ key: 'R-9', title: 'Loans' })]
    const { core, container, onclose } = open(() => ({ changed: aChange() }), others)
    core.on('release_move', ({ mode, leave_out }: Input<'release_move'>) => ({
      release: 'R-1', from: along.from, to: along.to, conflicts: [], slots: [], changed: mode === 'commit' ? aChange() : null,
      moves: [
        ...others.map(({ key, title }) => ({ ...along, key, title, why: `${key} was chosen together with R-1`, always: true, left_out: leave_out.includes(key) })),
        { ...along, key: 'B-1', title: 'Load test', why: 'B-1 is booked for R-1', always: true, left_out: false },
        { ...along, left_out: false },
      ],
    }))
    expect(screen.getByText('Move 3 releases')).toBeTruthy()
    expect(screen.queryByLabelText('Length'), 'several keep their lengths').toBeNull()
    await type('Start of R-1: day', '2026-12-18')
    await waitFor(() => screen.getByText('2 others of the selection would move'))
    expect(screen.getByText('1 of what waits for it would move along')).toBeTruthy()
    expect(screen.getByText('1 of what belongs to it would move along')).toBeTruthy()
    await fireEvent.click(screen.getByLabelText(/R-9 Loans/))
    await waitFor(() => screen.getByText('1 other of the selection would move'))
    expect(await violations(container)).toEqual([])
    await fireEvent.submit(screen.getByRole('dialog', { hidden: true }).querySelector('form') ?? document.body)
    await waitFor(() => expect(onclose).toHaveBeenCalled())
    const [written] = core.asked.filter(({ name, input }) => name === 'release_move' && (input as Input<'release_move'>).mode === 'commit')
    expect(written?.input).toMatchObject({ key: 'R-1', to: '2026-12-18T21:00:00Z', end: null, zone: null, together: ['R-8', 'R-9'], leave_out: ['R-9'] })
    expect(core.asked.some(({ name }) => name === 'slot_find')).toBe(false)
  })
})
