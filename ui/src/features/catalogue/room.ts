/** The room of everything around the releases: services, teams, environments, regions, trains, data stores, people and their times, bookings, lead times. */
import BookOpen from '@lucide/svelte/icons/book-open'
import type { Room } from '../../shared/room'

export default {
  id: 'catalogue',
  label: 'Catalogue',
  icon: BookOpen,
  order: 90,
  load: () => import('./Catalogue.svelte'),
} satisfies Room
