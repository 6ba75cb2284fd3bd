import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { aStatus } from '../../shared/testing/samples'
import Exchange from './Exchange.svelte'

const catalogue = { services: [], teams: [{ key: 'core', name: 'Core' }], trains: [], people: [] }

beforeEach(() => plan.take(aStatus()))

function open(query: Readonly<Record<string, string>> = {}) {
  router.go('exchange', ['export'], query)
  return render(Exchange, { target: document.body.appendChild(document.createElement('main')), props: { path: ['export'] } })
}

describe('the form of an export', () => {
  it('writes a table of releases, and says where', async () => {
    const core = fakeCore({ catalogue_show: () => catalogue, releases_export: () => ({ files: [{ path: '/out/releases.csv', bytes: 1_200 }], items: 7, warnings: [] }) })
    core.file = '/out/releases.csv'
    const { container } = open()
    await fireEvent.click(screen.getByRole('button', { name: 'Write the file…' }))
    await waitFor(() => expect(screen.getByText('7 items in 1 file', { exact: false })).toBeTruthy())
    expect(core.asked.find(({ name }) => name === 'releases_export')?.input).toEqual({ path: '/out/releases.csv', filter: { service: null, team: null, train: null, person: null } })
    expect(await violations(container)).toEqual([])
  })

  it('leads to the room of calendars, which is where they are made', async () => {
    fakeCore({ catalogue_show: () => catalogue })
    open()
    await fireEvent.click(screen.getByRole('radio', { name: 'Calendar (.ics)' }))
    expect(screen.queryByRole('button', { name: 'Write the file…' })).toBeNull()
    await fireEvent.click(screen.getByRole('button', { name: 'To the calendar files' }))
    expect(globalThis.location.hash).toBe('#/calendars')
  })

  it('leads on where a link asks for the calendar of a window', () => {
    fakeCore({ catalogue_show: () => catalogue })
    open({ format: 'ics', layer: 'F-1' })
    expect(globalThis.location.hash).toBe('#/calendars?layer=F-1')
  })
})
