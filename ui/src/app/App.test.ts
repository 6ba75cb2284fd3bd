import { render, waitFor } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeCore } from '../backend/fake'
import { plan } from '../shared/plan.svelte'
import { router } from '../shared/router.svelte'
import { aStatus } from '../shared/testing/samples'
import App from './App.svelte'

beforeEach(() => {
  const status = aStatus({ releases: 0, services: 0 })
  fakeCore({ desk_show: () => ({ plan: status, version: '0.1.0', zones: ['UTC'] }) })
  plan.take(status)
  router.go('calendar')
})

describe('the window', () => {
  it('goes on in the room when what was pressed is gone with the place before, and leaves the focus elsewhere alone', async () => {
    const { container } = render(App)
    const room = await waitFor(() => container.querySelector<HTMLElement>('#room') ?? Promise.reject(new Error('no room yet')))
    const pressed = [...room.querySelectorAll<HTMLButtonElement>('button')].find((button) => button.textContent.trim() === 'Propose a freeze…')
    pressed?.focus()
    expect(document.activeElement).toBe(pressed)
    pressed?.click()
    await tick()
    await waitFor(() => expect(document.activeElement).toBe(room))

    const link = container.querySelector<HTMLElement>('nav a')
    link?.focus()
    router.go('calendar')
    await tick()
    await tick()
    expect(document.activeElement).toBe(link)
  })
})
