import { type Look, shapeOf } from '../scene/signs.ts'
import './cards.css'

/** A party's shape in its colour. */
export function PartySign({ look }: { readonly look: Look }) {
  return (
    <svg className="dm-card-party" data-look={look} viewBox="0 0 24 24" width="10" height="10" aria-hidden="true">
      <path d={shapeOf(look)} />
    </svg>
  )
}
