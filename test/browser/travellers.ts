import { journeyOf } from '../../src/find/filters.ts'
import type { Movement, Story } from '../../src/model.ts'
import { eventAsKnown } from '../../src/time/known.ts'

/** The persons of a story with the trips that they made or mean to make; who travels most comes first. */
export function travellersOf(story: Story): readonly (readonly [id: string, trips: readonly Movement[]])[] {
  const known = story.events.flatMap((event) => eventAsKnown(story, event, null) ?? [])
  return Object.values(story.actors)
    .filter(({ kind }) => kind === 'person')
    .map(({ id }) => ({ id, journey: journeyOf(known, id) }))
    .toSorted((a, b) => b.journey.length - a.journey.length)
    .map(({ id, journey }) => [
      id,
      journey
        .filter(({ known: { modality } }) => modality !== 'cancelled' && modality !== 'denied')
        .map(({ movement }) => movement),
    ])
}
