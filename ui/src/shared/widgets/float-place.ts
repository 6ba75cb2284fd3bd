/** Where a floating list stands beside its owner, and how tall it may be. Pure: pixels of the window go in and come out. */

const GAP = 4
const MARGIN = 8
/** Fewer rows than this are no list, even where there is no room for them. */
const LEAST = 80

export interface Owner {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export interface View {
  readonly width: number
  readonly height: number
  /** The foot of the bar above every room, over which nothing opens. */
  readonly ceiling: number
}

const below = ({ bottom }: Owner, { height }: View): number => height - bottom - GAP - MARGIN
const above = ({ top }: Owner, { ceiling }: View): number => top - ceiling - GAP - MARGIN

/** As tall as the larger side has room; what is longer is scrolled. */
export function floatHeight(owner: Owner, view: View, most = Infinity): number {
  return Math.min(most, Math.max(below(owner, view), above(owner, view), LEAST))
}

/** Below its owner; above it where it does not fit below and there is more room. */
export function floatPlace(owner: Owner, size: { readonly width: number; readonly height: number }, view: View, align: 'start' | 'end' = 'start'): { readonly left: number; readonly top: number } {
  const room = below(owner, view)
  const isUp = size.height > room && above(owner, view) > room
  const left = align === 'end' ? owner.right - size.width : owner.left
  return {
    left: Math.max(MARGIN, Math.min(left, view.width - size.width - MARGIN)),
    top: isUp ? Math.max(view.ceiling + MARGIN, owner.top - GAP - size.height) : owner.bottom + GAP,
  }
}
