import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import { plan } from '../../../shared/plan.svelte'
import { aStatus } from '../../../shared/testing/samples'
import { toasts } from '../../../shared/toasts.svelte'
import { link, unlink } from '../changes'
import { runbookOf } from './finding'
import { parted } from './linking'
import { aRoom } from './samples'

beforeEach(() => {
  plan.take(aStatus())
  toasts.clear()
})

const draft = (from: string, to: string) => ({ from, to, kind: 'FF', lag: ' 10m', version: '', calendar: 'predecessor' })

describe('the runbook of a step', () => {
  it('is asked for by the key of the step', async () => {
    const core = aRoom()
    expect((await runbookOf('ledger')).release).toBe('R-2')
    expect(core.asked).toEqual([{ name: 'runbook_show', input: { step: 'ledger' } }])
    await expect(runbookOf('gone')).rejects.toMatchObject({ code: 'step.unknown' })
  })
})

describe('a link between steps', () => {
  it('saves the whole step that waits, with one more wait', async () => {
    const core = aRoom()
    expect((await link('steps', draft('R-1.3', 'R-1.2'))).ok).toBe(true)
    expect(core.asked.at(-1)).toEqual({
      name: 'step_save',
      input: { key: 'R-1.3', release: 'R-1', title: 'Warm the caches', minutes: 15, owner: 'mia', waits: [{ step: 'R-1.1', relation: 'SS', lag: '5m' }, { step: 'R-1.2', relation: 'FF', lag: '10m' }] },
    })
    expect(toasts.list.map(({ text }) => text)).toEqual(['R-1.3 waits for R-1.2'])
  })

  it('is taken out of it again', async () => {
    const core = aRoom()
    await unlink('steps', { from: 'R-1.3', to: 'R-1.1' })
    expect(core.asked.at(-1)).toMatchObject({ name: 'step_save', input: { key: 'R-1.3', waits: [] } })
  })

  it('is refused between two releases, and the core is not asked', async () => {
    const core = aRoom()
    expect(await parted({ from: 'R-1.3', to: 'R-1.1' })).toBeNull()
    expect(await parted({ from: 'R-1.3', to: 'ledger' })).toMatchObject({ message: 'R-1.3 and ledger are steps of two releases', hint: 'let the releases wait for each other instead' })
    const outcome = await link('steps', draft('ledger', 'R-1.1'), { quiet: true })
    expect(outcome.ok ? null : outcome.error.code).toBe('step.elsewhere')
    expect(core.asked.some(({ name }) => name === 'step_save')).toBe(false)
    expect(toasts.list).toEqual([])
  })

  it('tells a circle in the words of the core', async () => {
    aRoom({ step_save: () => { throw new SlipwayError({ code: 'step.cycle', message: 'these steps would wait for each other in a circle: R-1.1 → R-1.3 → R-1.1' }) } })
    const outcome = await link('steps', draft('R-1.1', 'R-1.3'), { quiet: true })
    expect(outcome.ok ? '' : outcome.error.message).toContain('R-1.1 → R-1.3 → R-1.1')
  })
})
