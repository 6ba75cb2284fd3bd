import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeCore } from '../../backend/fake'
import { plan } from '../../shared/plan.svelte'
import { router } from '../../shared/router.svelte'
import { violations } from '../../shared/testing/axe'
import { aStatus } from '../../shared/testing/samples'
import ImportForm from './ImportForm.svelte'

const look = {
  columns: ['Issue key', 'Summary', 'Start date'], rows: 1, ours: ['key', 'title', 'start'], sample: [['PAY-1', 'Payments', '2026-11-28']],
  suggested: { title: 'Summary', start: 'Start date' },
}

beforeEach(() => {
  plan.take(aStatus())
  router.go('exchange', ['import'], { kind: 'releases' })
})

describe('the form of an import', () => {
  it('says before a file is chosen in which order files are read', () => {
    fakeCore({})
    render(ImportForm)
    expect(screen.getByText(/Begin with the services/)).toBeTruthy()
  })

  it('says in words what is still to be matched, and goes on once it is', async () => {
    const core = fakeCore({ file_look: () => look })
    core.file = '/in/releases.csv'
    const { container } = render(ImportForm)
    await fireEvent.click(screen.getByRole('button', { name: 'Choose a file…' }))
    await waitFor(() => expect(screen.getByText('Still to be matched above: key')).toBeTruthy())
    const on = screen.getByRole<HTMLButtonElement>('button', { name: 'Show what would happen' })
    expect(on.disabled).toBe(true)
    expect(await violations(container)).toEqual([])
    await fireEvent.change(screen.getByRole('combobox', { name: 'Column for key' }), { target: { value: 'Issue key' } })
    await waitFor(() => expect(on.disabled).toBe(false))
    expect(screen.queryByText(/Still to be matched/)).toBeNull()
  })

  it('asks nothing about the columns of a file that has none, and shows what would happen', async () => {
    router.go('exchange', ['import'], { kind: 'backstage' })
    const outcome = { rows: 2, added: 2, updated: 0, unchanged: 0, made: [] as string[], warnings: [] as string[], lines: [] as string[] }
    const core = fakeCore({ file_import: () => outcome })
    core.file = '/in/catalog-info.yaml'
    const { container } = render(ImportForm)
    expect(screen.getByText('Read as it is')).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Choose a file…' }))
    await waitFor(() => expect(screen.getByText('/in/catalog-info.yaml')).toBeTruthy())
    expect(await violations(container)).toEqual([])
    await fireEvent.click(await screen.findByRole('button', { name: 'Show what would happen' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Import 2 rows' })).toBeTruthy())
    expect(core.asked.map(({ name }) => name)).toEqual(['dialog_open', 'file_import'])
    expect(core.asked[0]?.input).toMatchObject({ title: 'Catalogue from Backstage (YAML)', kinds: [{ extensions: ['yaml', 'yml'] }] })
    expect(core.asked[1]?.input).toMatchObject({ kind: 'backstage', paths: ['/in/catalog-info.yaml'], map: {}, mode: 'preview' })
  })
})
