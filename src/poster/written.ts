import { TONGUES } from '../languages.ts'
import type { Language } from '../model.ts'

/**
 * The direction of a text in a picture that is never mirrored, and which of its ends stands at its point: in SVG, start
 * and end go by the direction.
 */
export function written(language: Language, anchor: 'left' | 'middle' | 'right') {
  const isMirrored = TONGUES[language].direction === 'rtl'
  const textAnchor = anchor === 'middle' ? 'middle' : (anchor === 'left') === isMirrored ? 'end' : 'start'
  return { direction: isMirrored ? 'rtl' : 'ltr', textAnchor } as const
}
