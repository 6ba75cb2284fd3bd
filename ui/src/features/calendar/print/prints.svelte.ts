/** What the calendar prints: itself, for a stretch of days. */
import { Press } from '../../../shared/printing/press.svelte'

export const calendarPrint = new Press()
