import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBlocks, readLine } from './markdown'
import type { Block, Line } from './markdown'

const words = (line: Line): string => line.map(({ text }) => text).join('')
function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading': return words(block.line)
    case 'list': return block.items.map(({ line }) => words(line)).join('\n')
    case 'table': return [block.head, ...block.rows].flat().map(words).join('\n')
    case 'paragraph': return block.lines.map(words).join('\n')
    case 'rule': return ''
  }
}

describe('minutes in Markdown', () => {
  it('are headings, lists, tables, rules and paragraphs', () => {
    const text = '# Minutes\nPresent: Ada\nBen\n\n## Items ##\n- one\n  - two\n* three\n1. first\n2) second\n---\n| No. | What |\n|---|:-:|\n| 1 | a \\| b |\n'
    const blocks = readBlocks(text)
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'heading', 'list', 'list', 'rule', 'table'])
    expect(blocks[2]).toMatchObject({ level: 2, line: [{ kind: 'plain', text: 'Items' }] })
    expect(blocks[3]).toMatchObject({ ordered: false, items: [{ depth: 0 }, { depth: 1 }, { depth: 0 }] })
    expect(blocks[4]).toMatchObject({ ordered: true })
    expect(blocks.map(textOf).slice(-1)).toEqual(['No.\nWhat\n1\na | b'])
  })

  it('have strong, emphasised and literal words; a sign without its partner is itself', () => {
    expect(readLine('a **b** *c* `d*`')).toEqual([
      { kind: 'plain', text: 'a ' }, { kind: 'strong', text: 'b' }, { kind: 'plain', text: ' ' }, { kind: 'emphasis', text: 'c' }, { kind: 'plain', text: ' ' }, { kind: 'code', text: 'd*' },
    ])
    expect(readLine('2 * 3 is **6')).toEqual([{ kind: 'plain', text: '2 * 3 is **6' }])
    expect(words(readLine('\\*not\\*'))).toBe('*not*')
  })

  it('are never markup of the page', () => {
    expect(readBlocks('<script>alert(1)</script>')).toEqual([{ kind: 'paragraph', lines: [[{ kind: 'plain', text: '<script>alert(1)</script>' }]] }])
  })

  it('come to an end whatever is typed, and lose no plain word', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('#', '-', '*', '|', '`', '\\', ' ', '\n', '1', '.', 'x') }), (text) => Array.isArray(readBlocks(text))))
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    const line = fc.tuple(fc.constantFrom('', '- ', '# ', '3. ', '  '), fc.array(word, { minLength: 1 })).map(([lead, said]) => lead + said.join(' '))
    fc.assert(fc.property(fc.array(line), (lines) => {
      const read = readBlocks(lines.join('\n')).map(textOf).join('\n').split(/\s+/).filter((said) => said !== '')
      return read.join(' ') === lines.map((one) => one.replace(/^(?:- |# |3\. | {2})/, '')).join(' ').trim()
    }))
  })
})
