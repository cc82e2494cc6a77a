import type { Legal, PlaceKind, Presence } from '../model.ts'
import { BADGE_BOX, badgeShapes } from '../scene/badge.ts'
import '../scene/badge.css'

interface SiteGlyphProps {
  readonly kind: PlaceKind
  readonly presence: Presence
  readonly legal: Legal
  /** Whether the day lies outside the doubt of the presence's ends. */
  readonly certain: boolean
  /** CSS pixels of its side. */
  readonly size: number
}

/** A site's badge, the same as on the map. The words stand beside it. */
export function SiteGlyph({ kind, presence, legal, certain, size }: SiteGlyphProps) {
  return (
    <svg
      className="dm-card-glyph"
      data-presence={presence}
      data-legal={legal}
      data-certain={certain}
      viewBox={BADGE_BOX}
      width={size}
      height={size}
      aria-hidden="true"
    >
      {badgeShapes(kind).map(({ tag: Tag, attributes: { class: className, ...attributes } }) => (
        <Tag key={className} className={className} {...attributes} />
      ))}
    </svg>
  )
}
