import { fireEvent, render, screen } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import { violations } from '../../shared/testing/axe'
import StoreFields from './StoreFields.svelte'
import Stores from './Stores.svelte'

const stores = [{ value: 'ledger', label: 'Ledger' }, { value: 'cards', label: 'Cards' }]

describe('data stores', () => {
  it('are told with what the release does to them', () => {
    render(Stores, { uses: [{ store: 'ledger', schema: 42, restores: true }, { store: 'cards', schema: null, restores: false }], names: new Map([['ledger', 'Ledger']]) })
    expect(screen.getByRole('link', { name: 'Ledger' }).closest('li')?.textContent).toContain('schema 42, rollback restores it')
    expect(screen.getByRole('link', { name: 'cards' }).closest('li')?.textContent).toContain('schema stays')
  })

  it('are written line by line', async () => {
    const onchange = vi.fn()
    const line = { store: 'ledger', schema: '41', restores: false }
    const { container } = render(StoreFields, { lines: [line], stores, error: null, onchange })
    expect(await violations(container)).toEqual([])
    await fireEvent.input(screen.getByRole('textbox', { name: /Schema version/ }), { target: { value: '42' } })
    expect(onchange).toHaveBeenLastCalledWith([{ ...line, schema: '42' }])
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Rollback restores it' }))
    expect(onchange).toHaveBeenLastCalledWith([{ ...line, restores: true }])
    await fireEvent.click(screen.getByRole('button', { name: 'Name a data store' }))
    expect(onchange).toHaveBeenLastCalledWith([line, { store: '', schema: '', restores: false }])
    await fireEvent.click(screen.getByRole('button', { name: 'Take ledger out' }))
    expect(onchange).toHaveBeenLastCalledWith([])
  })
})
