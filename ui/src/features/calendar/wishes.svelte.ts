/** What is asked of the calendar from the palette or by a key of the window. The room does it once it is there. */
import { router } from '../../shared/router.svelte'

export type Wish = 'all' | 'fit' | 'copy' | 'print' | 'table' | 'save-filter' | 'manage-filters'

class Wishes {
  current = $state.raw<Wish | null>(null)

  ask(wish: Wish): void {
    if (router.place.room !== 'calendar' && router.place.room !== '') router.go('calendar')
    this.current = wish
  }

  /** What is wished for, once. */
  take(): Wish | null {
    const wish = this.current
    this.current = null
    return wish
  }
}

export const wishes = new Wishes()
