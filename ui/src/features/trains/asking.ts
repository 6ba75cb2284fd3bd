/** What can be asked about a departure or somebody on board, each in a dialog of its own. */
import type { DepartureView, ReleaseBar } from '../../backend'

export type Asking =
  | { readonly kind: 'leave'; readonly release: ReleaseBar }
  | { readonly kind: 'close' | 'move' | 'off'; readonly departure: DepartureView }
