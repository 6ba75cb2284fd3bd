/** The responsibilities being printed: the grids of all types and the gap list. */
import { Press } from '../../../shared/printing/press.svelte'

export const printing = new Press()
