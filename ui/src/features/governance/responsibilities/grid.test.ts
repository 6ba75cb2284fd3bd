import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GridCell, SettleRow } from '../../../backend'
import { aGrid, aRow, cells } from '../samples'
import { ACTIVITIES, changedIn, cleared, faultOf, faultsIn, lettersOf, PARTS, partOf, rolesOf, rowsOf, sayCell, settleOf, toggled, walk } from './grid'

const anyCell: fc.Arbitrary<GridCell> = fc.record({ role: fc.constantFrom('release-manager', 'service-owner', 'security'), part: fc.constantFrom(...PARTS) })
const anyRow: fc.Arbitrary<SettleRow> = fc.record({ activity: fc.constantFrom(...Object.keys(ACTIVITIES)), cells: fc.uniqueArray(anyCell, { selector: ({ role, part }) => role + part }) })
const anyRows = fc.uniqueArray(anyRow, { selector: ({ activity }) => activity, minLength: 1 })

describe('a row of the grid', () => {
  it('is right with exactly one A and at least one R, and only then', () => {
    fc.assert(fc.property(anyRow, ({ cells: letters }) => {
      const number = (part: string): number => letters.filter((cell) => cell.part === part).length
      expect(faultOf(letters) === null).toBe(number('A') === 1 && number('R') >= 1)
    }))
  })

  it('says what is wrong with it, and who answers twice', () => {
    expect(faultOf(cells('release-manager A, release-manager R'))).toBeNull()
    expect(faultOf(cells('release-manager R'))).toBe('Nobody answers for it: it needs an A.')
    expect(faultOf(cells('release-manager A, service-owner A, security R'))).toBe('2 roles answer for it (Release manager, Service owner): leave one A.')
    expect(faultOf([])).toBe('Nobody answers for it: it needs an A. Nobody does it: it needs an R.')
  })
})

describe('the letters of a cell', () => {
  it('are set and taken one by one, and twice is as before', () => {
    fc.assert(fc.property(anyRows, anyCell, fc.nat(), (rows, { role, part }, at) => {
      const row = rows[at % rows.length]
      if (!row) throw new Error('no row')
      const before = lettersOf(row, role)
      const once = toggled(rows, row.activity, role, part)
      const letters = lettersOf(once.find(({ activity }) => activity === row.activity), role)
      expect(letters.includes(part)).toBe(!before.includes(part))
      expect(letters.filter((one) => one !== part)).toEqual(before.filter((one) => one !== part))
      const twice = toggled(once, row.activity, role, part)
      expect(changedIn(rows.map((one) => ({ ...one, fault: null })), twice).size).toBe(0)
      expect(lettersOf(cleared(rows, row.activity, role).find(({ activity }) => activity === row.activity), role)).toEqual([])
    }))
  })

  it('are said with their activity and role', () => {
    expect(sayCell(aRow('roll-back', 'security A, security R'), 'security')).toBe('Roll back, Security: responsible, accountable')
    expect(sayCell(aRow('deploy', ''), 'deployment-lead')).toBe('Deploy, Deployment lead: nothing')
  })

  it('are written by their keys, in either case', () => {
    expect(['r', 'A', 'c', 'I', 'x', 'Enter'].map(partOf)).toEqual(['R', 'A', 'C', 'I', null, null])
  })
})

describe('a grid that is changed', () => {
  const view = aGrid({ rows: [aRow('plan', 'release-manager A', 'The core says: nobody does it'), aRow('deploy', 'release-manager A, security R')] })
  const rows = rowsOf(view)

  it('tells the faults of what is saved in the words of the core, and of what is not at once', () => {
    expect([...faultsIn(view.rows, rows)]).toEqual([['plan', 'The core says: nobody does it']])
    const after = toggled(toggled(rows, 'plan', 'security', 'R'), 'deploy', 'security', 'R')
    expect([...changedIn(view.rows, after)]).toEqual(['plan', 'deploy'])
    expect([...faultsIn(view.rows, after)]).toEqual([['deploy', 'Nobody does it: it needs an R.']])
  })

  it('is sent whole, with a reason where one was written', () => {
    expect(settleOf('normal', rows, '  ')).toEqual({ type: 'normal', rows: [...rows], reason: null })
    expect(settleOf('normal', rows, ' Audit ').reason).toBe('Audit')
  })

  it('has a column for each role, and for what it does not know yet', () => {
    expect(rolesOf([aRow('plan', 'auditor C, auditor I')]).at(-1)).toBe('auditor')
    expect(rolesOf(rows)).toContain('requester')
  })
})

describe('the way through the grid', () => {
  it('stops at the edges, and jumps along a row or over the whole', () => {
    fc.assert(fc.property(fc.nat(11), fc.nat(10), fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'), fc.boolean(), (row, column, key, whole) => {
      const to = walk({ row, column }, key, whole, 12, 11)
      expect(to !== null && to.row >= 0 && to.row < 12 && to.column >= 0 && to.column < 11).toBe(true)
    }))
    expect(walk({ row: 3, column: 4 }, 'Home', false, 12, 11)).toEqual({ row: 3, column: 0 })
    expect(walk({ row: 3, column: 4 }, 'End', true, 12, 11)).toEqual({ row: 11, column: 10 })
    expect(walk({ row: 0, column: 0 }, 'ArrowUp', false, 12, 11)).toEqual({ row: 0, column: 0 })
    expect(walk({ row: 0, column: 0 }, 'r', false, 12, 11)).toBeNull()
  })
})
