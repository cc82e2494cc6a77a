import type { Language } from '../model.ts'
import type { Size } from '../scene/camera.ts'
import type { ArcMark } from '../scene/scene.ts'
import { textWidth } from '../scene/text-width.ts'
import { wordsIn } from '../words/words.ts'

export interface TripWords {
  readonly who: string
  readonly route: string
}

/** What a trip's label says: who travels, and between which places, with what is not sure about it. */
export function tripWords(arc: ArcMark, language: Language): TripWords {
  const { map } = wordsIn(language)
  const notes = [
    ...(arc.inferred ? [map.inferred] : []),
    ...(arc.differs ? [map.differs] : []),
    ...(arc.phase === 'planned' ? [map.planned] : arc.phase === 'possible' ? [map.possible] : []),
  ]
  return { who: map.travellers(arc.who), route: map.route(arc.fromName, arc.toName, notes) }
}

/** Trip labels as text: padding, sizes of the lines and where they stand in CSS pixels, as in marks.css. */
export const TRIP = { padding: 8, first: 12.5, second: 11.5, height: 41, lines: [16, 32] } as const

/** What a trip's label takes, in CSS pixels, as far as can be told without drawing it. */
export function tripRoom({ who, route }: TripWords): Size {
  const width = Math.max(textWidth(who, TRIP.first), textWidth(route, TRIP.second))
  return { width: 2 * TRIP.padding + width, height: TRIP.height }
}
