import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CalendarSource, SourceState } from '../backend'
import { fakeCore } from '../backend/fake'
import type { FakeCore } from '../backend/fake'
import { plan } from './plan.svelte'
import { router } from './router.svelte'
import { sources } from './sources.svelte'
import { aStatus } from './testing/samples'
import { toasts } from './toasts.svelte'

const one = (state: SourceState, path = '/in/holidays.ics'): CalendarSource => ({ path, becomes: 'window holiday', said: { becomes: 'window', kind: 'holiday' }, read: '2026-11-24T08:00:00Z', state, files: [] })
const asked = (core: FakeCore): number => core.asked.filter(({ name }) => name === 'calendar_sources').length

let stop: () => void = () => undefined
let number = 0

/** Follows the sources of a plan that was never open before. */
async function follow(items: readonly CalendarSource[]): Promise<FakeCore> {
  const core = fakeCore({ calendar_sources: () => ({ items }) })
  plan.take(aStatus({ path: `/plans/${++number}.slipway` }))
  stop = sources.follow()
  await settle()
  return core
}

async function settle(ms = 0): Promise<void> {
  flushSync()
  await vi.advanceTimersByTimeAsync(ms)
}

beforeEach(() => {
  vi.useFakeTimers()
  toasts.clear()
})

afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('watched calendar files', () => {
  it('are asked about when a plan is open, and not again and again where nothing is watched', async () => {
    const core = await follow([])
    expect(asked(core)).toBe(1)
    await settle(120_000)
    expect(asked(core)).toBe(1)
    globalThis.dispatchEvent(new Event('focus'))
    await settle()
    expect(asked(core)).toBe(2)
  })

  it('are asked about every half minute while one is watched and the window is in sight', async () => {
    const core = await follow([one('unchanged')])
    await settle(61_000)
    expect(asked(core)).toBe(3)
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    await settle(61_000)
    expect(asked(core)).toBe(3)
    vi.restoreAllMocks()
  })

  it('are told once when one has changed, with the way to its update, and again after it was read', async () => {
    const core = await follow([one('unchanged')])
    expect(toasts.list).toEqual([])
    core.on('calendar_sources', () => ({ items: [one('changed')] }))
    await sources.refresh()
    await sources.refresh()
    expect(toasts.list.map(({ text }) => text)).toEqual(['holidays.ics changed'])
    toasts.list[0]?.action?.run()
    expect(router.place).toMatchObject({ room: 'exchange', path: ['import'], query: { kind: 'calendar', source: '/in/holidays.ics' } })
    sources.take([one('unchanged')])
    sources.take([one('changed')])
    expect(toasts.list).toHaveLength(2)
  })

  it('are told together when several have changed, and not at all when one is missing', async () => {
    await follow([one('changed', '/in/a.ics'), one('changed', '/in/b.ics'), one('missing', '/in/c.ics')])
    expect(toasts.list.map(({ text }) => text)).toEqual(['2 watched calendars changed'])
  })

  it('are those of the plan that is open', async () => {
    await follow([one('unchanged')])
    expect(sources.list).toHaveLength(1)
    fakeCore({ calendar_sources: () => ({ items: [] }) })
    plan.take(aStatus({ path: '/plans/other.slipway' }))
    await settle()
    expect(sources.list).toEqual([])
  })
})
