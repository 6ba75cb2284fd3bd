import { describe, expect, it } from 'vitest'
import type { ConflictView } from '../../backend'
import { toMillis } from '../../shared/dates'
import { sayVerdict } from './spoken'

const to = { start: toMillis('2026-12-01T20:00:00Z'), end: toMillis('2026-12-01T22:00:00Z') }
const conflict = (severity: string, sentence: string): ConflictView => ({
  code: 'C03', cause: 'Inside a hard freeze', severity, release: 'R-1', other: { kind: 'window', key: 'W-1', title: 'Year end' }, start: '2026-12-01T20:00:00Z', end: '2026-12-01T22:00:00Z',
  overlap_minutes: 120, path: [], sentence, remedy: '',
})

describe('what is said while a release is carried', () => {
  it('is the time and that nothing speaks against it', () => {
    expect(sayVerdict(to, 'Europe/Berlin', [])).toMatch(/21:00–23:00 Europe\/Berlin\. Nothing speaks against this time\.$/)
  })

  it('is the sentence of what forbids it before that of what only warns', () => {
    const said = sayVerdict(to, 'Europe/Berlin', [conflict('soft', 'It is near the peak.'), conflict('hard', 'It is inside the freeze.')])
    expect(said).toContain('1 hard conflict: It is inside the freeze.')
    expect(sayVerdict(to, 'Europe/Berlin', [conflict('soft', 'It is near the peak.')])).toContain('1 soft conflict: It is near the peak.')
  })
})
