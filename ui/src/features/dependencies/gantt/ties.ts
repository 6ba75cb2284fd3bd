/** Which arrows a row has, in the order in which the keyboard walks them. Pure. */
import type { MapLink } from '../../../backend'
import type { Row } from './rows'

/** The arrows of a row, as they are drawn from above: first those to what it waits for, then those to what waits for it. */
export function tiesOf(key: string, links: readonly MapLink[], rows: readonly Pick<Row, 'key' | 'index'>[]): readonly MapLink[] {
  const index = new Map(rows.map((row) => [row.key, row.index]))
  const sides = ['to', 'from'] as const
  return sides.flatMap((end) => {
    const own = links.filter((link) => link[end === 'to' ? 'from' : 'to'] === key && link[end] !== key && index.has(link[end]))
    return own.toSorted((a, b) => (index.get(a[end]) ?? 0) - (index.get(b[end]) ?? 0))
  })
}
