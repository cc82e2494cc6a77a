import type { Story } from '../model.ts'
import { directionOf, leadingParty, markPath } from '../scene/signs.ts'
import type { KnownEvent } from '../time/known.ts'

/** The sign that the timeline draws for an event: the way it goes, who leads it, and whether it happened. */
export function Sign({ story, known }: { readonly story: Story; readonly known: KnownEvent }) {
  const { event, modality } = known
  const party = leadingParty(story, event)
  const isOff = modality === 'cancelled' || modality === 'denied'
  const style = isOff ? 'crossed' : modality === 'planned' || modality === 'reported' ? modality : 'filled'
  return (
    <svg
      className="dm-list-sign"
      data-party={party ?? undefined}
      data-style={style}
      viewBox="-2 -2 28 28"
      width="13"
      height="13"
      aria-hidden="true"
    >
      <path d={markPath(directionOf(story, event), party)} />
      {isOff && <path d="M3 21L21 3" />}
    </svg>
  )
}
