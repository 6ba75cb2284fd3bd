import { describe, expect, it } from 'vitest'
import { call, cancel } from './call'
import { normalise, SlipwayError } from './errors'
import { fakeCore } from './fake'

describe('errors', () => {
  it('keeps code, message, hint and details however they came', () => {
    const body = { code: 'release.conflict', message: 'No', hint: 'Later', details: { slots: [] } }
    for (const thrown of [body, { error: body }, JSON.stringify(body), JSON.stringify({ error: body })]) {
      expect(normalise(thrown)).toMatchObject(body)
    }
  })

  it('says that an answer could not be read, and counts that as a fault', () => {
    for (const thrown of ['plain words', undefined, 17, new Error('boom'), { code: 5, message: 'x' }]) {
      const error = normalise(thrown)
      expect(error.code).toBe('transport.unreadable')
      expect(error.isFault).toBe(true)
      expect(error.message).not.toBe('')
    }
  })

  it('tells a refusal from a fault by its code', () => {
    expect(new SlipwayError({ code: 'release.conflict', message: '' }).isFault).toBe(false)
    expect(new SlipwayError({ code: 'internal.bug', message: '' }).isFault).toBe(true)
  })
})

describe('call', () => {
  it('hands the input over and gives the output back', async () => {
    const core = fakeCore({ plan_check: () => ({ ok: true, findings: [], hard: 0, soft: 0 }) })
    await expect(call('plan_check', {})).resolves.toMatchObject({ ok: true })
    expect(core.asked).toEqual([{ name: 'plan_check', input: {} }])
  })

  it('rejects with a SlipwayError and with nothing else', async () => {
    const reason: unknown = { code: 'plan.none', message: 'No plan is open', hint: 'Open one', details: null }
    fakeCore({ plan_check: () => { throw Object.assign(new Error(), reason) } })
    await expect(call('plan_check', {})).rejects.toMatchObject({ name: 'SlipwayError', code: 'plan.none', hint: 'Open one' })
  })

  it('stops a command by its name', async () => {
    const core = fakeCore({})
    await cancel('file_import')
    expect(core.asked).toEqual([{ name: 'task_cancel', input: 'file_import' }])
  })
})
