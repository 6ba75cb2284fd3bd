import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeCore } from '../backend/fake'
import { plan } from '../shared/plan.svelte'
import { router } from '../shared/router.svelte'
import { violations } from '../shared/testing/axe'
import { aStatus } from '../shared/testing/samples'
import ScenarioBanner from './ScenarioBanner.svelte'
import { titleOfWindow } from './title'

beforeEach(() => plan.take(aStatus({ scenario: 'calm' })))

describe('the frame with a scenario on the desk', () => {
  it('says so in words above every room, and leads to the comparison', async () => {
    fakeCore({})
    const { container } = render(ScenarioBanner, { name: 'calm' })
    expect(screen.getByRole('region').textContent).toContain('Scenario calm of Bank – the plan itself stays as it is')
    await fireEvent.click(screen.getByRole('button', { name: 'Compare' }))
    expect(router.place).toMatchObject({ room: 'scenarios', path: ['calm'] })
    expect(await violations(container)).toEqual([])
  })

  it('leads back to the plan', async () => {
    fakeCore({ scenario_leave: () => ({ plan: aStatus(), version: '0.1.0', zones: [] as string[] }) })
    render(ScenarioBanner, { name: 'calm' })
    await fireEvent.click(screen.getByRole('button', { name: 'Back to the plan' }))
    await waitFor(() => expect(plan.status?.scenario).toBeNull())
  })

  it('names it in the title of the window', () => {
    expect(titleOfWindow(null)).toBe('Slipway')
    expect(titleOfWindow(aStatus())).toBe('Bank – Slipway')
    expect(titleOfWindow(aStatus({ scenario: 'calm' }))).toBe('Scenario calm of Bank – Slipway')
  })
})
