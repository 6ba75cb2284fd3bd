import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import { fieldOf, insert, isBroken } from './phrase'

const PLACES = ['key', 'title']

describe('words with names in braces', () => {
  it('are broken by a brace alone, a name that stands for nothing, and by being too long', () => {
    for (const text of ['{key', 'key}', '{a{b}', '{nobody}', '{key\n}', 'x'.repeat(4_001)]) expect(isBroken(text, PLACES), text.slice(0, 20)).toBe(true)
    for (const text of ['', '{key}: { title }', '{{key}} {key}', '{{{key}}}']) expect(isBroken(text, PLACES), text).toBe(false)
  })

  it('are never broken by text whose braces are doubled', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z{}\n ]{0,40}$/), (text) => !isBroken(text.replaceAll('{', '{{').replaceAll('}', '}}'), PLACES)))
  })

  it('take a name in place of what is selected, and typing goes on behind it', () => {
    expect(insert('ab cd', 3, 5, '{key}')).toEqual({ text: 'ab {key}', caret: 8 })
    expect(insert('', 0, 0, '{key}')).toEqual({ text: '{key}', caret: 5 })
  })

  it('are refused at the field that the refusal is about', () => {
    const form = { title: '{key}', description: '{nobody}', categories: '' }
    const refused = (code: string) => fieldOf(new SlipwayError({ code, message: 'No' }), form, PLACES)
    expect([refused('words.unreadable'), refused('words.no_title'), refused('plan.locked')]).toEqual(['description', 'title', null])
  })
})
