import type { Theme } from '../basemap/theme.ts'

/** Shows the page in a theme; its colours stand in the page's head. */
export function paint(root: HTMLElement, theme: Theme): void {
  root.dataset['theme'] = theme
}
