import { describe, expect, it } from 'vitest'
import { command } from './keys'

const HERE = { index: 3, rows: 10, page: 4 }
const press = (key: string, carrying = false, part: Partial<Parameters<typeof command>[0]> = {}) =>
  command({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...part }, carrying, HERE)

describe('keys on a row', () => {
  it('walk, and stop at both ends', () => {
    expect(press('ArrowDown')).toEqual({ do: 'walk', to: 4 })
    expect(press('ArrowUp')).toEqual({ do: 'walk', to: 2 })
    expect(press('PageUp')).toEqual({ do: 'walk', to: 0 })
    expect(press('PageDown')).toEqual({ do: 'walk', to: 7 })
    expect(press('End')).toEqual({ do: 'walk', to: 9 })
  })

  it('select, pick up and reschedule', () => {
    expect([press('Enter'), press('m'), press('M'), press('r')]).toEqual([{ do: 'select' }, { do: 'pick-up' }, { do: 'pick-up' }, { do: 'reschedule' }])
  })

  it('carry by 15 minutes, and with Shift by a day', () => {
    expect(press('ArrowRight', true)).toEqual({ do: 'shift', by: 1, unit: 'quarter' })
    expect(press('ArrowLeft', true, { shiftKey: true })).toEqual({ do: 'shift', by: -1, unit: 'day' })
    expect([press('Enter', true), press('Escape', true), press('ArrowUp', true)]).toEqual([{ do: 'drop' }, { do: 'give-up' }, { do: 'nothing' }])
  })

  it('carry to the next valid slot', () => {
    expect([press('n', true), press('N', true, { shiftKey: true }), press('n')]).toEqual([{ do: 'next-slot' }, { do: 'next-slot' }, null])
  })

  it('walk the arrows of a row, also where brackets are written with AltGr', () => {
    expect([press(']'), press('['), press('a'), press('A', false, { shiftKey: true })]).toEqual([{ do: 'tie', by: 1 }, { do: 'tie', by: -1 }, { do: 'tie', by: 1 }, { do: 'tie', by: -1 }])
    expect(press(']', false, { ctrlKey: true, altKey: true })).toEqual({ do: 'tie', by: 1 })
    expect([press(']', false, { ctrlKey: true }), press('[', false, { metaKey: true }), press('a', false, { ctrlKey: true }), press(']', true)]).toEqual([null, null, null, null])
  })

  it('open or leave the arrow that was walked to, and else the release', () => {
    const tied = (key: string) => command({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }, false, { ...HERE, tied: true })
    expect([tied('Enter'), tied('Escape'), tied('ArrowDown')]).toEqual([{ do: 'open-tie' }, { do: 'leave-tie' }, { do: 'walk', to: 4 }])
  })

  it('leave those of others alone', () => {
    expect([press('ArrowDown', false, { ctrlKey: true }), press('Escape'), press('x'), press('Tab', true), press('constructor')]).toEqual([null, null, null, null, null])
  })
})
