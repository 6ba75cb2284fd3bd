/** Addresses inside the window: `#/releases/R-2026-0142?tab=log`. Pure. */

export interface Place {
  /** The room: the first part of the address. */
  readonly room: string
  /** What follows it: a key, a tab. */
  readonly path: readonly string[]
  readonly query: Readonly<Partial<Record<string, string>>>
}

export function parsePlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [room = '', ...rest] = path.split('/').filter((part) => part !== '').map(decode)
  return { room, path: rest, query: Object.fromEntries(new URLSearchParams(query)) }
}

/** An address to use as `href`. */
export function placeHref(room: string, path: readonly string[] = [], query: Readonly<Record<string, string>> = {}): string {
  const tail = new URLSearchParams(query).toString()
  return `#/${[room, ...path].map(encodeURIComponent).join('/')}${tail === '' ? '' : `?${tail}`}`
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
