import type { PlaceKind, Presence } from '../model.ts'
import { glyphPath } from '../scene/glyphs.ts'
import './cards.css'

interface SiteGlyphProps {
  readonly kind: PlaceKind
  readonly presence: Presence
  /** CSS pixels of its side. */
  readonly size: number
}

/** A site's badge: what it is, in a ring whose colour and dashes say its state. The words stand beside it. */
export function SiteGlyph({ kind, presence, size }: SiteGlyphProps) {
  return (
    <svg
      className="dm-card-glyph"
      data-presence={presence}
      viewBox="-14 -14 28 28"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <circle className="dm-card-glyph-ring" r="12.5" />
      <circle className="dm-card-glyph-disc" r="9.2" />
      <path d={glyphPath[kind]} transform="translate(-6.6 -6.6) scale(0.55)" />
    </svg>
  )
}
