import { describe, expect, it } from 'vitest'
import { sayIssued, sayPack, sayPrinted } from './standing'

const pack = (number: number) => ({ number, snapshot: 800 + number, by: 'mia', at: '2026-11-20T09:00:00Z' })

describe('how a pack stands', () => {
  it('is a draft until one is issued', () => {
    expect(sayPack({ packs: [], pack_is_stale: null })).toEqual({ next: 1, isDraft: true, isFresh: false, warns: false, text: 'No pack is issued yet: what is printed is a draft.' })
  })

  it('is told by its number, and that a stale one would be superseded', () => {
    expect(sayPack({ packs: [pack(2), pack(1)], pack_is_stale: false })).toMatchObject({ next: 3, isDraft: false, text: 'Pack 2 is issued, operation 802.' })
    expect(sayPack({ packs: [pack(2), pack(1)], pack_is_stale: true })).toMatchObject({ next: 3, isDraft: true, warns: true, text: 'Pack 2 is issued, operation 802, and is stale: the plan changed since. Pack 3 would supersede it.' })
  })
})

describe('a pack that is printed', () => {
  it('again is told by who issued it and when, and which one superseded it', () => {
    const packs = [pack(2), pack(1)]
    expect(sayIssued(packs, 1, (at) => at.slice(0, 10))).toBe('Pack 1, issued by mia on 2026-11-20, operation 801. It is superseded by pack 2.')
    expect(sayIssued(packs, 2, (at) => at.slice(0, 10))).toBe('Pack 2, issued by mia on 2026-11-20, operation 802.')
    expect(sayIssued(packs, 3, String)).toBe('')
  })

  it('is a pack, or the draft of one', () => {
    expect([sayPrinted({ number: 2, draft: false }), sayPrinted({ number: 3, draft: true })]).toEqual(['Pack 2', 'The draft of pack 3'])
  })
})
