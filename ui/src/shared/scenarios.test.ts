import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../backend'
import { fakeCore } from '../backend/fake'
import { announcer } from './announcer.svelte'
import { plan } from './plan.svelte'
import { backToThePlan, openScenario } from './scenarios'
import { settings } from './settings.svelte'
import { aStatus } from './testing/samples'
import { toasts } from './toasts.svelte'

const FILE = '/plans/bank.scenario-calm.slipway'
const desk = (part = {}) => ({ plan: aStatus(part), version: '0.1.0', zones: [] as string[] })

beforeEach(() => {
  plan.take(aStatus())
  toasts.clear()
})

describe('a scenario on the desk', () => {
  it('takes the place of the plan everywhere, and is never offered as a recent file', async () => {
    fakeCore({ scenario_open: () => desk({ path: FILE, scenario: 'calm' }), scenario_leave: () => desk() })
    settings.remember(FILE)
    const before = plan.revision
    expect(await openScenario('calm')).toBe(true)
    expect(plan.status?.scenario).toBe('calm')
    expect(plan.revision).toBe(before + 1)
    expect(announcer.text).toContain('Scenario calm is on the desk.')
    expect(settings.recent).toEqual(['/plans/bank.slipway'])
    expect(await backToThePlan()).toBe(true)
    expect(plan.status?.scenario).toBeNull()
    expect(settings.recent).toEqual(['/plans/bank.slipway'])
  })

  it('takes away what was offered for the plan: there is nothing of it to take back here', async () => {
    fakeCore({ scenario_open: () => desk({ path: FILE, scenario: 'calm' }) })
    toasts.show('done', 'Move R-1', { action: { label: 'Undo', run: () => undefined } })
    await openScenario('calm')
    expect(toasts.list).toEqual([])
  })

  it('tells why it cannot be, and leaves the desk as it is', async () => {
    fakeCore({ scenario_open: () => { throw new SlipwayError({ code: 'scenario.unknown', message: 'there is no scenario calm of this plan' }) } })
    expect(await openScenario('calm')).toBe(false)
    expect(plan.status?.scenario).toBeNull()
    expect(toasts.list[0]?.text).toContain('there is no scenario calm')
  })
})
