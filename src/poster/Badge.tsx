import { badgeShapes } from '../scene/badge.ts'
import type { BadgeMark } from '../scene/scene.ts'
import '../scene/badge.css'

/** A site's badge around the origin of the SVG that it stands in. */
export function Badge({ badge }: { badge: BadgeMark }) {
  return (
    <g data-presence={badge.presence} data-legal={badge.legal} data-certain={badge.presenceCertain}>
      {badgeShapes(badge.kind).map(({ tag: Tag, attributes: { class: className, ...attributes } }) => (
        <Tag key={className} className={className} {...attributes} />
      ))}
    </g>
  )
}
