/** Minutes that are being written and are not saved yet, by meeting, so that who looks elsewhere finds them again. */
import { SvelteMap } from 'svelte/reactivity'

export const texts = new SvelteMap<string, string>()
