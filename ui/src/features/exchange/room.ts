/** The room where files come in and go out. */
import ArrowLeftRight from '@lucide/svelte/icons/arrow-left-right'
import type { Room } from '../../shared/room'
import { router } from '../../shared/router.svelte'

export default {
  id: 'exchange',
  label: 'Import & export',
  icon: ArrowLeftRight,
  order: 95,
  load: () => import('./Exchange.svelte'),
  actions: [
    { id: 'import', label: 'Import a CSV file…', words: 'jira servicenow spreadsheet services releases dependencies windows', run: () => router.go('exchange', ['import']) },
    { id: 'import-calendar', label: 'Import a calendar (.ics)…', words: 'ical outlook google apple freezes holidays events watched', run: () => router.go('exchange', ['import'], { kind: 'calendar' }) },
    { id: 'import-graph', label: 'Import dependencies of another tool…', words: 'graphml cyclonedx sbom backstage yaml json graph', run: () => router.go('exchange', ['import'], { kind: 'graphml' }) },
    { id: 'export-csv', label: 'Export a table (.csv)…', words: 'excel spreadsheet', run: () => router.go('exchange', ['export'], { format: 'csv' }) },
    { id: 'export-json', label: 'Export the plan (.json)…', words: 'document', run: () => router.go('exchange', ['export'], { format: 'json' }) },
  ],
} satisfies Room
