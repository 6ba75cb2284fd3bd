import { waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeCore } from '../backend/fake'
import { plan } from './plan.svelte'
import { publication } from './publication.svelte'
import { router } from './router.svelte'
import { aStatus } from './testing/samples'
import { toasts } from './toasts.svelte'

beforeEach(() => {
  plan.take(aStatus())
  toasts.clear()
})

describe('publishing that fails by itself', () => {
  it('is told once, and again when it went well in between or something else is wrong', async () => {
    let published = '2026-11-24T08:00:00Z'
    const core = fakeCore({ publication_show: () => ({ folder: '/srv', refresh_minutes: 60, published, failed: null, calendars: [] }) })
    const stop = publication.follow()
    await new Promise((resolve) => setTimeout(resolve))
    const fail = async (message: string): Promise<void> => {
      const before = core.asked.length
      core.say('publication_failed', { code: 'file.unwritable', message, hint: 'make room', details: null })
      await waitFor(() => expect(core.asked.length).toBe(before + 1))
      await new Promise((resolve) => setTimeout(resolve))
    }
    await fail('the disk is full')
    await fail('the disk is full')
    expect(toasts.list.map(({ tone, text, hint }) => [tone, text, hint])).toEqual([['refused', 'The published calendars could not be brought up to date. The disk is full.', 'make room']])
    await fail('the folder is gone')
    expect(toasts.list).toHaveLength(2)
    published = '2026-11-24T09:00:00Z'
    await fail('the folder is gone')
    expect(toasts.list).toHaveLength(3)
    toasts.list[0]?.action?.run()
    expect(router.place).toMatchObject({ room: 'calendars', path: ['publishing'] })
    stop()
  })
})

describe('publishing that goes well by itself', () => {
  it('is counted, so that what shows it is read again, and nothing is said', async () => {
    const core = fakeCore({})
    const stop = publication.follow()
    await new Promise((resolve) => setTimeout(resolve))
    const before = publication.heard
    core.say('publication_done')
    expect(publication.heard).toBe(before + 1)
    expect(toasts.list).toEqual([])
    stop()
    core.say('publication_done')
    expect(publication.heard).toBe(before + 1)
  })
})
