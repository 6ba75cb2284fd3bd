import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Input, ReleaseView } from '../../backend'
import { SlipwayError } from '../../backend'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { violations } from '../../shared/testing/axe'
import { aBar, aChange, aStatus } from '../../shared/testing/samples'
import Reschedule from './Reschedule.svelte'

const sentence = 'R-1 Payments 4.2 is inside the hard freeze Year end for 120 minutes.'
const conflict = {
  code: 'C03', cause: 'Inside a hard freeze', severity: 'hard', release: 'R-1', other: { kind: 'window', key: 'F-1', title: 'Year end' },
  start: '2026-12-18T21:00:00Z', end: '2026-12-18T23:00:00Z', overlap_minutes: 120, path: [], sentence, remedy: '',
}
const along = { key: 'R-2', title: 'Web shop', from: { start: '2026-11-30T21:00:00Z', end: '2026-11-30T22:00:00Z' }, to: { start: '2026-12-19T21:00:00Z', end: '2026-12-19T22:00:00Z' }, why: 'It waits for R-1.' }

const release: ReleaseView = {
  bar: aBar(), description: '', local_start: '2026-11-28T22:00', local_end: '2026-11-29T01:00', told: '', point_of_no_return: '2026-11-28T23:00:00Z',
  next_states: [], people: [], stores: [], submitted: null, services: [], conflicts: [], predecessors: [], successors: [], notes: {}, log: [],
}

beforeEach(() => plan.take(aStatus()))

function open(commit: () => unknown) {
  const onclose = vi.fn()
  const core = fakeCore({
    slot_find: () => ({ slots: [], refused: [], blocked_by: null }),
    release_move: (input: Input<'release_move'>) => {
      if (input.mode === 'commit') return commit()
      const frozen = input.to.startsWith('2026-12')
      return { release: 'R-1', from: along.from, to: along.to, conflicts: frozen ? [conflict] : [], moves: frozen ? [along] : [], slots: [], changed: null }
    },
  })
  return { core, onclose, ...render(Reschedule, { release, onclose }) }
}

const type = async (label: string, value: string): Promise<void> => {
  const field = screen.getByLabelText(label)
  await fireEvent.input(field, { target: { value } })
  await fireEvent.blur(field)
}

describe('rescheduling by form', () => {
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
    const { core, onclose } = open(() => ({ changed: aChange() }))
    await type('Start: day', '2026-12-18')
    await fireEvent.click(await waitFor(() => screen.getByLabelText(/R-2 Web shop/)))
    await fireEvent.submit(screen.getByRole('dialog', { hidden: true }).querySelector('form') ?? document.body)
    await waitFor(() => expect(onclose).toHaveBeenCalled())
    const written = core.asked.filter(({ name, input }) => name === 'release_move' && (input as Input<'release_move'>).mode === 'commit')
    expect(written).toHaveLength(1)
    expect(written[0]?.input).toMatchObject({ key: 'R-1', to: '2026-12-18T22:00', end: '2026-12-19T00:00:00Z', leave_out: ['R-2'], cascade: true })
  })

  it('stays open with the sentence when the core refuses', async () => {
    const { onclose } = open(() => { throw new SlipwayError({ code: 'release.conflict', message: sentence, hint: 'Start on 5 January' }) })
    await waitFor(() => screen.getByText(/Nothing speaks against/))
    await fireEvent.submit(screen.getByRole('dialog', { hidden: true }).querySelector('form') ?? document.body)
    await waitFor(() => screen.getByText(/Start on 5 January/))
    expect(onclose).not.toHaveBeenCalled()
  })
})
