/** A form that a template fills, and how it is emptied again without taking away what somebody typed. Pure. */

/** What stood in a form before a template filled it, and what stood there then. */
export interface Filling<F> {
  readonly before: F
  readonly filled: F
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The form without its template: what was filled in and left alone is as it was before; what was changed since stays. */
export function unfilled<F extends object>(form: F, filling: Filling<F> | null): F {
  if (filling === null) return form
  const next = { ...form }
  for (const field of Object.keys(form) as (keyof F)[]) {
    if (same(form[field], filling.filled[field])) next[field] = filling.before[field]
  }
  return next
}

/** What somebody wrote, or what a template says where nothing is written. */
export function written(typed: string, said: string): string {
  return typed.trim() === '' ? said : typed
}

/** What a template says, or what is there where it says nothing. */
export function said<T>(of: readonly T[], instead: readonly T[]): readonly T[] {
  return of.length === 0 ? instead : of
}
