/** Puts the chosen theme on the page. Without a choice the system decides, by `prefers-color-scheme`. */
import type { Theme } from '../shared/settings.svelte'

export function applyTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
}
