/** The columns of the list. Pure. */
import type { MilestoneView } from '../../backend'
import type { Column } from '../../shared/widgets'
import { sayDayOr, sayVariance, signOf } from './told'

type Days = 'baseline' | 'forecast' | 'actual'

const day = (id: Days, label: string): Column<MilestoneView> => ({ id, label, width: '140px', figures: true, text: ({ milestone }) => sayDayOr(milestone[id], '') })

const COLUMNS: readonly Column<MilestoneView>[] = [
  { id: 'key', label: 'Key', width: '144px', figures: true, text: ({ milestone }) => milestone.key },
  { id: 'title', label: 'Title', width: 'minmax(120px, 2fr)', text: ({ milestone }) => milestone.title },
  { id: 'project', label: 'Project', width: 'minmax(88px, 1.4fr)', text: ({ milestone }) => milestone.project },
  { id: 'release', label: 'Release', width: '104px', text: ({ milestone }) => milestone.release ?? '' },
  day('baseline', 'Promised'),
  day('forecast', 'Expected'),
  day('actual', 'Reached'),
  { id: 'variance', label: 'Variance', width: '84px', align: 'end', figures: true, text: ({ variance }) => sayVariance(variance) },
  { id: 'standing', label: 'Standing', width: '128px', text: (view) => signOf(view).word },
]

/** What the panel says of the chosen one leaves the list, so that the standing of the others stays in sight beside it. */
const SPARED = new Set(['project', 'baseline', 'actual'])

export function columnsBeside(panel: boolean): readonly Column<MilestoneView>[] {
  return panel ? COLUMNS.filter(({ id }) => !SPARED.has(id)) : COLUMNS
}
