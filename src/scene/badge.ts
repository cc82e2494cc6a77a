import type { PlaceKind } from '../model.ts'
import { glyphPath } from './glyphs.ts'

/** One SVG element of a badge: its tag, and its attributes, `class` among them. */
export interface BadgeShape {
  readonly tag: 'circle' | 'path'
  readonly attributes: Readonly<Record<string, string>>
}

/** The box that a badge is drawn in. */
export const BADGE_BOX = '-14 -14 28 28'

/**
 * A site's badge, 28 CSS pixels wide around the origin, as plain data for whoever draws it: the map's buttons, the poster
 * and the list. The disc says presence, the ring around it the legal track, the sign what kind of site it is; the
 * style sheet colours them by `data-presence` and `data-legal` of an element around them.
 */
export function badgeShapes(kind: PlaceKind): readonly BadgeShape[] {
  return [
    { tag: 'circle', attributes: { class: 'dm-badge-paper', r: '14' } },
    { tag: 'circle', attributes: { class: 'dm-badge-legal', r: '12.4' } },
    { tag: 'circle', attributes: { class: 'dm-badge-disc', r: '9.6' } },
    {
      tag: 'path',
      attributes: { class: 'dm-badge-glyph', d: glyphPath[kind], transform: 'translate(-6.6 -6.6) scale(0.55)' },
    },
  ]
}
