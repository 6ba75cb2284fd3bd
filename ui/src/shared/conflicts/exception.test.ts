import { describe, expect, it } from 'vitest'
import { exceptionHref } from './exception'

describe('an exception from a freeze', () => {
  const freeze = { kind: 'window', key: 'F-1', title: 'Year end' }
  const inside = { code: 'C03', severity: 'hard', other: freeze, release: 'R-1' }

  it('is asked for where a hard freeze forbids, and nowhere else', () => {
    expect(exceptionHref(inside)).toBe('#/windows/ask?freeze=F-1&release=R-1')
    expect(exceptionHref({ ...inside, code: 'C04' })).toBeNull()
    expect(exceptionHref({ ...inside, code: 'C01', other: { kind: 'release', key: 'R-2', title: '' } })).toBeNull()
  })

  it('is not asked for again where one was granted, by which the conflict weighs less', () => {
    expect(exceptionHref({ ...inside, severity: 'soft' })).toBeNull()
  })
})
