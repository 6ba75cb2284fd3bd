/** The room of the guide: pages to read, beside a list of them. */
import LifeBuoy from '@lucide/svelte/icons/life-buoy'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'
import { pages } from './pages'

export default {
  id: 'guide',
  label: 'Guide',
  icon: LifeBuoy,
  order: 110,
  load: () => import('./Guide.svelte'),
  actions: pages.map(({ id, title, words }) => ({ id: `guide-${id}`, label: `Guide: ${title}`, words: `help manual read ${words}`, run: () => router.go('guide', [id]) })),
} satisfies Room
