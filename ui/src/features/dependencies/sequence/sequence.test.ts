import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Input, MovedAlong, SequenceOutcome, SequencePlace } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aChange, aStatus } from '../../../shared/testing/samples'
import { daysOf, standing } from './sequence'
import SequenceDialog from './SequenceDialog.svelte'

beforeEach(() => plan.take(aStatus()))

function aPlace(part: Partial<SequencePlace> = {}): SequencePlace {
  const at = { start: '2026-12-01T19:00:00Z', end: '2026-12-01T21:00:00Z' }
  return { key: 'R-1', title: 'Web', wave: 1, from: at, to: at, moves: false, left_out: false, stuck: false, earliest: at.start, latest: '2026-12-20T19:00:00Z', why: [], ...part }
}

function answered(): ReturnType<typeof fakeCore> {
  return fakeCore({
    sequence_apply: ({ mode, leave_out }: Input<'sequence_apply'>): SequenceOutcome => {
      const stays = leave_out.includes('R-2')
      const late = aPlace({
        key: 'R-2', title: 'App', wave: 2, moves: !stays, left_out: stays, why: ['R-2 waits for R-1 Web (FS)'],
        to: { start: '2026-12-01T21:00:00Z', end: '2026-12-01T23:00:00Z' },
      })
      return { places: [aPlace(), late, aPlace({ key: 'R-3', title: 'Begun', wave: 2, stuck: true })], moves: [], conflicts: [], changed: mode === 'commit' ? aChange() : null }
    },
  })
}

const button = (name: RegExp): HTMLButtonElement => screen.getByRole<HTMLButtonElement>('button', { name })

describe('putting releases in order', () => {
  it('tells every place with its reason, and writes once what was not left out', async () => {
    const core = answered()
    const onclose = vi.fn()
    const { container } = render(SequenceDialog, { days: '28', onclose })
    await screen.findByText('R-2 waits for R-1 Web (FS).')
    expect(screen.getByText('cannot move')).toBeTruthy()
    expect(await violations(container)).toEqual([])
    const asked = { from: '2026-11-24T09:00:00Z', to: '2026-12-22T09:00:00Z', leave_out: [], mode: 'preview', reason: null }
    expect(core.asked[0]).toEqual({ name: 'sequence_apply', input: asked })
    expect(button(/^Put 1 release in order/).disabled).toBe(false)
    await fireEvent.click(screen.getByRole('checkbox', { name: 'R-2 App' }))
    await waitFor(() => expect(button(/^Put 0 releases in order/).disabled).toBe(true))
    expect(screen.getByText('stays')).toBeTruthy()
    await fireEvent.click(screen.getByRole('checkbox', { name: 'R-2 App' }))
    await waitFor(() => expect(button(/^Put 1 release/).disabled).toBe(false))
    await fireEvent.input(screen.getByRole('textbox', { name: /Why/ }), { target: { value: ' Release week ' } })
    await fireEvent.click(button(/^Put 1 release/))
    await waitFor(() => expect(onclose).toHaveBeenCalled())
    const written = core.asked.filter(({ input }) => (input as Input<'sequence_apply'>).mode === 'commit')
    expect(written.map(({ input }) => input)).toEqual([{ ...asked, mode: 'commit', reason: 'Release week' }])
  })

  it('tells which deployments go along, from when to when and why', async () => {
    const moved: MovedAlong = {
      key: 'R-2-STAGING', title: 'App, tried first', from: { start: '2026-11-30T19:00:00Z', end: '2026-11-30T21:00:00Z' }, to: { start: '2026-11-30T21:00:00Z', end: '2026-11-30T23:00:00Z' },
      why: 'R-2-STAGING is a deployment of R-2 App', always: true, left_out: false,
    }
    fakeCore({ sequence_apply: (): SequenceOutcome => ({ places: [aPlace({ moves: true })], moves: [moved], conflicts: [], changed: null }) })
    const { container } = render(SequenceDialog, { days: '28', onclose: vi.fn() })
    const list = within(await screen.findByRole('list', { name: 'Deployments that go along' }))
    expect(list.getByRole('link', { name: 'R-2-STAGING' }).getAttribute('href')).toBe('#/releases/R-2-STAGING')
    expect(list.getByRole('listitem').textContent.replace(/\s+/g, ' ')).toMatch(/App, tried first.*20:00–22:00 → .*22:00–00:00 \(\+1\) CET R-2-STAGING is a deployment of R-2 App\./)
    expect(screen.getByText(/goes to the best valid slot behind that/)).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('says nothing of deployments where none goes along', async () => {
    answered()
    render(SequenceDialog, { days: '28', onclose: vi.fn() })
    await screen.findByText('R-2 waits for R-1 Web (FS).')
    expect(screen.queryByText('Deployments that go along')).toBeNull()
  })

  it('begins with the stretch that is shown, where that has an end', () => {
    expect([daysOf('7'), daysOf('91'), daysOf(''), daysOf('ahead')]).toEqual(['7', '91', '28', '28'])
  })

  it('knows who moves, who was left out, and who cannot', () => {
    expect(standing(aPlace({ moves: true }))).toBe('moves')
    expect(standing(aPlace({ left_out: true }))).toBe('left-out')
    expect(standing(aPlace({ stuck: true }))).toBe('stuck')
    expect(standing(aPlace())).toBe('stands')
  })
})
