/** A policy being printed: its decision table as one page. */
import { Press } from '../../../shared/printing/press.svelte'

export const printing = new Press()
