import { glyphPath } from '../scene/glyphs.ts'
import type { BadgeMark } from '../scene/scene.ts'

/** A site's badge, 28 CSS pixels wide around the origin: glyph for the kind, inner ring presence, outer ring legal. */
export function BadgeShape({ badge }: { badge: BadgeMark }) {
  return (
    <g
      className="dm-badge-shape"
      data-presence={badge.presence}
      data-legal={badge.legal}
      data-certain={badge.presenceCertain}
    >
      <circle className="dm-badge-paper" r="14" />
      <circle className="dm-badge-legal" r="12.4" />
      <circle className="dm-badge-ring" r="9.6" />
      <path className="dm-badge-glyph" d={glyphPath[badge.kind]} transform="translate(-6.6 -6.6) scale(0.55)" />
    </g>
  )
}
