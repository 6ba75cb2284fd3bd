import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../backend'
import { fakeCore } from '../backend/fake'
import { plan } from '../shared/plan.svelte'
import { violations } from '../shared/testing/axe'
import NoPlan from './NoPlan.svelte'

const WAYS = ['Open a plan…', 'New plan…', 'Open the sample…']
const damaged = { code: 'plan.damaged', message: 'the plan file /plans/bank.slipway is damaged: bad page', hint: 'the file was left as it is; restore a backup' }
const complaint = 'The plan file /plans/bank.slipway is damaged: bad page.'

/** The plan of the start cannot be opened at first; when the shell tries again, it is no longer there to be opened. */
function start() {
  let told = false
  return fakeCore({
    desk_show: () => {
      if (told) return { plan: null, version: '0.1.0', zones: [] as string[] }
      told = true
      throw new SlipwayError(damaged)
    },
  })
}

beforeEach(() => {
  plan.take(null)
  plan.desk = null
  plan.error = null
})

describe('the window without a plan', () => {
  it('says what is wrong with the plan of the start, and at once how to come into another', async () => {
    start()
    await plan.refresh()
    const { container } = render(NoPlan)
    const alert = screen.getByRole('alert')
    for (const part of [complaint, 'The file was left as it is; restore a backup.', damaged.code]) expect(alert.textContent).toContain(part)
    for (const name of WAYS) expect(screen.getByRole('button', { name })).toBeTruthy()
    expect(await violations(container)).toEqual([])
  })

  it('keeps saying it when the clock asks, until somebody tries again', async () => {
    start()
    await plan.refresh()
    render(NoPlan)
    await plan.refresh()
    expect(screen.getByRole('alert').textContent).toContain(complaint)
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
    for (const name of WAYS) expect(screen.getByRole('button', { name })).toBeTruthy()
  })

  it('has nothing to complain about where nothing was open', async () => {
    fakeCore({ desk_show: () => ({ plan: null, version: '0.1.0', zones: [] as string[] }) })
    await plan.refresh()
    render(NoPlan)
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.getByText('Version 0.1.0')).toBeTruthy()
  })
})
