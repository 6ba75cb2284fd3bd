import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { SlipwayError } from '../../../backend'
import type { ConflictView, Input, LateView } from '../../../backend'
import { fakeCore } from '../../../backend/fake'
import { plan } from '../../../shared/plan.svelte'
import { violations } from '../../../shared/testing/axe'
import { aStatus } from '../../../shared/testing/samples'
import { endWords, slackWords, wayWords } from './late'
import Late from './Late.svelte'

const conflict: ConflictView = {
  code: 'C03', cause: 'Inside a hard freeze', severity: 'hard', release: 'R-3', other: { kind: 'window', key: 'F-1', title: 'Year end' },
  start: '2026-12-18T21:00:00Z', end: '2026-12-18T23:00:00Z', overlap_minutes: 120, path: [], sentence: 'R-3 would be inside Year end.', remedy: '',
}
const view: LateView = {
  end: '2026-11-29T04:00:00Z', slack_minutes: 180, end_moves_minutes: 60,
  items: [{
    key: 'R-3', title: 'Web shop', from: { start: '2026-11-29T03:00:00Z', end: '2026-11-29T05:00:00Z' }, to: { start: '2026-11-29T04:00:00Z', end: '2026-11-29T06:00:00Z' },
    minutes: 60, path: ['R-1', 'R-2', 'R-3'], reason: 'R-3 waits for R-2', conflicts: [conflict],
  }],
}
let selected: string[] = []
const show = () => render(Late, { release: 'R-1', onselect: (key: string) => selected.push(key) })

beforeEach(() => {
  plan.take(aStatus())
  selected = []
})

describe('a release that is late', () => {
  it('asks nothing before a delay is chosen, and then tells whom it pushes, why, and what speaks against it', async () => {
    const core = fakeCore({ late_show: () => view })
    const { container } = show()
    expect(screen.getByText(/Choose a delay/)).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: '1 working day' }))
    await waitFor(() => screen.getByText('Web shop', { exact: false }))
    expect(core.asked).toEqual([{ name: 'late_show', input: { release: 'R-1', by: '1wd' } }])
    expect(screen.getByText(/3 h late before anything breaks.*moves by 1 h/)).toBeTruthy()
    expect(screen.getByText('1 h later')).toBeTruthy()
    expect(screen.getByText('R-3 waits for R-2.', { exact: false })).toBeTruthy()
    expect(screen.getByText('by way of R-2')).toBeTruthy()
    expect(screen.getByText(/1 new conflict/)).toBeTruthy()
    expect(screen.getByText('R-3 would be inside Year end.')).toBeTruthy()
    expect(await violations(container)).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'R-3' }))
    expect(selected).toEqual(['R-3'])
  })

  it('takes what is written, and says beside it why that cannot be read', async () => {
    const core = fakeCore({ late_show: ({ by }: Input<'late_show'>) => {
      if (by === 'soon') throw new SlipwayError({ code: 'span.unreadable', message: '“soon” is no length', hint: 'write 90m' })
      return { ...view, slack_minutes: null, items: [] }
    } })
    show()
    const field = screen.getByRole('textbox', { name: /Late by/ })
    await fireEvent.input(field, { target: { value: ' soon ' } })
    await fireEvent.submit(field.closest('form') ?? field)
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Write 90m'))
    await fireEvent.input(field, { target: { value: '90m' } })
    await fireEvent.submit(field.closest('form') ?? field)
    await waitFor(() => screen.getByText('Nothing breaks.'))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(core.asked.map(({ input }) => (input as Input<'late_show'>).by)).toEqual(['soon', '90m'])
  })

  it('is told in words', () => {
    expect([slackWords(null), slackWords(0), slackWords(1500)]).toEqual(['Nothing waits for it.', 'Any delay breaks something.', 'It can be 1 d 1 h late before anything breaks.'])
    expect([endWords(0), endWords(90)]).toEqual(['The end of everything stays where it is.', 'The end of everything moves by 1 h 30 min.'])
    expect([wayWords(['a', 'b']), wayWords(['a', 'b', 'c', 'd'])]).toEqual(['', 'b → c'])
  })
})
