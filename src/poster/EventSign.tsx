import { DIFFER_PATH, directionOf, leadingLook, markPath } from '../scene/signs.ts'
import { useDemarche } from '../store/context.tsx'
import type { KnownEvent } from '../time/known.ts'

/** How an event is drawn that did not simply happen: undefined for one that did. */
function kindOf({ modality }: KnownEvent): 'planned' | 'reported' | 'crossed' | undefined {
  if (modality === 'planned' || modality === 'reported') return modality
  return modality === 'cancelled' || modality === 'denied' ? 'crossed' : undefined
}

/** The sign that the timeline draws for an event: the way it goes, who leads it, whether it happened, and whether sources differ. */
export function EventSign({ known }: { readonly known: KnownEvent }) {
  const story = useDemarche((state) => state.story)
  const look = leadingLook(story, known)
  const kind = kindOf(known)
  return (
    <svg
      className="dm-sign"
      data-look={look ?? undefined}
      data-kind={kind}
      viewBox="-2 -2 28 28"
      width="14"
      height="14"
      aria-hidden="true"
    >
      <path d={markPath(directionOf(story, known), look)} />
      {kind === 'crossed' && <path d="M3 21L21 3" />}
      {known.certainty.includes('sources-differ') && <path className="dm-sign-differ" d={DIFFER_PATH} />}
    </svg>
  )
}
