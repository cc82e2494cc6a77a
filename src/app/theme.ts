import { palettes, type Theme } from '../basemap/theme.ts'

/**
 * Writes the theme's colours to the root as CSS variables: the page and the map take them from one list. What the page
 * needs beside the map's are aliases in app.css.
 */
export function paint(root: HTMLElement, theme: Theme): void {
  for (const [name, colour] of Object.entries(palettes[theme])) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour)
  }
  root.style.colorScheme = theme
  root.dataset['theme'] = theme
}
