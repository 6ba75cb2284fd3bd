/** How a policy is played again: over how many days. Pure. */

const MOST = 3_660

/** What was typed; `null` where it is no number of days that can be played. */
export function readDays(text: string): number | null {
  const days = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return days >= 1 && days <= MOST ? days : null
}
