/** Numbers that are kept in hundredths: 401 is 4.01. Pure. */

export function sayHundredths(number: number): string {
  return `${Math.floor(number / 100)}.${String(number % 100).padStart(2, '0')}`
}

/** `4.01`, `4,01`, `4`; `null` where it has more decimals or is no number. */
export function readHundredths(text: string): number | null {
  const found = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.trim())
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null
}
