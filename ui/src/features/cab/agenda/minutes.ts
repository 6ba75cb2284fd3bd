/** Minutes of a point as they are typed: nothing, which is as many as usual, or a whole number. Pure. */

/** Nothing is talked about for longer. */
const MOST = 240

/** 0 stands for as many as usual; `null` where it is no number of minutes. */
export function readMinutes(text: string): number | null {
  const said = text.trim()
  if (said === '') return 0
  if (!/^\d{1,4}$/.test(said)) return null
  const minutes = Number(said)
  return minutes <= MOST ? minutes : null
}
