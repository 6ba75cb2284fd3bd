import { describe, expect, it } from 'vitest'
import { rank } from './ranking'
import type { Entry } from './ranking'

const entry = (id: string, group: Entry['group'], label: string, words = ''): Entry => ({ id, group, label, words, run: () => undefined })

const entries: Entry[] = [
  entry('do:undo', 'Do', 'Undo: Move R-2026-0142'),
  entry('do:history-verify', 'Do', 'Verify the log', 'audit tamper'),
  entry('go:releases', 'Go to', 'Releases'),
  entry('release:R-2026-0142', 'Releases', 'R-2026-0142 Payments 4.2', 'payments ledger'),
  entry('release:R-2026-0143', 'Releases', 'R-2026-0143 Web shop 7.0', 'shop payments'),
  entry('service:payments', 'Services', 'Payments'),
]
const ids = (typed: string): string[] => rank(entries, typed).map((one) => one.id)

describe('the palette', () => {
  it('offers what can be done before anything is typed, and no list of releases', () => {
    expect(ids('')).toEqual(['do:undo', 'do:history-verify', 'go:releases'])
  })

  it('puts a key that was typed in full first', () => {
    expect(ids('R-2026-0142')[0]).toBe('release:R-2026-0142')
    expect(ids('payments')[0]).toBe('service:payments')
  })

  it('finds by words that are not in the label', () => {
    expect(ids('ledger')).toEqual(['release:R-2026-0142'])
    expect(ids('tamper')).toEqual(['do:history-verify'])
  })

  it('finds words in any order', () => {
    expect(ids('payments 0142')).toContain('release:R-2026-0142')
  })

  it('answers with nothing to what is not there', () => {
    expect(ids('zzzzzz')).toEqual([])
  })
})
