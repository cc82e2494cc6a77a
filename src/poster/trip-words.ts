import type { Language } from '../model.ts'
import type { ArcMark } from '../scene/scene.ts'
import { wordsIn } from '../words/words.ts'

/** What a trip's label says: who travels, and between which places, with what is not sure about it. */
export function tripWords(arc: ArcMark, language: Language): { readonly who: string; readonly route: string } {
  const { map } = wordsIn(language)
  const notes = [
    ...(arc.inferred ? [map.inferred] : []),
    ...(arc.differs ? [map.differs] : []),
    ...(arc.phase === 'planned' ? [map.planned] : arc.phase === 'possible' ? [map.possible] : []),
  ]
  return { who: map.travellers(arc.who), route: map.route(arc.fromName, arc.toName, notes) }
}
