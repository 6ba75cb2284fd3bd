/** Ways into a plan: open one, make one, fill one with the sample. All end with the calendar. */
import { call, normalise, pickFile, pickTarget } from '../backend'
import { refuse } from '../shared/mutate'
import { plan } from '../shared/plan.svelte'
import { router } from '../shared/router.svelte'
import { homeZone, settings } from '../shared/settings.svelte'

const PLAN = [{ name: 'Slipway plan', extensions: ['slipway'] }]

/** Releases of the sample: enough for a realistic half-year. */
const SAMPLE = 120

export async function openPlan(path?: string): Promise<void> {
  await attempt(async () => {
    const chosen = path ?? (await pickFile({ title: 'Open a plan', kinds: PLAN }))
    if (chosen === null) return
    await call('plan_open', { path: chosen })
    await enter()
  }, path)
}

export async function newPlan(): Promise<void> {
  await attempt(async () => {
    const chosen = await pickTarget({ title: 'New plan', suggested: 'plan.slipway', kinds: PLAN })
    if (chosen === null) return
    await call('plan_create', { path: chosen, name: null, zone: homeZone, sample: null })
    await enter()
  })
}

export async function samplePlan(): Promise<void> {
  await attempt(async () => {
    const chosen = await pickTarget({ title: 'Where to put the sample', suggested: 'sample.slipway', kinds: PLAN })
    if (chosen === null) return
    await call('plan_create', { path: chosen, name: null, zone: 'Europe/Berlin', sample: SAMPLE })
    await enter()
  })
}

async function enter(): Promise<void> {
  await plan.refresh()
  router.go('calendar')
}

async function attempt(work: () => Promise<void>, recent?: string): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    const error = normalise(thrown)
    // A recent file that is no longer there would only be in the way.
    if (recent !== undefined && error.code === 'plan.missing') settings.forget(recent)
    refuse(error)
  }
}
