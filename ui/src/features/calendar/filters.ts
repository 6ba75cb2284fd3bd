/** Which releases are shown. What is left empty does not narrow. Pure. */
import type { Bar } from './bars'

export interface Filters {
  readonly text: string
  readonly services: readonly string[]
  readonly team: string
  readonly type: string
  readonly state: string
}

export const NO_FILTERS: Filters = { text: '', services: [], team: '', type: '', state: '' }

export function isNarrow(filters: Filters): boolean {
  return filters.text.trim() !== '' || filters.services.length > 0 || filters.team !== '' || filters.type !== '' || filters.state !== ''
}

export function narrow(bars: readonly Bar[], filters: Filters): readonly Bar[] {
  if (!isNarrow(filters)) return bars
  const words = filters.text.trim().toLowerCase().split(/\s+/).filter((word) => word !== '')
  return bars.filter(({ release, label }) => {
    if (filters.team !== '' && release.team !== filters.team) return false
    if (filters.type !== '' && release.type !== filters.type) return false
    if (filters.state !== '' && release.state !== filters.state) return false
    if (filters.services.length > 0 && !release.services.some((service) => filters.services.includes(service))) return false
    if (words.length === 0) return true
    const text = `${release.key} ${label} ${release.services.join(' ')}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Reads filters that were kept, whatever is found. */
export function readFilters(value: unknown): Filters {
  if (typeof value !== 'object' || value === null) return NO_FILTERS
  const found = value as Readonly<Record<string, unknown>>
  const text = (name: string): string => (typeof found[name] === 'string' ? found[name] : '')
  const services = Array.isArray(found['services']) ? found['services'].filter((one) => typeof one === 'string') : []
  return { text: text('text'), services, team: text('team'), type: text('type'), state: text('state') }
}
