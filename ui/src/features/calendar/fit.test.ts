import { describe, expect, it } from 'vitest'
import { toMillis } from '../../shared/dates'
import { toBars } from './bars'
import { stretchAround } from './fit'
import { aRelease } from './samples'
import { HOUR, MINUTE } from './timeline-core'

describe('the stretch around what is selected', () => {
  it('goes from the first start to the last end, stabilisation included, with a margin on both sides', () => {
    const around = stretchAround(toBars([
      aRelease('R-1', '2026-11-10T00:00:00Z', '2026-11-10T02:00:00Z', 90 * 60), aRelease('R-2', '2026-11-12T00:00:00Z', '2026-11-12T02:00:00Z'),
    ]))
    const whole = 92 * HOUR
    expect(around).toEqual({ start: toMillis('2026-11-10T00:00:00Z') - 0.06 * whole, end: toMillis('2026-11-13T20:00:00Z') + 0.06 * whole })
  })

  it('leaves a short release some air', () => {
    const around = stretchAround(toBars([aRelease('R-1', '2026-11-10T00:00:00Z', '2026-11-10T00:30:00Z')]))
    expect(around && around.end - around.start).toBe(60 * MINUTE)
    expect(stretchAround([])).toBeNull()
  })
})
