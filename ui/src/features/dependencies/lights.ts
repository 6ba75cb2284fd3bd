/** What stands out on the map at the moment. The parts of the drawing read it, so that a new selection draws no node again. */
import { createContext } from 'svelte'
import type { BlastDirection, MapSubject } from '../../backend'
import type { Sides } from './graph'
import type { Ends } from './where'

export interface Lights {
  readonly subject: MapSubject
  readonly zone: string
  readonly canLink: boolean
  readonly selected: string | null
  /** The selected link. */
  readonly link: string | null
  /** The one node that Tab reaches. */
  readonly tabStop: string | null
  /** Who is hit when the selected service fails, or what it needs, with the number of links between. */
  readonly hits: ReadonlyMap<string, number>
  readonly direction: BlastDirection
  /** Links that were followed to them. */
  readonly paths: ReadonlySet<string>
  /** Nodes and links of the circles that were named. */
  readonly circle: ReadonlySet<string>
  readonly circleLinks: ReadonlySet<string>
  /** The node on which the link in the hand would be dropped. */
  readonly target: string | null
  sidesOf(key: string): Sides
  focused(key: string): void
  select(key: string): void
  selectLink(link: Ends): void
  /** Draws the members of a team in place of its one node. */
  expand(team: string): void
}

export const [getLights, setLights] = createContext<Lights>()
