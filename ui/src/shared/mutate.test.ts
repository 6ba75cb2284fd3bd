import { beforeEach, describe, expect, it } from 'vitest'
import { fakeCore } from '../backend/fake'
import { SlipwayError } from '../backend'
import { announcer } from './announcer.svelte'
import { mutate } from './mutate'
import { plan } from './plan.svelte'
import { aChange, aStatus } from './testing/samples'
import { toasts } from './toasts.svelte'

const move = { key: 'R-1', to: '2026-11-28T22:00', cascade: false, leave_out: [], together: [], mode: 'commit', slots: 3 } as const

beforeEach(() => {
  plan.take(aStatus())
  toasts.clear()
})

describe('mutate', () => {
  it('takes over the new status, says what was done, and offers the way back', async () => {
    fakeCore({ release_move: () => ({ changed: aChange(), conflicts: [], moves: [], slots: [] }) })
    const before = plan.revision
    const outcome = await mutate('release_move', { ...move, leave_out: [], together: [] })
    expect(outcome.ok).toBe(true)
    expect(plan.status?.undo?.label).toBe('Move R-1')
    expect(plan.revision).toBe(before + 1)
    expect(announcer.text).toContain('Move R-1')
    expect(toasts.list[0]).toMatchObject({ tone: 'done', text: 'Move R-1', action: { label: 'Undo' } })
  })

  it('undoes from the notice', async () => {
    const core = fakeCore({ release_move: () => ({ changed: aChange() }), undo: () => aChange({ status: aStatus({ seq: 9 }) }) })
    await mutate('release_move', { ...move, leave_out: [], together: [] })
    toasts.list[0]?.action?.run()
    await new Promise((resolve) => setTimeout(resolve))
    expect(core.asked.map((asked) => asked.name)).toEqual(['release_move', 'undo'])
    expect(plan.status?.seq).toBe(9)
    expect(toasts.list, 'a way back to an operation that is no longer the last would mislead').toHaveLength(1)
    expect(toasts.list[0]?.action).toBeNull()
  })

  it('changes nothing after a preview', async () => {
    fakeCore({ release_move: () => ({ changed: null, conflicts: [] }) })
    const before = plan.revision
    await mutate('release_move', { ...move, leave_out: [], together: [], mode: 'preview' })
    expect(plan.revision).toBe(before)
    expect(toasts.list).toEqual([])
  })

  it('shows a refusal as advice with its next step, and keeps the status', async () => {
    fakeCore({ release_move: () => { throw new SlipwayError({ code: 'release.conflict', message: 'inside the freeze', hint: 'move it to 5 January' }) } })
    const outcome = await mutate('release_move', { ...move, leave_out: [], together: [] })
    expect(outcome.ok).toBe(false)
    expect(toasts.list[0]).toMatchObject({ tone: 'refused', text: 'inside the freeze', hint: 'move it to 5 January' })
    expect(announcer.text.trim()).toBe('Inside the freeze. Move it to 5 January.')
    expect(plan.status?.seq).toBe(7)
  })

  it('leaves a refusal to a caller who shows it beside what was refused', async () => {
    fakeCore({ release_move: () => { throw new SlipwayError({ code: 'release.conflict', message: 'No' }) } })
    await mutate('release_move', { ...move, leave_out: [], together: [] }, { quiet: true })
    expect(toasts.list).toEqual([])
  })
})
