import { type Palette, palettes } from '../basemap/theme.ts'
import { TONES } from '../vocabulary.ts'

const variables = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, colour]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${colour}`)
    .join(';')

/**
 * The map's colours as CSS variables, so that page and map take them from one list: of the theme that the root names, else
 * of the reader's system.
 */
export function paletteCss(): string {
  // Amber as small text needs more contrast on a light page than on a dark one.
  const dark = `${variables(palettes.dark)};--amber-text:${palettes.dark.amber};color-scheme:dark`
  // The colour of a party, for whatever is drawn in it.
  const tones = TONES.map((tone) => `[data-look^=${tone}]{--party:var(--${tone})}`)
  return [
    `:root{${variables(palettes.light)};--party:var(--muted);--amber-text:#8f5608;color-scheme:light}`,
    ...tones,
    // Paper is light.
    `@media screen{:root[data-theme="dark"]{${dark}}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme]){${dark}}}`,
  ].join('')
}
