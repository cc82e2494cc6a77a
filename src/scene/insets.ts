import type { Size } from './camera.ts'
import type { Insets } from './screen.ts'

/** Where the panel of words stands: beside the map, over it, or under it. */
export type PanelPosition = 'beside' | 'over' | 'under'

/** The widths are those of app.css, in CSS pixels. */
export function panelFor(pageWidth: number): PanelPosition {
  return pageWidth >= 900 ? 'beside' : pageWidth >= 560 ? 'over' : 'under'
}

/** The inset's picture for a map of a width, in CSS pixels: the coast is tall and narrow. */
export const insetSize = (mapWidth: number): Size =>
  mapWidth >= 800
    ? { width: 210, height: 230 }
    : mapWidth >= 560
      ? { width: 166, height: 150 }
      : { width: 160, height: 106 }

/** The margins that the inset, the card and the date cover, so that the frame keeps the story clear of them. */
export function insetsFor({ width }: Size, panel: PanelPosition, direction: 'ltr' | 'rtl', hasInset: boolean): Insets {
  const { top, start, end, bottom } = margins(hasInset ? insetSize(width).width + 36 : 64, panel)
  return direction === 'ltr' ? { top, right: end, bottom, left: start } : { top, right: start, bottom, left: end }
}

function margins(inset: number, panel: PanelPosition) {
  switch (panel) {
    case 'beside':
      return { top: 44, start: 64, end: inset, bottom: 60 }
    case 'over':
      return { top: 44, start: 330, end: inset, bottom: 62 }
    case 'under':
      return { top: 84, start: 64, end: Math.max(inset - 30, 64), bottom: 62 }
  }
}
