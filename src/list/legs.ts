import type { Leg } from '../find/filters.ts'
import type { Language } from '../model.ts'
import type { KnownEvent } from '../time/known.ts'
import { spanInShort } from '../time/short.ts'
import { wordsIn } from '../words/words.ts'

/** How many sources tell of an event. */
export const sourcesOf = ({ claims }: KnownEvent): number => new Set(claims.map(({ source }) => source)).size

/** How a leg stands to the facts: made, still a plan, or called off. */
export type LegState = 'made' | 'planned' | 'off'

export function legState({ known: { modality } }: Leg): LegState {
  if (modality === 'cancelled' || modality === 'denied') return 'off'
  return modality === 'planned' ? 'planned' : 'made'
}

/** When a leg was, by what was known: a plan has the date that it was planned for, not the days that it later took. */
export function legDate(leg: Leg, language: Language): string {
  const { movement, known } = leg
  if (legState(leg) !== 'made') return spanInShort(known.date, language)
  const departed = spanInShort(movement.departed, language)
  const arrived = spanInShort(movement.arrived, language)
  const words = wordsIn(language)
  return departed === arrived ? departed : departed + words.comma + words.find.arrived(arrived)
}

/** What a reader has to know of a leg beside its ends and its date. */
export function legNotes(leg: Leg, language: Language): readonly string[] {
  const words = wordsIn(language)
  const state = legState(leg)
  const { modality } = leg.known
  return [
    ...(state === 'made' ? [] : [state === 'planned' ? words.find.planned : words.modalities[modality].toLowerCase()]),
    ...(modality === 'reported' ? [words.modalities.reported.toLowerCase()] : []),
    ...(leg.movement.route === 'inferred' ? [words.map.inferred] : []),
  ]
}
