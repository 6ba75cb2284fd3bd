/** Links as rows of a table. Pure. */
import type { MapLink } from '../../backend'
import type { Sort } from '../../shared/widgets'

function rankOf(link: MapLink, column: string): string | number {
  switch (column) {
    case 'to': return link.to
    case 'kind': return link.kind
    case 'lag': return link.lag ?? ''
    case 'violated': return link.violated_minutes
    default: return link.from
  }
}

/** Sorted by a column, then by both ends, so that the order never jumps. */
export function order(links: readonly MapLink[], sort: Sort): MapLink[] {
  const sign = sort.down ? -1 : 1
  return [...links].sort((a, b) => {
    for (const column of [sort.column, 'from', 'to']) {
      const [x, y] = [rankOf(a, column), rankOf(b, column)]
      if (x !== y) return (x < y ? -1 : 1) * (column === sort.column ? sign : 1)
    }
    return 0
  })
}

/** Links whose ends, in keys or names, answer to every word. */
export function narrow(links: readonly MapLink[], text: string, nameOf: (key: string) => string): MapLink[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return links.filter((link) => {
    const hay = `${link.from} ${nameOf(link.from)} ${link.to} ${nameOf(link.to)} ${link.kind}`.toLowerCase()
    return words.every((word) => hay.includes(word))
  })
}
