import type { Event, Modality } from '../model.ts'
import { DIFFER_PATH, directionOf, leadingParty, markPath } from '../scene/signs.ts'
import { useDemarche } from '../store/context.tsx'

interface EventSignProps {
  readonly event: Event
  readonly modality: Modality
  /** Whether its known sources differ. */
  readonly differs: boolean
}

/** The sign that the timeline draws for the event, in the colour of who leads it. */
export function EventSign({ event, modality, differs }: EventSignProps) {
  const story = useDemarche((state) => state.story)
  const kind =
    modality === 'planned' || modality === 'reported'
      ? modality
      : modality === 'cancelled' || modality === 'denied'
        ? 'crossed'
        : undefined
  const party = leadingParty(story, event)
  return (
    <svg
      className="dm-card-sign"
      data-party={party ?? undefined}
      data-kind={kind}
      viewBox="-2 -2 28 28"
      width="14"
      height="14"
      aria-hidden="true"
    >
      <path d={markPath(directionOf(story, event), party)} />
      {kind === 'crossed' && <path d="M3 21L21 3" />}
      {differs && <path className="dm-card-sign-differ" d={DIFFER_PATH} />}
    </svg>
  )
}
