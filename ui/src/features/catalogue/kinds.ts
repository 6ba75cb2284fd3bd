/** The kinds of things in the catalogue, in the order of its tabs. */
import { roster } from './kinds/roster'
import { settled } from './kinds/settled'
import { things } from './kinds/things'
import type { Kind } from './values'

export const KINDS: readonly Kind[] = [...things, ...roster, ...settled]
